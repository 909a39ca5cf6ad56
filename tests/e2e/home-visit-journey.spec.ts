import type { Page } from '@playwright/test';
import { formPage } from './pages/form-page.ts';
import { choosePin, openUnlocked } from './pages/lock.ts';
import { deliverNow, deviceStatus, logInAs } from './pages/log-in.ts';
import { visitPage } from './pages/visit-page.ts';
import { findFaults } from './support/find-faults.ts';
import { startJourney } from './support/journey.ts';
import { expect, test } from './support/visitt-test.ts';

const setTextSize = (page: Page, size: string): Promise<void> =>
  page.evaluate((fontSize) => {
    document.documentElement.style.fontSize = fontSize;
  }, size);

const important = 'Å bli boende her og komme meg ut i hagen';
const note = 'Høy dørstokk til badet';

test('a home visit without network: prepared, begun, broken off, gone on with on another phone, finished and transferred', async ({
  visitt,
  takePhone,
}) => {
  for (const owner of ['jonas', 'jonas-2']) {
    const phone = await takePhone(owner);
    await logInAs(phone.page, 'jonas');
    await choosePin(phone.page);
    await phone.close();
  }
  await visitt.kill();

  const first = await takePhone('jonas');
  await openUnlocked(first.page);
  const visit = visitPage(first.page);
  const faults: string[] = [];
  const journey = await startJourney(first.context, {
    name: 'home-visit',
    title: 'A preventive home visit, from I dag to the middle of the conversation',
    where: 'preventive team, offline',
  });
  await journey.step('from I dag to the visit', async () => {
    const row = first.page.getByRole('main').locator('a[href^="/besok/"]').first();
    await row.click();
    await expect(visit.step('Forberedelse')).toBeVisible();
  });
  const address = new URL(first.page.url()).pathname;
  await journey.step('prepare: a theme more, and the folder', async () => {
    await visit.step('Forberedelse').click();
    const theme = first.page.getByRole('checkbox', { name: 'Brann', exact: true });
    // A mark stands once it lies on the device.
    await theme.click();
    await expect(theme).toBeChecked();
    const packed = first.page
      .getByRole('group', { name: 'Pakk mappen' })
      .getByRole('checkbox', { name: /brann/i })
      .first();
    await packed.click();
    await expect(packed).toBeChecked();
    faults.push(...(await findFaults(first.page, 'preparation')));
    await visit.back();
  });
  await journey.step('begin, and write what matters most', async () => {
    await first.page.getByRole('button', { name: 'Start samtalen' }).click();
    const field = formPage(first.page).item('viktig').getByRole('textbox');
    await field.click();
    await field.pressSequentially(important);
    await field.blur();
    await visit.untilStored();
    faults.push(...(await findFaults(first.page, 'conversation')));
  });
  await journey.step('a theme with a note', async () => {
    await visit.theme('Bolig').click();
    await expect(first.page.getByRole('region', { name: 'Spør gjerne' })).toBeVisible();
    const field = formPage(first.page).item('bolig-notat').getByRole('textbox');
    await field.click();
    await field.pressSequentially(note);
    await field.blur();
    await visit.untilStored();
    faults.push(...(await findFaults(first.page, 'theme')));
    await visit.toThemes();
    await expect(visit.theme('Bolig')).toContainText('Notat skrevet');
  });
  await journey.step('a theme that leaves no note', async () => {
    await visit.theme('Brann').click();
    const touched = first.page.getByRole('checkbox', { name: 'Vi snakket om dette' });
    await touched.click();
    await expect(touched).toBeChecked();
    await visit.toThemes();
    await expect(visit.theme('Brann')).toContainText('Snakket om');
  });
  journey.end();

  await test.step('the private theme says so', async () => {
    await visit.theme('Vold').click();
    await expect(first.page.getByText('Ta dette bare opp når dere er alene.')).toBeVisible();
    const field = formPage(first.page).item('vold-notat').getByRole('textbox');
    await field.fill('Fortalte noe hun ikke vil at andre skal vite');
    await field.blur();
    await visit.untilStored();
    await visit.toThemes();
  });

  await test.step('she is called away in the middle, and all is there after a cold start', async () => {
    await first.close();
    const cold = await takePhone('jonas');
    await openUnlocked(cold.page, `${address}/samtale`);
    await expect(formPage(cold.page).item('viktig').getByRole('textbox')).toHaveValue(important);
    await visitt.start();
    await deliverNow(cold.page);
    await cold.close();
  });

  const second = await takePhone('jonas-2');
  const other = visitPage(second.page);
  await test.step('another phone fetches it, and loses contact again', async () => {
    await openUnlocked(second.page, address);
    await expect(other.step('Samtalen')).toContainText('Bolig');
    await expect(deviceStatus(second.page)).toHaveAttribute('data-sync', 'delivered');
    await visitt.kill();
  });

  const rest = await startJourney(second.context, {
    name: 'home-visit-finished',
    title: 'The same visit taken over on another phone, finished and marked as transferred',
    where: 'preventive team, offline',
  });
  await rest.step('go on where it was left', async () => {
    await second.page.getByRole('link', { name: 'Fortsett samtalen' }).click();
    await expect(formPage(second.page).item('viktig').getByRole('textbox')).toHaveValue(important);
    await expect(other.theme('Bolig')).toContainText('Notat skrevet');
    await formPage(second.page).option('tolk-brukt', 'Nei').check();
    await other.untilStored();
    await second.page.getByRole('link', { name: 'Til avtaler og samtykke' }).click();
  });
  await rest.step('an agreement with an owner and a day', async () => {
    await second.page.getByRole('button', { name: 'Legg til en avtale' }).click();
    const sheet = second.page.getByRole('dialog');
    await sheet.getByRole('textbox').first().click();
    await sheet.getByRole('textbox').first().pressSequentially('Sende søknad om lavere dørstokk');
    await sheet.getByRole('button', { name: /^Lagre/ }).click();
    await expect(sheet).toHaveCount(0);
    await expect(second.page.getByText('Sende søknad om lavere dørstokk')).toBeVisible();
  });
  await rest.step('consent, what is left behind, and what is next', async () => {
    const form = formPage(second.page);
    await form.option('lagt-igjen', 'mappe').check();
    await form.option('samtykke', 'muntlig').check();
    await form.option('samtykke-av', 'Personen selv').check();
    await form.option('henvist-til', 'Fysio').check();
    await form.option('neste', 'selv').check();
    await other.untilStored();
    faults.push(...(await findFaults(second.page, 'closing')));
  });
  await rest.step('finish', async () => {
    await second.page.getByRole('button', { name: 'Fullfør besøket' }).click();
    await second.page.getByRole('dialog').getByRole('button', { name: 'Fullfør besøket' }).click();
    await expect(second.page.getByRole('article')).toBeVisible();
  });

  await test.step('the sheet in nynorsk and at 200 % holds what she should see and nothing else', async () => {
    const sheet = second.page.getByRole('article');
    await second.page.getByRole('radio', { name: 'Nynorsk' }).click({ force: true });
    await expect(sheet).toHaveAttribute('lang', 'nn');
    await expect(sheet).toContainText('Dette snakka vi om');
    await expect(sheet).toContainText(important);
    await expect(sheet).toContainText('Sende søknad om lavere dørstokk');
    for (const hidden of [note, 'Vold', 'vil at andre']) await expect(sheet).not.toContainText(hidden);
    await setTextSize(second.page, '200%');
    faults.push(...(await findFaults(second.page, 'summary at 200 %')));
    expect(await second.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(412);
    await setTextSize(second.page, '');
    await second.page.emulateMedia({ media: 'print' });
    await expect(second.page.getByRole('button', { name: 'Skriv ut' })).toBeHidden();
    await second.page.emulateMedia({ media: 'screen' });
    await other.back();
  });

  await rest.step('copy to the journal and say so', async () => {
    await second.page.getByRole('link', { name: 'Overfør til journalen' }).click();
    const text = second.page.getByRole('region', { name: 'Journaltekst' });
    for (const words of [note, important, 'Vold:', 'Sende søknad om lavere dørstokk', 'sagt muntlig'])
      await expect(text).toContainText(words);
    await second.page.getByRole('button', { name: 'Kopier teksten' }).click();
    await second.page.getByRole('button', { name: 'Jeg har overført den' }).click();
    await expect(second.page.getByText(/^Overført til journalen av /)).toBeVisible();
    faults.push(...(await findFaults(second.page, 'journal')));
  });
  rest.end();

  await test.step('said by mistake, it waits on the list again until it is said anew', async () => {
    const name =
      (await second.page.getByRole('main').locator('.v-screen__lead').innerText()).split(',')[0] ?? '';
    await second.page.getByRole('button', { name: 'Angre, den er ikke overført' }).click();
    await second.page.getByRole('button', { name: 'Jeg har overført den' }).waitFor();
    const openList = async (): Promise<void> => {
      await second.page.getByRole('link', { name: 'I dag', exact: true }).click();
      await second.page.getByRole('link', { name: /^Forebyggende besøk/ }).click();
      await expect(second.page.getByRole('heading', { level: 1, name: 'Forebyggende besøk' })).toBeVisible();
    };
    await openList();
    const waiting = second.page.getByRole('region', { name: /^Ikke overført til journalen/ });
    await expect(waiting.getByRole('link', { name })).toBeVisible();
    faults.push(...(await findFaults(second.page, 'list')));
    await waiting.getByRole('link', { name }).click();
    await second.page.getByRole('link', { name: 'Overfør til journalen' }).click();
    await second.page.getByRole('button', { name: 'Jeg har overført den' }).click();
    await expect(second.page.getByText(/^Overført til journalen av /)).toBeVisible();
    await openList();
    await expect(waiting.getByRole('link', { name })).toHaveCount(0);
  });

  await test.step('the first phone knows of it', async () => {
    await visitt.start();
    await deliverNow(second.page);
    const again = await takePhone('jonas');
    await openUnlocked(again.page, address);
    await expect(again.page.getByText('Overført til journalen', { exact: true })).toBeVisible();
    await expect(deviceStatus(again.page)).toHaveAttribute('data-sync', 'delivered');
  });
  expect(faults).toEqual([]);
});
