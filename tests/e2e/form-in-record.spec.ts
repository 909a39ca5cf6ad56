import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { formPage } from './pages/form-page.ts';
import { openLibrary } from './pages/library-page.ts';
import { choosePin } from './pages/lock.ts';
import { deliverNow, logInAs } from './pages/log-in.ts';
import { personPage } from './pages/person-page.ts';
import { findFaults } from './support/find-faults.ts';
import { expect, test } from './support/visitt-test.ts';

const form = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'forms', 'visit.json'), 'utf8'),
) as object;
const title = 'Tilsyn hjemme';

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

test('a form of the municipality’s own on a visit without a network: filled from the device, in both languages, printed, and repeated next time', async ({
  takePhone,
}) => {
  const per = await takePhone('per');
  await test.step('per takes the form into use', async () => {
    await logInAs(per.page, 'per');
    const library = await openLibrary(per.page);
    await library.paste(form);
    await library.choose('Ja, ta det i bruk');
    await library.save();
    await expect(per.page.getByText(`${title}, utgave 1.0.0, er lagret.`)).toBeVisible();
    await deliverNow(per.page);
    await per.close();
  });

  const kari = await takePhone('kari');
  const { page } = kari;
  const record = formPage(page);
  const item = record.item;
  await logInAs(page, 'kari');
  await choosePin(page);
  const visit = page.getByRole('main').locator('a[href^="/personer/"]').filter({ hasText: 'Hjemmebesøk' });
  const name = (
    (await visit
      .first()
      .getByText(/\p{Lu}\p{Ll}+ \p{Lu}/u)
      .first()
      .textContent()) ?? ''
  ).trim();
  await visit.first().click();
  await expect(page).toHaveURL(/\/personer\//);
  const person = page.url();

  await test.step('without a network the form knows the person, the visit and who she is', async () => {
    await kari.context.setOffline(true);
    await personPage(page).startOther(title);
    await expect(field(page, 'Hvem er du hos?')).toHaveValue(name);
    await expect(page.getByLabel('Når er hun født?')).toHaveValue(/^19\d\d-\d\d-\d\d$/);
    await expect(field(page, 'Hvem er på besøk?')).toHaveValue(/^Kari /);
    await expect(item('avtalt').locator('input').first()).not.toHaveValue('');
  });

  await test.step('it is read in nynorsk on the fly, with the answers in their place', async () => {
    await field(page, 'Hva heter medisinen?').fill('Paracet');
    await field(page, 'Hvor mange om dagen?').fill('3');
    await page.getByRole('button', { name: 'Legg til medisin' }).click();
    const second = page.getByRole('group', { name: 'Medisin 2' });
    await second.getByRole('textbox', { name: 'Hva heter medisinen?' }).fill('Furix');
    await page.getByRole('combobox', { name: 'Hva hadde hun på føttene?' }).selectOption('Tøfler');
    const place = page.getByRole('combobox', { name: 'Hvor var hun?' });
    await place.fill('kjø');
    await page.getByRole('listbox').getByRole('option', { name: 'Kjøkkenet' }).click();
    await item('hjelp').getByRole('checkbox', { name: 'Mat' }).check();
    await item('hjelp').getByRole('checkbox', { name: 'Medisiner' }).check();
    await record.choose('humor', 'Som før');

    await page.getByRole('combobox', { name: 'Språk i skjemaet' }).selectOption('Nynorsk');
    await expect(page.getByRole('heading', { level: 1, name: 'Tilsyn heime' })).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Kva hadde ho på føtene?' })).toHaveValue('1');
    await expect(item('hjelp').getByRole('checkbox', { name: 'Medisinar' })).toBeChecked();
    await expect(item('sted')).toContainText('Kjøkenet');
    await expect(page.getByRole('group', { name: 'Medisin 2' }).getByRole('textbox').first()).toHaveValue(
      'Furix',
    );
    expect(await findFaults(page, 'a form of the municipality’s own')).toEqual([]);
    await page.getByRole('combobox', { name: 'Språk i skjemaet' }).selectOption('Bokmål');
  });

  await test.step('what is signed can be read in both, and printed without the app around it', async () => {
    await record.sign();
    await page.getByRole('button', { name: 'Se det du signerte' }).click();
    await expect(item('hjelp')).toContainText('Mat, Medisiner');
    await page.getByRole('combobox', { name: 'Språk i skjemaet' }).selectOption('Nynorsk');
    await expect(item('hjelp')).toContainText('Mat, Medisinar');
    await expect(item('sko')).toContainText('Tøflar');
    await page.getByRole('combobox', { name: 'Språk i skjemaet' }).selectOption('Bokmål');

    await page.evaluate(() => {
      document.body.dataset['printed'] = '0';
      Object.assign(window, {
        print: () => {
          document.body.dataset['printed'] = String(Number(document.body.dataset['printed']) + 1);
        },
      });
    });
    await page.getByRole('button', { name: 'Skriv ut' }).click();
    await expect(page.locator('body')).toHaveAttribute('data-printed', '1');
    await page.emulateMedia({ media: 'print' });
    for (const words of [title, name, 'Furix', 'Mat, Medisiner', 'Kjøkkenet', 'Signert']) {
      await expect(page.getByRole('main')).toContainText(words);
    }
    await expect(page.getByRole('main').getByText('Furix')).toBeVisible();
    await expect(page.getByRole('main').getByText(/Signert .*Kari/)).toBeVisible();
    await expect(page.getByRole('navigation')).toBeHidden();
    await expect(page.getByRole('banner')).toBeHidden();
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
    await expect(page.getByRole('main').getByRole('combobox')).toHaveCount(0);
    await page.emulateMedia({ media: null });
  });

  await test.step('next time each answer stands beside its question, in repeats and in lists too', async () => {
    await page.goto(person);
    await personPage(page).startOther(title);
    const repeat = (linkId: string) => item(linkId).getByRole('button', { name: /Bruk igjen/ });
    await expect(repeat('sko')).toHaveAccessibleName(/^Sist: Tøfler/);
    await repeat('sko').tap();
    await expect(page.getByRole('combobox', { name: 'Hva hadde hun på føttene?' })).toHaveValue('1');
    await repeat('sted').tap();
    await expect(page.getByRole('button', { name: 'Fjern Kjøkkenet' })).toBeVisible();
    await repeat('hjelp').tap();
    await expect(item('hjelp').getByRole('checkbox', { checked: true })).toHaveCount(2);
    await item('humor')
      .getByRole('radio', { name: /^Som før sist/ })
      .check();

    const first = page.getByRole('group', { name: 'Medisin', exact: true });
    await expect(first.getByRole('button', { name: /^Sist: Paracet/ })).toBeVisible();
    await first.getByRole('button', { name: /^Sist: Paracet/ }).tap();
    await expect(first.getByRole('textbox').first()).toHaveValue('Paracet');
    await page.getByRole('button', { name: 'Legg til medisin' }).click();
    const second = page.getByRole('group', { name: 'Medisin 2' });
    await second.getByRole('button', { name: /^Sist: Furix/ }).tap();
    await expect(second.getByRole('textbox').first()).toHaveValue('Furix');
    await record.untilStored();
    await page.reload();
    await expect(second.getByRole('textbox').first()).toHaveValue('Furix');
    await expect(item('hjelp').getByRole('checkbox', { checked: true })).toHaveCount(2);
  });
});
