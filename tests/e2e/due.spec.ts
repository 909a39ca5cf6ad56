import type { Page } from '@playwright/test';
import { choosePin } from './pages/lock.ts';
import { deliverNow, logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { findFaults } from './support/find-faults.ts';
import { expect, test } from './support/visitt-test.ts';

type Entry = {
  readonly personId: string;
  readonly questionnaire: string;
  readonly due: string;
  readonly overdueDays: number;
  readonly rule: { readonly basis: string; readonly version: string };
};

/** The server's own list for the unit of whoever is logged in. */
const serverList = (page: Page): Promise<readonly Entry[]> =>
  page.evaluate(async () => {
    const { roles } = (await (await fetch('/session')).json()) as { roles: { unitId: string }[] };
    const list = (await (await fetch(`/due?unitId=${roles[0]?.unitId}`)).json()) as { due: Entry[] };
    return list.due;
  });
const isMst = ({ questionnaire }: Entry): boolean => questionnaire.endsWith('/mst');

test('what is due says its rule; an absence and another plan count at once without network, and on the server after', async ({
  takePhone,
}) => {
  const { page, context } = await takePhone('kari');
  await logInAs(page, 'kari');
  await choosePin(page);
  const person = (await serverList(page)).find((one) => isMst(one) && one.overdueDays > 0);
  await page.goto(`/personer/${person?.personId}`);
  const next = page.getByRole('region', { name: 'Neste', exact: true });
  const card = next.locator('.v-start-card').filter({ hasText: 'MST – risiko' });
  await expect(card).toContainText('Forfalt');
  await card.getByText('Hvorfor nå?').click();
  await expect(card).toContainText('Regel: Når MST skal gjøres, utgave 1.1.0.');
  await expect(card).toContainText('Helsedirektoratet');

  await context.setOffline(true);
  await next.getByText('Er personen borte?').click();
  await next.getByRole('button', { name: 'Lagre fraværet' }).click();
  await expect(next.getByText('Velg hvor personen er.')).toBeVisible();
  await next.locator('label', { hasText: 'Sykehus' }).click();
  expect(await findFaults(page, 'Borte', 'main')).toEqual([]);
  await next.getByRole('button', { name: 'Lagre fraværet' }).click();
  await expect(next).toContainText('Ingenting forfaller før personen er tilbake.');
  await expect(card).toHaveCount(0);
  await next.getByRole('button', { name: 'Personen er tilbake' }).click();
  await expect(card).toBeVisible();

  await card.getByText('Skal noe annet gjelde?').click();
  await card.locator('label', { hasText: 'Annen individuell plan' }).click();
  await card.locator('label', { hasText: 'Hver uke' }).click();
  await card.getByRole('textbox', { name: 'Begrunnelse' }).fill('Følges tettere etter sykehuset');
  expect(await findFaults(page, 'Annen plan', 'main')).toEqual([]);
  await card.getByRole('button', { name: 'Lagre på enheten' }).click();
  await expect(card).toContainText('Lagret på enheten.');
  await card.getByText('Hvorfor nå?').click();
  await expect(card).toContainText('Følges tettere etter sykehuset');
  await expect(card).toContainText('Personens egen plan: hver uke');
  await page.reload();
  await expect(card).toBeVisible();

  await context.setOffline(false);
  await deliverNow(page);
  const own = (await serverList(page)).find((one) => isMst(one) && one.personId === person?.personId);
  expect(own?.rule.basis).toBe('own');
});

async function openMstEditor(page: Page): Promise<void> {
  await goTo(page, 'Meg');
  await page.getByRole('link', { name: 'Skjemaene kommunen har' }).click();
  await page.getByRole('link', { name: 'Frister: hva som forfaller når' }).click();
  await page.getByRole('button', { name: 'Endre: Når MST skal gjøres' }).click();
}
const whyField = (page: Page) => page.getByRole('textbox', { name: 'Hvorfor endres det?' });
const putIntoUse = (page: Page) => page.getByRole('button', { name: 'Ta i bruk' }).click();

test('fagansvarlig changes when MST is due; the leader’s list and its CSV follow', async ({ takePhone }) => {
  const per = await takePhone('per');
  await logInAs(per.page, 'per');
  await goTo(per.page, 'Meg');
  await per.page.getByRole('link', { name: 'Skjemaene kommunen har' }).click();
  await per.page.getByRole('link', { name: 'Frister: hva som forfaller når' }).click();
  await expect(per.page.getByRole('heading', { level: 1, name: 'Frister' })).toBeVisible();
  await expect(per.page.getByText('Fra 75 år.')).toBeVisible();
  expect(await findFaults(per.page, 'Frister', 'main')).toEqual([]);
  await per.page.getByRole('button', { name: 'Endre: Når MST skal gjøres' }).click();
  const home = per.page.getByRole('group', { name: 'Hjemmesykepleie' });
  await home.getByRole('combobox', { name: 'Deretter' }).selectOption('hver 2. uke');
  await per.page.getByRole('checkbox', { name: 'Gjelder for korttidsopphold' }).uncheck();
  await per.page.getByRole('button', { name: 'Ta i bruk' }).click();
  await expect(per.page.getByText('Skriv hvorfor det endres.')).toBeVisible();
  await per.page.getByRole('textbox', { name: 'Hvorfor endres det?' }).fill('Vedtatt i fagmøte');
  expect(await findFaults(per.page, 'Endre frister', 'main')).toEqual([]);
  await per.page.getByRole('button', { name: 'Ta i bruk' }).click();
  await expect(per.page.getByText('Når MST skal gjøres: utgave 1.1.1 gjelder nå.')).toBeVisible();
  await expect(per.page.getByText('Gjelder ikke: korttidsopphold, ingen tjeneste.')).toBeVisible();
  await deliverNow(per.page);

  await test.step('a version that comes while the next one is written is told of, and nothing is stored over it unseen', async () => {
    await openMstEditor(per.page);
    await whyField(per.page).fill('Nytt vedtak');
    const other = await takePhone('per at home');
    await logInAs(other.page, 'per');
    await openMstEditor(other.page);
    await whyField(other.page).fill('Rettet av en kollega');
    await putIntoUse(other.page);
    await expect(other.page.getByText('Når MST skal gjøres: utgave 1.1.2 gjelder nå.')).toBeVisible();
    await deliverNow(other.page);
    await deliverNow(per.page);
    await openMstEditor(per.page);
    await expect(whyField(per.page)).toHaveValue('Nytt vedtak');
    const told = per.page.getByRole('alert').filter({ hasText: 'Det kom en nyere utgave mens du skrev' });
    await expect(told).toContainText('Rettet av en kollega');
    await putIntoUse(per.page);
    await expect(told.getByRole('button', { name: 'Begynn fra den nye' })).toBeFocused();
    expect(await findFaults(per.page, 'A newer version came', 'main')).toEqual([]);
    await told.getByRole('button', { name: 'Behold det jeg har skrevet' }).click();
    await per.page.getByRole('button', { name: 'Ta i bruk' }).click();
    await expect(per.page.getByText('Når MST skal gjøres: utgave 1.1.3 gjelder nå.')).toBeVisible();
    await deliverNow(per.page);
  });

  const siri = await takePhone('siri');
  await logInAs(siri.page, 'siri');
  const list = (await serverList(siri.page)).filter((one) => one.overdueDays > 0);
  expect(new Set(list.filter(isMst).map(({ rule }) => rule.version))).toEqual(new Set(['1.1.3']));
  await goTo(siri.page, 'Oversikt');
  const overdue = siri.page.getByRole('region', { name: /^Forfalt/ });
  await expect(overdue).toContainText('av alt som er levert fra enhetene');
  const count = new Set(list.map(({ personId }) => personId)).size;
  await expect(overdue.getByRole('heading', { level: 2 })).toHaveText(`Forfalt${count}`);
  expect(await findFaults(siri.page, 'Oversikt', 'main')).toEqual([]);
  const downloading = siri.page.waitForEvent('download');
  await overdue.getByRole('link', { name: 'Last ned som CSV' }).click();
  expect((await downloading).suggestedFilename()).toBe('forfall.csv');
});
