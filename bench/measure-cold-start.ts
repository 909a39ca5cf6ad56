import { choosePin, lockScreen, testPin } from '../tests/e2e/pages/lock.ts';
import { logInAs } from '../tests/e2e/pages/log-in.ts';
import { openPhone } from '../tests/e2e/support/phone.ts';
import type { VisittServer } from '../tests/e2e/support/visitt-server.ts';

/**
 * The browser is closed and the server gone: from the address being opened to a door that can be unlocked, and from
 * the last digit of the PIN to I dag with its lists. What a person takes to type is left out.
 */
export async function measureColdStart(
  server: VisittServer,
  folder: string,
  runs: number,
): Promise<readonly number[]> {
  const first = await openPhone(folder, server.url);
  await logInAs(first.page, 'kari');
  await choosePin(first.page);
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
        await lockScreen(phone.page).waitFor();
        // The page's own clock: what the waiting adds is not the app's.
        const toDoor = await phone.page.evaluate(() => performance.now());
        await phone.page.keyboard.type(testPin.slice(0, -1));
        const typed = await phone.page.evaluate(() => performance.now());
        await phone.page.keyboard.type(testPin.slice(-1));
        await phone.page.getByRole('main').getByRole('listitem').first().waitFor();
        const toList = await phone.page.evaluate(() => performance.now());
        times.push(toDoor + toList - typed);
      } finally {
        await phone.close();
      }
    }
  } finally {
    await server.start();
  }
  return times;
}
