import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { formPage } from '../tests/e2e/pages/form-page.ts';
import { choosePin } from '../tests/e2e/pages/lock.ts';
import { logInAs } from '../tests/e2e/pages/log-in.ts';
import { goTo } from '../tests/e2e/pages/main-menu.ts';
import { overviewPage } from '../tests/e2e/pages/overview-page.ts';
import { personPage } from '../tests/e2e/pages/person-page.ts';
import { openPhone } from '../tests/e2e/support/phone.ts';
import { createVisittServer } from '../tests/e2e/support/visitt-server.ts';

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
      await personPage(kari.page).startOther('MST – risiko for underernæring');
      await formPage(kari.page).choose('vekttap', 'Ja, 1–5 kg');
      await formPage(kari.page).choose('matlyst', 'Ja');
      await keep(kari.page, 'mst');
      await kari.page.goto(person);
      await personPage(kari.page).startOther('Forebyggende hjemmebesøk');
      const visit = formPage(kari.page);
      await visit.choose('invitasjon-svar', 'Takker ja');
      await visit.choose('temaer', 'Bolig');
      await visit.item('temaer').first().scrollIntoViewIfNeeded();
      await keep(kari.page, 'hjemmebesok');
      await kari.close();

      const liv = await phoneOf('liv');
      await logInAs(liv.page, 'liv');
      await choosePin(liv.page);
      await goTo(liv.page, 'Læring');
      await keep(liv.page, 'laering');
      await liv.close();

      const siri = await phoneOf('siri');
      await logInAs(siri.page, 'siri');
      await choosePin(siri.page);
      await goTo(siri.page, 'Oversikt');
      await overviewPage(siri.page).count('Kartlagt');
      await keep(siri.page, 'oversikt');
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
