import { formPage } from '../tests/e2e/pages/form-page.ts';
import { logInAs } from '../tests/e2e/pages/log-in.ts';
import { goTo } from '../tests/e2e/pages/main-menu.ts';
import { personPage } from '../tests/e2e/pages/person-page.ts';
import { openPhone } from '../tests/e2e/support/phone.ts';
import type { VisittServer } from '../tests/e2e/support/visitt-server.ts';

/** Taps answers in turn; each time is from the tap to *Lagret på enheten* standing there again, by the page's clock. */
export async function measureTaps(
  server: VisittServer,
  folder: string,
  count: number,
): Promise<readonly number[]> {
  const phone = await openPhone(folder, server.url);
  try {
    const { page } = phone;
    await logInAs(page, 'kari');
    await goTo(page, 'Personer');
    await page.getByRole('main').locator('a[href^="/personer/"]').first().click();
    await personPage(page).startOther('MST – risiko for underernæring');
    await formPage(page).choose('vekttap', 'Nei');
    const session = await phone.context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    return await page.evaluate(tapInTurn, {
      count,
      item: '[data-link-id="vekttap"] input',
      saved: '.v-saved',
    });
  } finally {
    await phone.close();
  }
}

type Taps = { readonly count: number; readonly item: string; readonly saved: string };

/** Runs in the page. */
async function tapInTurn({ count, item, saved }: Taps): Promise<number[]> {
  const times: number[] = [];
  const words = (): string => document.querySelector(saved)?.textContent ?? '';
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!holds()) return;
        observer.disconnect();
        resolve();
      };
      const observer = new MutationObserver(look);
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      look();
    });
  for (let tap = 1; tap <= count; tap += 1) {
    const options = document.querySelectorAll<HTMLInputElement>(item);
    const option = options[tap % 3];
    if (option === undefined) throw new Error('no option to tap');
    const before = performance.now();
    option.click();
    await until(() => words().startsWith('Lagrer'));
    await until(() => words().startsWith('Lagret'));
    times.push(performance.now() - before);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return times;
}
