import { formPage } from './pages/form-page.ts';
import { choosePin } from './pages/lock.ts';
import { logInAs } from './pages/log-in.ts';
import { findFaults } from './support/find-faults.ts';
import { expect, test } from './support/visitt-test.ts';

test('the ward’s NOIS-PIAH worksheet is started from the ward, adds up, and lies there signed', async ({
  takePhone,
}) => {
  const { page } = await takePhone('amina');
  await logInAs(page, 'amina');
  await choosePin(page);
  await page.getByRole('link', { name: /Runde på Fjord/ }).click();
  const forms = page.getByRole('region', { name: 'Skjemaer for avdelingen' });
  await forms.getByRole('button', { name: 'NOIS-PIAH – arbeidsark for avdelingen' }).click();
  const form = formPage(page);
  await expect(form.item('beboere')).toBeVisible();
  await form.item('dag').locator('input').fill('2026-11-04');
  await form.write('beboere', '24');
  await form.write('beboer-rom', '101');
  await form.choose('infeksjon', 'Urinveier, med kateter');
  await form.write('middel-navn', 'Pivmecillinam');
  await expect(form.item('sum-uvi-med').locator('output')).toHaveText('1');
  await expect(form.item('sum-antibiotika').locator('output')).toHaveText('1');
  expect(await findFaults(page, 'the worksheet')).toEqual([]);
  await form.sign();
  await page.goto('/');
  await page.getByRole('link', { name: /Runde på Fjord/ }).click();
  await expect(forms.getByRole('listitem')).toHaveCount(1);
});
