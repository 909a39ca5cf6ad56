import { logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { expect, test } from './support/visitt-test.ts';

test('bokmål, nynorsk and English, each at once and after a reload', async ({ takePhone }) => {
  const { page } = await takePhone('ola');
  await logInAs(page, 'ola');
  await goTo(page, 'Meg');

  const menu = page.getByRole('navigation');
  await page.getByText('Nynorsk', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'nn');
  await expect(menu.getByRole('link', { name: 'Personar' })).toBeVisible();

  await page.getByText('English', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(menu.getByRole('link', { name: 'People' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Me' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');

  await page.getByText('Bokmål', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'nb');
  await expect(menu.getByRole('link', { name: 'Personer' })).toBeVisible();
});

test('a phone set to nynorsk meets nynorsk before log-in', async ({ takePhone }) => {
  const { page } = await takePhone('nobody', { locale: 'nn-NO' });
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'nn');
});
