import { logInAs } from '../tests/e2e/pages/log-in.ts';
import { openPhone } from '../tests/e2e/support/phone.ts';
import type { VisittServer } from '../tests/e2e/support/visitt-server.ts';

/** The browser is closed and the server gone: from the address being opened to I dag with its lists. */
export async function measureColdStart(
  server: VisittServer,
  folder: string,
  runs: number,
): Promise<readonly number[]> {
  const first = await openPhone(folder, server.url);
  await logInAs(first.page, 'kari');
  await first.close();
  await server.stop();
  const times: number[] = [];
  try {
    for (let run = 0; run < runs; run += 1) {
      const phone = await openPhone(folder, server.url);
      try {
        const session = await phone.context.newCDPSession(phone.page);
        await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
        await phone.page.goto('/', { waitUntil: 'commit' });
        await phone.page.getByRole('main').getByRole('listitem').first().waitFor();
        // The page's own clock: what the waiting above adds is not the app's.
        times.push(await phone.page.evaluate(() => performance.now()));
      } finally {
        await phone.close();
      }
    }
  } finally {
    await server.start();
  }
  return times;
}
