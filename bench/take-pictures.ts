import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { formPage } from '../tests/e2e/pages/form-page.ts';
import { choosePin } from '../tests/e2e/pages/lock.ts';
import { logInAs } from '../tests/e2e/pages/log-in.ts';
import { goTo } from '../tests/e2e/pages/main-menu.ts';
import { nutritionPage } from '../tests/e2e/pages/nutrition-page.ts';
import { overviewPage } from '../tests/e2e/pages/overview-page.ts';
import { beginRound } from '../tests/e2e/pages/round-page.ts';
import { personPage } from '../tests/e2e/pages/person-page.ts';
import { vitalsPage } from '../tests/e2e/pages/vitals-page.ts';
import { openPhone } from '../tests/e2e/support/phone.ts';
import { createVisittServer } from '../tests/e2e/support/visitt-server.ts';
import { takeExercisePictures } from './take-exercise-pictures.ts';
import { takeVisitPictures } from './take-visit-pictures.ts';

/** Each main screen of the demo in light and dark, as small WebP files in `folder`. */
export async function takePictures(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const phones = mkdtempSync(path.join(os.tmpdir(), 'visitt-pictures-'));
  const server = await createVisittServer();
  try {
    await server.start();
    for (const colorScheme of ['light', 'dark'] as const) {
      const keep = (page: Page, name: string): Promise<void> =>
        keepPicture(page, path.join(folder, `${name}${colorScheme === 'dark' ? '-dark' : ''}.webp`));
      const phoneOf = (user: string) =>
        openPhone(path.join(phones, `${user}-${colorScheme}`), server.url, { colorScheme, scale: 1.5 });

      const kari = await phoneOf('kari');
      await logInAs(kari.page, 'kari');
      // As on her second day: the offer of a PIN is answered.
      await choosePin(kari.page);
      await keep(kari.page, 'i-dag');
      await kari.page.getByRole('main').locator('a[href^="/personer/"]').first().click();
      await kari.page.getByRole('region', { name: 'Neste', exact: true }).waitFor();
      await keep(kari.page, 'person');
      const person = kari.page.url();
      await kari.page.getByRole('button', { name: 'Ny vekt', exact: true }).click();
      await kari.page.getByLabel('Vekt i kilo').fill('61,8');
      await keep(kari.page, 'vekt');
      await kari.page.getByRole('button', { name: 'Avbryt' }).click();
      await nutritionPage(kari.page).open();
      await keep(kari.page, 'ernaering');
      await nutritionPage(kari.page).part('Vekt').scrollIntoViewIfNeeded();
      await keep(kari.page, 'vektkurve');
      await kari.page.goto(person);
      await personPage(kari.page).startOther('MST – risiko for underernæring');
      await formPage(kari.page).choose('vekttap', 'Ja, 1–5 kg');
      await formPage(kari.page).choose('matlyst', 'Ja');
      await keep(kari.page, 'mst');
      await kari.page.goto(person);
      await personPage(kari.page).startHomeVisit();
      await keep(kari.page, 'hjemmebesok');
      await kari.page.goto('/tiltak');
      await kari.page.getByRole('button', { name: 'Nytt tiltak' }).waitFor();
      await keep(kari.page, 'tiltak');
      await kari.page.getByRole('region').getByRole('button').first().click();
      await kari.page.getByRole('dialog').waitFor();
      await keep(kari.page, 'tiltak-ark');
      await kari.page.goto(person);
      await kari.page.getByText('Hvorfor nå?').first().click();
      await keep(kari.page, 'hvorfor-naa');
      await kari.page.getByText('Tidslinje', { exact: true }).click();
      await kari.page.getByText('Tidslinje', { exact: true }).scrollIntoViewIfNeeded();
      await keep(kari.page, 'tidslinje');
      await kari.close();

      const amina = await phoneOf('amina');
      await logInAs(amina.page, 'amina');
      await choosePin(amina.page);
      const again = amina.page.getByRole('region', { name: 'Mål på nytt' });
      await again.getByRole('link').first().click();
      const vitals = vitalsPage(amina.page);
      await vitals.section.scrollIntoViewIfNeeded();
      await keep(amina.page, 'vitale-maalinger');
      await vitals.measure();
      await vitals.type('respirasjon', '22');
      await vitals.type('spo2', '91');
      await vitals.tap('oksygen', 'Nei');
      await vitals.type('puls', '112');
      await vitals.type('systolisk', '104');
      await vitals.item('respirasjon').scrollIntoViewIfNeeded();
      await keep(amina.page, 'news2');
      await vitals.tap('bevissthet', 'A – våken');
      await vitals.type('temperatur', '38,4');
      await vitals.total.filter({ hasText: /\d/ }).waitFor();
      await vitals.sign();
      await keep(amina.page, 'news2-kvittering');
      await amina.page.getByRole('button', { name: 'Lag ISBAR' }).click();
      await amina.page.getByRole('button', { name: 'Vis stort for å lese opp' }).click();
      await keep(amina.page, 'isbar');
      await amina.close();

      const jonas = await phoneOf('jonas');
      await logInAs(jonas.page, 'jonas');
      await choosePin(jonas.page);
      await takeVisitPictures(jonas.page, keep);
      await jonas.close();

      const liv = await phoneOf('liv');
      await logInAs(liv.page, 'liv');
      await choosePin(liv.page);
      const weighing = await beginRound(liv.page, 'Fjell', 'Veiing');
      for (const figure of ['71,4', '58,9', '20']) {
        await weighing.type(figure);
        await liv.page.keyboard.press('Enter');
      }
      await keep(liv.page, 'runde');
      await liv.page.goto('/');
      await beginRound(liv.page, 'Fjell', 'MST');
      await keep(liv.page, 'runde-mst');
      await liv.page.goto('/');
      await goTo(liv.page, 'Læring');
      await keep(liv.page, 'laering');
      await liv.page
        .getByRole('list', { name: /^Heftene i/ })
        .first()
        .scrollIntoViewIfNeeded();
      await keep(liv.page, 'laering-perm');
      await liv.page.goto('/laering/bevis');
      await liv.page.getByText(/av 10 hefter$/).waitFor();
      await keep(liv.page, 'bevis');
      await liv.close();

      const mette = await phoneOf('mette');
      await logInAs(mette.page, 'mette');
      await choosePin(mette.page);
      await goTo(mette.page, 'Læring');
      await mette.page.getByRole('link', { name: 'Grupper' }).click();
      await mette.page.getByRole('link', { name: /^Fjellgruppa/ }).click();
      await mette.page.getByRole('checkbox', { name: 'Liv Brenna' }).waitFor();
      await keep(mette.page, 'gruppe');
      await mette.page.goto('/laering/samlinger');
      await mette.page.getByRole('link', { name: /^Midtveissamling/ }).click();
      await mette.page.getByRole('button', { name: 'Vis koden på veggen' }).waitFor();
      await keep(mette.page, 'samling');
      await mette.page.getByRole('button', { name: 'Vis koden på veggen' }).click();
      await mette.page.getByRole('dialog').getByRole('status').waitFor();
      await keep(mette.page, 'samling-kode');
      await mette.page.goto('/laering/rapport');
      await mette.page.locator('[data-figure="started"]').waitFor();
      await keep(mette.page, 'opplaering-i-tall');
      await mette.close();

      const per = await phoneOf('per');
      await logInAs(per.page, 'per');
      await choosePin(per.page);
      await per.page.goto('/innhold/frister');
      await per.page.getByRole('button', { name: 'Endre: Når MST skal gjøres' }).scrollIntoViewIfNeeded();
      await keep(per.page, 'frister');
      await per.page.getByRole('button', { name: 'Endre: Når MST skal gjøres' }).click();
      await per.page.getByRole('button', { name: 'Ta i bruk' }).waitFor();
      await keep(per.page, 'frister-endre');
      await per.page.goto('/laering/permer');
      await per.page.getByRole('button', { name: /^Endre: Opplæringspakke/ }).click();
      await per.page.getByLabel('Introduksjon').waitFor();
      await keep(per.page, 'permer-endre');
      await per.close();

      const siri = await phoneOf('siri');
      await logInAs(siri.page, 'siri');
      await choosePin(siri.page);
      await goTo(siri.page, 'Oversikt');
      await overviewPage(siri.page).count('Kartlagt');
      await keep(siri.page, 'oversikt');
      await siri.page.getByRole('link', { name: 'Last ned som CSV' }).scrollIntoViewIfNeeded();
      await keep(siri.page, 'oversikt-forfalt');
      await takeExercisePictures(siri.page, keep);
      await siri.close();
    }
  } finally {
    await server.dispose();
    rmSync(phones, { recursive: true, force: true });
  }
}

/** What is in view, as WebP: the browser itself turns its picture into one. */
async function keepPicture(page: Page, file: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  const png = (await page.screenshot()).toString('base64');
  const webp = await page.evaluate(async (source) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${source}`;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.naturalWidth;
    canvas.height = picture.naturalHeight;
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    return canvas.toDataURL('image/webp', 0.8);
  }, png);
  writeFileSync(file, Buffer.from(webp.slice(webp.indexOf(',') + 1), 'base64'));
}
