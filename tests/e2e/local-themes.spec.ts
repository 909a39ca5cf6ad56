import { choosePin } from './pages/lock.ts';
import { deliverNow, deviceStatus, logInAs } from './pages/log-in.ts';
import { visitPage } from './pages/visit-page.ts';
import { findFaults } from './support/find-faults.ts';
import { expect, test } from './support/visitt-test.ts';

const own = 'Hvem tar seg av katten hvis du blir syk?';

test('the professional lead leaves out a theme and writes a question: a begun conversation keeps its version, the next follows', async ({
  takePhone,
}) => {
  const jonas = await takePhone('jonas');
  const { page } = jonas;
  await logInAs(page, 'jonas');
  await choosePin(page);
  const visits = page.getByRole('main').locator('a[href^="/besok/"]');
  const addresses = [await visits.nth(0).getAttribute('href'), await visits.nth(1).getAttribute('href')];
  const visit = visitPage(page);
  const begin = async (address: string | null | undefined): Promise<void> => {
    await page.goto(address ?? '');
    await page.getByRole('button', { name: 'Start samtalen' }).click();
    await expect(visit.theme('Bolig')).toBeVisible();
  };
  await begin(addresses[0]);
  await deliverNow(page);

  await test.step('per changes the themes, and the draft is still there after a reload', async () => {
    const per = (await takePhone('per')).page;
    await logInAs(per, 'per');
    await choosePin(per);
    await per.goto('/innhold');
    await per.getByRole('link', { name: 'Velg temaer og spørsmål i hjemmebesøket' }).click();
    const home = per.locator('details').filter({ hasText: /^Bolig/ });
    await home.locator('summary').click();
    await home.getByRole('button', { name: 'Skriv et eget spørsmål i Bolig' }).click();
    await per.getByRole('dialog').getByLabel('På bokmål').fill(own);
    await per.getByRole('dialog').getByRole('button', { name: 'Lagre spørsmålet' }).click();
    await expect(per.getByText(/^Endringene dine ligger i utkast 1\.2\.0/)).toBeVisible();
    const alcohol = per.locator('details').filter({ hasText: /^Rus og alkohol/ });
    await alcohol.locator('summary').click();
    await alcohol.getByRole('checkbox', { name: 'Temaet er med i samtalen' }).click();
    await expect(alcohol.locator('summary')).toContainText('Ikke med');
    expect(await findFaults(per, 'themes')).toEqual([]);
    await expect(deviceStatus(per)).toHaveAttribute('data-sync', 'delivered');
    await per.reload();
    await expect(alcohol.locator('summary')).toContainText('Ikke med');
    await per.getByRole('button', { name: 'Ta i bruk utgave 1.2.0' }).click();
    await expect(per.getByText('Utgave 1.2.0 er i bruk. Nye samtaler følger den.')).toBeVisible();
    await deliverNow(per);
  });

  // What the first round fetched is on the phone when the second asks.
  for (let round = 0; round < 2; round += 1) {
    const pulled = page.waitForResponse((answer) => answer.url().includes('/sync/pull') && answer.ok());
    await deliverNow(page);
    await pulled;
  }
  await test.step('what was begun is as it was begun', async () => {
    await page.goto(`${addresses[0] ?? ''}/samtale`);
    await expect(visit.theme('Rus og alkohol')).toBeVisible();
    await visit.theme('Bolig').click();
    await expect(page.getByRole('region', { name: 'Spør gjerne' })).toBeVisible();
    await expect(page.getByText(own)).toHaveCount(0);
  });
  await test.step('what is begun now has the question, and not the theme', async () => {
    await begin(addresses[1]);
    await expect(visit.theme('Rus og alkohol')).toHaveCount(0);
    await visit.theme('Bolig').click();
    await expect(page.getByText(own)).toBeVisible();
  });
});
