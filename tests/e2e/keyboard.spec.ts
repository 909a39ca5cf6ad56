import type { Locator, Page } from '@playwright/test';
import { formPage } from './pages/form-page.ts';
import { waitUntilFetched } from './pages/log-in.ts';
import { expect, test } from './support/visitt-test.ts';

/** Moves the focus with Tab until it is there; fails when a person would have given up. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
  }
  await expect(target, 'reached with Tab').toBeFocused();
}

async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await expect(target).toBeVisible();
  await tabTo(page, target);
  await page.keyboard.press(key);
}

test('log-in, a person found, MST filled in and signed, by keyboard alone', async ({ takePhone }) => {
  const { page } = await takePhone('nina', { hasTouch: false });
  await page.goto('/');
  await press(page, page.getByRole('link', { name: 'Logg inn' }));
  await press(page, page.locator('button[name="user"][value="nina"]'));
  await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
  await waitUntilFetched(page);

  await press(
    page,
    page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'Personer' }),
  );
  await expect(page.getByRole('heading', { level: 1, name: 'Personer' })).toBeFocused();
  await tabTo(page, page.getByRole('searchbox', { name: 'Søk etter navn' }));
  const firstPerson = page.getByRole('main').locator('a[href^="/personer/"]').first();
  const [family = ''] = (await firstPerson.innerText()).split(',');
  await page.keyboard.type(family);
  await press(page, firstPerson);
  await expect(page).toHaveURL(/\/personer\/.+/);

  const due = page.getByRole('button', { name: 'Start MST', exact: true });
  const among = page.getByRole('button', { name: 'MST – risiko for underernæring' });
  const list = page.locator('summary').filter({ hasText: /^Start et/ });
  await expect(list).toBeVisible();
  if (await due.isVisible()) await press(page, due);
  else {
    if (!(await among.isVisible())) await press(page, list);
    await press(page, among);
  }
  await expect(page).toHaveURL(/\/skjema\//);

  const form = formPage(page);
  const no = form.option('vekttap', 'Nei');
  await press(page, no, 'Space');
  await expect(no).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await expect(form.option('vekttap', 'Vet ikke')).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await expect(no).toBeChecked();
  await press(page, form.option('matlyst', 'Nei'), 'Space');
  await expect(form.item('poeng').locator('output')).toContainText('0');
  await form.untilStored();

  await press(page, page.getByRole('button', { name: 'Signer', exact: true }));
  const sheet = page.getByRole('dialog');
  await press(page, sheet.getByRole('button', { name: 'Signer', exact: true }));
  await expect(page.getByRole('heading', { level: 1, name: 'Signert' })).toBeVisible();
});
