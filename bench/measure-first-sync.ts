import { deviceStatus } from '../tests/e2e/pages/log-in.ts';
import { openPhone } from '../tests/e2e/support/phone.ts';
import type { VisittServer } from '../tests/e2e/support/visitt-server.ts';

/** A new device: from the tap on one's own name to everything one may see being on it. */
export async function measureFirstSync(
  server: VisittServer,
  folder: string,
  runs: number,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const phone = await openPhone(`${folder}-${run}`, server.url);
    try {
      const { page } = phone;
      await page.goto('/');
      await page.getByRole('link', { name: 'Logg inn' }).click();
      const before = performance.now();
      await page.locator('button[name="user"][value="kari"]').click();
      await deviceStatus(page).and(page.locator('[data-sync="delivered"]')).waitFor({ timeout: 120_000 });
      times.push(performance.now() - before);
    } finally {
      await phone.close();
    }
  }
  return times;
}
