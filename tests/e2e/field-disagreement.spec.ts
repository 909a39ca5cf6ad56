import type { Page } from '@playwright/test';
import { deliverNow, deviceStatus, logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { findFaults } from './support/find-faults.ts';
import { pushOperation } from './support/push-operation.ts';
import { expect, test } from './support/visitt-test.ts';

/** Changes a field of a person as another program of the same user would, on what she was last told of it. */
const changePhone = (page: Page, id: string, phone: string): Promise<string> =>
  pushOperation(page, { type: 'record.patch', id, kind: 'person', fields: { phone }, base: { phone: null } });

test('two who have written the same field of a person differently: told, chosen with the keyboard, said aloud, and settled for both', async ({
  takePhone,
}) => {
  const [kari, ola] = [await takePhone('kari'), await takePhone('ola')];
  await logInAs(kari.page, 'kari');
  await logInAs(ola.page, 'ola');
  await goTo(kari.page, 'Personer');
  const row = kari.page.getByRole('main').locator('a[href^="/personer/"]').first();
  await expect(row).toBeVisible();
  const address = (await row.getAttribute('href')) ?? '';
  const id = address.split('/').at(-1) ?? '';
  await changePhone(kari.page, id, '40000001');
  expect(await changePhone(ola.page, id, '40000002')).toBe('conflict');

  const chooser = (page: Page) => page.getByRole('group', { name: 'To svar på «Telefon» – velg' });
  await row.click();
  await askForNews(kari.page, address);
  await expect(chooser(kari.page)).toBeVisible();
  await expect(chooser(kari.page).getByRole('button', { name: /40000001.*Kari/s })).toBeVisible();
  const other = chooser(kari.page).getByRole('button', { name: /40000002.*Ola/s });
  await expect(other).toBeVisible();
  expect(await findFaults(kari.page, 'Person', 'main')).toEqual([]);
  await other.focus();
  await kari.page.keyboard.press('Enter');
  await expect(chooser(kari.page)).toHaveCount(0);
  await expect(
    kari.page.locator('[aria-live="polite"]', { hasText: 'Valget er lagret på enheten.' }),
  ).toHaveCount(1);
  await expect(kari.page.locator('a[href="tel:40000002"]').first()).toBeVisible();
  await deliverNow(kari.page);

  await goTo(ola.page, 'Personer');
  await ola.page.locator(`a[href="${address}"]`).click();
  await askForNews(ola.page, address);
  await expect(ola.page.locator('a[href="tel:40000002"]').first()).toBeVisible();
  await expect(chooser(ola.page)).toHaveCount(0);
});

/** Asks for what is new, and comes back to the person; it is shown when it has come. */
async function askForNews(page: Page, address: string): Promise<void> {
  await deviceStatus(page).getByRole('link').click();
  await page.getByRole('button', { name: 'Lever nå' }).click();
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
}
