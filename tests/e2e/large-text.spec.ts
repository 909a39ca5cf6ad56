import type { Page } from '@playwright/test';
import { formPage } from './pages/form-page.ts';
import { choosePin, lockScreen } from './pages/lock.ts';
import { logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { personPage } from './pages/person-page.ts';
import { expect, test } from './support/visitt-test.ts';

/** Forms with a total, and an answer that begins each. */
const forms = [
  { title: 'MST – risiko for underernæring', answer: ['vekttap', 'Ja, 6–10 kg'] },
  { title: 'NRS 2002 – ernæringsrisiko', answer: null },
  { title: 'NEWS2 – når noe er galt', answer: null },
  { title: 'SPPB – balanse, gange og reise seg', answer: null },
] as const;

/** What stands still over the end of the screen while the form moves under it, in CSS pixels. */
const coveredFoot = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const isStuck = (found: Element | null): boolean => {
      for (let at = found; at && at !== document.body; at = at.parentElement) {
        if (at.closest('header')) return false;
        if (/^(sticky|fixed)$/.test(getComputedStyle(at).position)) return true;
      }
      return false;
    };
    let y = innerHeight - 2;
    while (y > 0 && isStuck(document.elementFromPoint(innerWidth / 2, y))) y -= 2;
    return innerHeight - 2 - y;
  });

const setTextSize = (page: Page, size: string): Promise<void> =>
  page.evaluate((fontSize) => {
    document.documentElement.style.fontSize = fontSize;
  }, size);

test('a form with a total keeps two thirds of the screen for its questions, also with text at 200 %', async ({
  takePhone,
}) => {
  const { page } = await takePhone('kari');
  await logInAs(page, 'kari');
  await goTo(page, 'Personer');
  const person = await page.getByRole('main').locator('a[href^="/personer/"]').first().getAttribute('href');
  const drafts: string[] = [];
  for (const { title, answer } of forms) {
    await page.goto(person ?? '');
    await personPage(page).startOther(title);
    await expect(page.locator('.vf-form')).toBeVisible();
    if (answer) await formPage(page).choose(answer[0], answer[1]);
    drafts.push(page.url());
  }

  const faults: string[] = [];
  const look = async (how: string): Promise<void> => {
    for (const [at, draft] of drafts.entries()) {
      await page.goto(draft);
      await expect(page.locator('.vf-form output').first()).toBeAttached();
      for (const size of ['', '200%']) {
        await setTextSize(page, size);
        const name = `${forms[at]?.title ?? ''}, ${how}, ${size || '100%'}`;
        for (const share of [0, 0.3, 0.6]) {
          await page.evaluate((to) => scrollTo(0, document.documentElement.scrollHeight * to), share);
          const height = await page.evaluate(() => innerHeight);
          // Observers answer some time after the layout they saw.
          const settled = expect.poll(() => coveredFoot(page), { timeout: 10_000 });
          await settled
            .toBeLessThanOrEqual(height / 3)
            .catch((cause: unknown) => faults.push(`${name}: ${String(cause)}`));
        }
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > 412) faults.push(`${name}: ${width} px wide`);
      }
    }
  };
  await look('light');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await look('dark');
  await page.goto('/meg');
  await page.getByText('Nynorsk', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'nn');
  await look('nynorsk');
  expect(faults).toEqual([]);

  await test.step('one line follows with the figure, leads to the total, and then makes way for it', async () => {
    await page.goto(drafts[0] ?? '');
    const form = formPage(page);
    await expect(form.item('poeng').locator('output')).toBeAttached();
    await setTextSize(page, '200%');
    const line = page.locator('.vf-running-line');
    await expect(line).toBeVisible();
    await expect(line).toContainText('–');
    // Out from under the line, which lies over the foot of the screen.
    await form.option('matlyst', 'Ja').evaluate((option) => option.scrollIntoView({ block: 'center' }));
    await form.option('matlyst', 'Ja').check();
    // The answer lets the next question come to meet her, which may bring the total itself: then the line is gone.
    await expect(async () => {
      await page.evaluate(() => scrollTo(0, 0));
      await expect(line).toContainText('3', { timeout: 5_000 });
      await line.click({ timeout: 5_000 });
      await expect(form.item('poeng').locator('output')).toBeInViewport({ timeout: 5_000 });
    }).toPass({ timeout: 120_000 });
    await expect(line).toHaveCount(0);
  });
});

test('the locked door shows every key and the way out at once, also with text at 200 %', async ({
  takePhone,
}) => {
  const { page } = await takePhone('kari');
  await logInAs(page, 'kari');
  await choosePin(page);
  await page.goto('/meg');
  await page.getByRole('button', { name: 'Lås nå' }).click();
  await expect(lockScreen(page)).toBeVisible();
  for (const size of ['', '200%']) {
    await setTextSize(page, size);
    for (const digit of ['1', '0'])
      await expect(page.getByRole('button', { name: digit, exact: true })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('link', { name: /^Glemt/ })).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(412);
  }
});
