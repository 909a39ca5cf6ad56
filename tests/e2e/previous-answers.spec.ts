import type { Page } from '@playwright/test';
import { formPage } from './pages/form-page.ts';
import { logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { personPage } from './pages/person-page.ts';
import { expect, test } from './support/visitt-test.ts';

const weightForm = 'Vekt og høyde';

async function startAgain(page: Page, person: string): Promise<void> {
  await page.goto(person);
  await personPage(page).startOther(weightForm);
}

test('last time’s answers stand in a new record of the same form: one tap repeats, one takes back', async ({
  takePhone,
}) => {
  const { page } = await takePhone('kari');
  await logInAs(page, 'kari');
  await goTo(page, 'Personer');
  await page.getByRole('main').locator('a[href^="/personer/"]').first().click();
  await expect(page).toHaveURL(/\/personer\//);
  const person = page.url();

  await personPage(page).startOther(weightForm);
  const form = formPage(page);
  await form.write('vekt', '61,4');
  await form.choose('usikker', 'Nei');
  await form.write('merknad', 'Veid med sko');
  await form.sign();

  await startAgain(page, person);
  const weight = page.getByRole('textbox', { name: 'Vekt', exact: true });
  const last = form.item('vekt').getByRole('button');
  await expect(last).toHaveAccessibleName(/^Sist: 61,4\skg.* Bruk igjen Vekt$/);
  await expect(weight).toHaveValue('');
  await last.tap();
  await expect(weight).toHaveValue('61,4');
  await expect(last).toHaveAccessibleName(/Angre Vekt$/);
  await last.tap();
  await expect(weight).toHaveValue('');
  await last.tap();
  await form
    .item('usikker')
    .getByRole('radio', { name: /^Nei sist/ })
    .check();
  await form
    .item('merknad')
    .getByRole('button', { name: /Bruk igjen Merknad$/ })
    .tap();
  await form.untilStored();

  // What was repeated is an answer like any other: stored as it was given.
  await page.reload();
  await expect(weight).toHaveValue('61,4');
  await expect(form.option('usikker', 'Nei')).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Merknad' })).toHaveValue('Veid med sko');
});

test('words written in the blink before the screen is left are kept', async ({ takePhone }) => {
  const { page } = await takePhone('kari');
  await logInAs(page, 'kari');
  await goTo(page, 'Personer');
  await page.getByRole('main').locator('a[href^="/personer/"]').nth(1).click();
  await personPage(page).startOther(weightForm);
  const draft = page.url();
  await formPage(page).write('vekt', '70');
  await page.getByRole('textbox', { name: 'Merknad' }).fill('Spiser lite');
  // By the app's own navigation, at once: no field is left first and no pause is long enough.
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('nav a[href="/"]')?.click();
  });
  await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(draft);
  await expect(page.getByRole('textbox', { name: 'Merknad' })).toHaveValue('Spiser lite');
});
