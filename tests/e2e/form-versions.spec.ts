import type { Page } from '@playwright/test';
import { formPage } from './pages/form-page.ts';
import { libraryPage, openLibrary } from './pages/library-page.ts';
import { choosePin } from './pages/lock.ts';
import { deliverNow, deviceStatus, logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { movePage, strayAnswer } from './pages/move-page.ts';
import { personPage } from './pages/person-page.ts';
import { findFaults } from './support/find-faults.ts';
import { expect, test } from './support/visitt-test.ts';

const title = 'Sårkort';
const url = 'https://forms.example/Questionnaire/sar';
const smell = (codes: readonly (readonly [string, string])[]) => ({
  linkId: 'lukt',
  type: 'choice',
  text: 'Lukter såret?',
  answerOption: codes.map(([code, display]) => ({ valueCoding: { system: 'urn:lukt', code, display } })),
});
const older = {
  resourceType: 'Questionnaire',
  url,
  title,
  status: 'active',
  publisher: 'Sårklinikken',
  copyright: 'Fri bruk',
  item: [
    { linkId: 'hvor', type: 'string', text: 'Hvor er såret?' },
    { linkId: 'farge', type: 'string', text: 'Hvilken farge har såret?' },
    { linkId: 'bytte', type: 'string', text: 'Når ble bandasjen byttet?' },
    smell([
      ['0', 'Nei'],
      ['1', 'Litt'],
      ['2', 'Mye'],
    ]),
  ],
};
/** Without the colour, with another word for *mye*, and a new question. */
const newer = {
  ...older,
  version: '2.0.0',
  item: [
    { linkId: 'hvor', type: 'string', text: 'Hvor er såret?' },
    { linkId: 'bytte', type: 'string', text: 'Når ble bandasjen sist skiftet?' },
    smell([
      ['0', 'Nei'],
      ['1', 'Litt'],
      ['2', 'Kraftig'],
    ]),
    { linkId: 'smerte', type: 'string', text: 'Gjør såret vondt?' },
  ],
};

/** What axe finds in light and dark, and whether text at 200 % runs out of the screen. */
async function findAnyFaults(page: Page, screen: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-color-scheme', colorScheme);
    faults.push(...(await findFaults(page, `${screen}, ${colorScheme}`)));
  }
  const width = await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
    const { scrollWidth } = document.documentElement;
    document.documentElement.style.fontSize = '';
    return scrollWidth;
  });
  return width > 412 ? [...faults, `${screen}: ${width} px wide with text at 200 %`] : faults;
}

test('a form is brought in without a network, used by others, and its drafts move on to the next edition', async ({
  visitt,
  takePhone,
}) => {
  const faults: string[] = [];

  const per = await takePhone('per');
  await logInAs(per.page, 'per');
  const library = await openLibrary(per.page);
  await test.step('per adds the form with the server gone; what is missing is asked for', async () => {
    await visitt.kill();
    await library.paste(older);
    await expect(per.page.getByText('Skjemaet mangler versjon')).toBeAttached();
    await expect(library.field('Utgave')).toHaveValue('1.0.0');
    await expect(library.field('Kilde')).toHaveValue('Sårklinikken');
    await library.field('Rettigheter').fill('');
    await library.choose('Ja, ta det i bruk');
    await library.save();
    await expect(library.field('Rettigheter')).toBeFocused();
    faults.push(...(await findAnyFaults(per.page, 'bringing in a form')));
    await expect(library.field('Rettigheter')).toHaveAccessibleDescription(/Skriv hvem som har rettighetene/);
    await library.field('Rettigheter').fill('Fri bruk i kommunen');
    await library.save();
    await expect(per.page.getByText('Sårkort, utgave 1.0.0, er lagret.')).toBeVisible();
    await expect(library.version(title, '1.0.0').getByRole('status')).toHaveAttribute('data-sync', 'local');
  });

  await test.step('the same edition with other content is refused, and the next one is offered', async () => {
    await library.openFile('sar.json', { ...older, version: '1.0.0', item: older.item.slice(0, 2) });
    await expect(
      per.page.getByText(/Utgave 1\.0\.0 ligger her allerede, med et annet innhold/),
    ).toBeVisible();
    await library.save();
    await expect(per.page.getByRole('heading', { level: 1, name: 'Legg til et skjema' })).toBeVisible();
    await per.page.getByRole('button', { name: 'Bruk utgave 1.1.0' }).click();
    await expect(library.field('Utgave')).toHaveValue('1.1.0');
    await library.save();
    await expect(library.version(title, '1.1.0')).toContainText('Utkast');
    faults.push(...(await findAnyFaults(per.page, 'the forms')));
  });

  await test.step('with the server back both are delivered', async () => {
    await visitt.start();
    await deliverNow(per.page);
  });

  const kari = await takePhone('kari');
  const { page } = kari;
  const form = formPage(page);
  await test.step('kari may look and not add, and starts the form that is in use', async () => {
    await logInAs(page, 'kari');
    await choosePin(page);
    await openLibrary(page);
    await expect(libraryPage(page).version(title, '1.0.0')).toContainText('I bruk');
    await expect(page.getByRole('button', { name: 'Legg til et skjema' })).toHaveCount(0);
    await goTo(page, 'Personer');
    await page.getByRole('main').locator('a[href^="/personer/"]').first().click();
    await personPage(page).startOther(title);
    await form.write('hvor', 'Venstre hæl');
    await form.write('farge', 'Rødt');
    await form.write('bytte', 'I går');
    await form.choose('lukt', 'Mye');
    await expect(deviceStatus(page)).toHaveAttribute('data-sync', 'delivered');
  });
  const address = page.url();

  const ola = await takePhone('ola');
  await test.step('ola opens the same draft and goes out of reach', async () => {
    await logInAs(ola.page, 'ola');
    await ola.page.goto(address);
    await expect(formPage(ola.page).item('farge').getByRole('textbox')).toHaveValue('Rødt');
    await ola.context.setOffline(true);
  });

  await test.step('per takes edition 2.0.0 into use', async () => {
    const again = await openLibrary(per.page);
    await again.paste(newer);
    await expect(per.page.getByText('Blir en ny utgave av Sårkort. Den siste her er 1.1.0.')).toBeVisible();
    await again.choose('Ja, ta det i bruk');
    await again.save();
    const stored = again.version(title, '2.0.0');
    await expect(stored).toContainText('I bruk');
    // Its mark goes when it is delivered.
    await expect(stored.getByRole('status')).toHaveCount(0);
    await per.close();
  });

  const move = movePage(page);
  await test.step('kari sees what would become of each answer; nothing goes without her word', async () => {
    await page.reload();
    await expect(page.getByRole('button', { name: 'Se hva som endres' })).toBeVisible();
    await visitt.kill();
    await page.reload();
    await move.look();
    await expect(move.lost).toContainText('Hvilken farge har såret?');
    await expect(move.lost).toContainText('Rødt');
    await expect(move.changed).toContainText('Før: «Når ble bandasjen byttet?»');
    await expect(move.changed).toContainText('Svaret het før: Mye');
    await expect(move.added).toContainText('Gjør såret vondt?');
    await move.keep('1.0.0');
    await expect(form.item('farge').getByRole('textbox')).toHaveValue('Rødt');
    await page.reload();
    await move.look();
    await move.move('2.0.0');
    await expect(move.lost.getByRole('alert')).toContainText('Kryss av ved svaret som ikke får plass');
    await expect(move.lost.getByRole('checkbox').first()).toBeFocused();
    faults.push(...(await findAnyFaults(page, 'moving a draft')));
    await move.letGo('Hvilken farge har såret?');
    await move.move('2.0.0');
  });

  await test.step('the draft stands on the new edition, on the device', async () => {
    await expect(page.getByText('Du er nå på utgave 2.0.0.')).toBeVisible();
    await expect(form.item('hvor').getByRole('textbox')).toHaveValue('Venstre hæl');
    await expect(form.item('bytte').getByRole('textbox')).toHaveValue('I går');
    await expect(form.option('lukt', 'Kraftig')).toBeChecked();
    await expect(form.item('farge')).toHaveCount(0);
    await form.write('smerte', 'Bare ved stell');
    await page.reload();
    await page.getByText('Flyttet fra en eldre utgave').click();
    await expect(page.getByText('Hvilken farge har såret?')).toBeVisible();
    await expect(page.getByText('Rødt')).toBeVisible();
  });

  await test.step('ola answers the old edition meanwhile', async () => {
    await formPage(ola.page).write('farge', 'Gult belegg');
  });

  await test.step('both are delivered: the draft is one, and the answer without a place is not lost', async () => {
    await visitt.start();
    await deliverNow(page);
    await ola.context.setOffline(false);
    await deliverNow(ola.page);
    for (const phone of [kari, ola]) {
      await phone.page.goto(address);
      const strays = phone.page.getByText('Svar uten plass');
      await expect(strays).toBeVisible();
      await expect(phone.page.getByText('Gult belegg')).toBeVisible();
      await expect(formPage(phone.page).option('lukt', 'Kraftig')).toBeChecked();
      await expect(phone.page.getByRole('button', { name: 'Signer', exact: true })).toHaveCount(0);
    }
    faults.push(...(await findAnyFaults(ola.page, 'a draft with an answer without a place')));
  });

  await test.step('kari takes it away and back again, and copies its words', async () => {
    await page.bringToFront();
    await kari.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const stray = strayAnswer(page, 'Hvilken farge har såret?');
    await stray.takeAway();
    await expect(page.getByText('Svar uten plass')).toHaveCount(0);
    await stray.undo();
    await expect(stray.card).toContainText('Gult belegg');
    await stray.copy();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'Hvilken farge har såret? Gult belegg',
    );
  });

  await test.step('kari puts it into a question of the new edition, after what stands there, and signs', async () => {
    const stray = strayAnswer(page, 'Hvilken farge har såret?');
    await stray.lookForPlace();
    faults.push(...(await findFaults(page, 'choosing a place for an answer')));
    await stray.placeAt('Gjør såret vondt?');
    await expect(page.getByText('Svar uten plass')).toHaveCount(0);
    await expect(form.item('smerte').getByRole('textbox')).toHaveValue(
      'Bare ved stell. Hvilken farge har såret? Gult belegg',
    );
    await form.untilStored();
    await form.sign();
    await page.getByRole('button', { name: 'Se det du signerte' }).click();
    await expect(page.getByText('Bare ved stell. Hvilken farge har såret? Gult belegg')).toBeVisible();
    await page.getByText('Flyttet fra en eldre utgave').click();
    await expect(page.getByText(/flyttet .* skjemaet fra utgave 1\.0\.0 til utgave 2\.0\.0/)).toBeVisible();
  });

  expect(faults).toEqual([]);
});
