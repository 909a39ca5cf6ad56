import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './support/visitt-test.ts';

const fixtures = path.resolve(import.meta.dirname, '../../src/client/gallery/fixtures');
const item = (page: Page, linkId: string) => page.locator(`[data-link-id="${linkId}"]`);

async function openFile(page: Page, name: string): Promise<void> {
  await page.goto('/prov');
  await page.getByLabel('Åpne skjemafil').setInputFiles(path.join(fixtures, name));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

test('a form is tried without log-in: comma, condition, errors that lead to their question', async ({
  takePhone,
}) => {
  const { page } = await takePhone('nobody');
  await openFile(page, 'types.json');
  await expect(page.getByText('Dette er en prøve – ingenting lagres')).toBeVisible();

  const weight = page.getByRole('textbox', { name: 'Vekt', exact: true });
  await weight.pressSequentially('62.3');
  await page.getByRole('textbox', { name: 'Hvor mange glass drikker hun om dagen?' }).fill('seks');
  await expect(weight).toHaveValue('62,3');

  await expect(item(page, 'hvor')).toHaveCount(0);
  await page
    .getByRole('radiogroup', { name: 'Har hun falt siden sist?' })
    .getByRole('radio', { name: 'Ja' })
    .check();
  await expect(page.getByRole('textbox', { name: 'Hvor falt hun?' })).toBeVisible();

  await page.getByRole('button', { name: 'Se over svarene' }).click();
  const summary = page.getByRole('region', { name: '3 ting mangler før du kan signere' });
  await expect(summary.getByRole('heading')).toBeFocused();
  await summary.getByRole('button', { name: /glass/ }).click();
  const glasses = page.getByRole('textbox', { name: 'Hvor mange glass drikker hun om dagen?' });
  await expect(glasses).toBeFocused();
  await expect(glasses).toHaveAccessibleDescription('Skriv et tall, for eksempel 62,3.');
  await expect(glasses).toHaveAttribute('aria-invalid', 'true');
  await glasses.fill('6');
  await page
    .getByRole('radiogroup', { name: 'Har hun spist i dag?' })
    .getByRole('radio', { name: 'Nei' })
    .check();
  await page.getByRole('radiogroup', { name: 'Hvordan er matlysten?' }).getByRole('radio').first().check();
  await expect(page.getByRole('region', { name: /mangler før/ })).toHaveCount(0);

  await page.getByRole('button', { name: 'Se over svarene' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('62,3\u00a0kg')).toBeVisible();
  await sheet.getByRole('button', { name: 'Se over svarene' }).click();
  const delivered = JSON.parse(
    await page.getByRole('textbox', { name: 'Slik ville det blitt levert' }).inputValue(),
  );
  expect(delivered).toMatchObject({ resourceType: 'QuestionnaireResponse', status: 'completed' });
  expect(JSON.stringify(delivered)).toContain('{"valueDecimal":62.3}');
});

test('the keyboard alone: arrows choose, Delete takes back, Enter goes on', async ({ takePhone }) => {
  const { page } = await takePhone('nobody', { hasTouch: false });
  await openFile(page, 'types.json');
  const eaten = page.getByRole('radiogroup', { name: 'Har hun spist i dag?' });
  await eaten.getByRole('radio', { name: 'Ja' }).focus();
  await page.keyboard.press('Space');
  await expect(eaten.getByRole('radio', { name: 'Ja' })).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await expect(eaten.getByRole('radio', { name: 'Nei' })).toBeChecked();
  await expect(eaten.getByRole('radio', { name: 'Nei' })).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(eaten.getByRole('radio', { checked: true })).toHaveCount(0);

  await page.getByRole('textbox', { name: 'Vekt', exact: true }).focus();
  await page.keyboard.type('70,5');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Hvor mange glass drikker hun om dagen?' })).toBeFocused();

  await openFile(page, 'choices.json');
  const place = page.getByRole('combobox', { name: 'Hvilken kommune kommer hun fra?' });
  await place.focus();
  await page.keyboard.type('øyg');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText(['Øygarden']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Fjern Øygarden' })).toBeVisible();
  await expect(place).toBeFocused();
});

test('a total follows along, an unanswered part gives none', async ({ takePhone }) => {
  const { page } = await takePhone('nobody');
  await openFile(page, 'results.json');
  const total = page.getByLabel('Poeng', { exact: true });
  for (const [index, choice] of ['Noen dager', 'Nesten hver dag', 'Nesten hver dag'].entries()) {
    await item(page, `r${index + 1}`)
      .getByRole('radio', { name: choice })
      .check();
  }
  await expect(total).toHaveText('5');
  await page.getByText('Slik regnes det ut').click();
  await expect(page.getByText('Poengene legges sammen.')).toBeVisible();
});

test('a repeated group is added, filled, removed and brought back', async ({ takePhone }) => {
  const { page } = await takePhone('nobody');
  await openFile(page, 'layouts.json');
  await page.getByRole('textbox', { name: 'Navn' }).fill('Paracet');
  await page.getByRole('button', { name: 'Legg til medisin' }).click();
  const second = page.getByRole('group', { name: 'Medisin 2' });
  await expect(second.getByRole('textbox', { name: 'Navn' })).toBeFocused();
  await page.keyboard.type('Metoprolol');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Fjern Medisin 1' }).click();
  await expect(page.getByRole('textbox', { name: 'Navn' })).toHaveValue('Metoprolol');
  await expect(page.getByRole('button', { name: 'Angre' })).toBeFocused();
  await page.getByRole('button', { name: 'Angre' }).click();
  await expect(
    page.getByRole('group', { name: 'Medisin 1' }).getByRole('textbox', { name: 'Navn' }),
  ).toHaveValue('Paracet');
  await expect(
    page.getByRole('group', { name: 'Medisin 2' }).getByRole('textbox', { name: 'Navn' }),
  ).toHaveValue('Metoprolol');
});

test('markup from strangers is shown and does no harm', async ({ takePhone }) => {
  // The browser says that it stopped what the form tried.
  const { page } = await takePhone('nobody');
  await openFile(page, 'texts.json');
  await expect(page.locator('.vf-rich strong', { hasText: 'viktig' })).toBeVisible();
  await expect(page.locator('.vf-rich b', { hasText: 'journalen' })).toBeVisible();
  await expect(page.locator('.vf-rich :is(script, img, [onerror])')).toHaveCount(0);
  await expect(page).toHaveTitle(/Prøv et skjema/);
});

test('what is no form is refused in plain words, from a paste and from an address', async ({ takePhone }) => {
  // The browser says that it stopped what the form tried.
  const { page } = await takePhone('nobody');
  await page.goto('/prov');
  await page.getByLabel('Eller lim inn skjemaet her').fill('{"resourceType":"Patient"}');
  await page.getByRole('button', { name: 'Prøv skjemaet' }).click();
  await expect(page.getByRole('alert')).toContainText('Dette er ikke et FHIR-skjema');
  await page.goto('/prov?q=/assets/no-such-form.json');
  await expect(page.getByRole('alert')).toContainText('Adressen svarte ikke med et skjema');
  await page.goto('/prov?q=ftp://example.invalid/form.json');
  await expect(page.getByRole('alert')).toContainText('Adressen etter q= kan ikke brukes');
});

test('an address that the server does not name is not fetched from, and the page says so', async ({
  takePhone,
}) => {
  const { page } = await takePhone('nobody', { provokes: /Content Security Policy/ });
  await page.goto('/prov?q=https://example.invalid/form.json');
  await expect(page.getByRole('alert')).toContainText('Skjemaet lot seg ikke hente');
});

test('the page goes from day to night with the phone', async ({ takePhone }) => {
  const { page } = await takePhone('nobody');
  await openFile(page, 'types.json');
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-color-scheme', 'light');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expect(root).toHaveAttribute('data-color-scheme', 'dark');
});

test('the form speaks nynorsk on the fly and keeps the answers', async ({ takePhone }) => {
  const { page } = await takePhone('nobody');
  await openFile(page, 'types.json');
  await page
    .getByRole('radiogroup', { name: 'Har hun spist i dag?' })
    .getByRole('radio', { name: 'Ja' })
    .check();
  await page.getByRole('button', { name: 'Nynorsk' }).click();
  await expect(
    page.getByRole('radiogroup', { name: 'Har ho ete i dag?' }).getByRole('radio', { name: 'Ja' }),
  ).toBeChecked();
});

test('a picture is made smaller on the device and shows its size', async ({ takePhone }) => {
  const { page } = await takePhone('nobody');
  await openFile(page, 'types.json');
  const photo = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 3200;
    canvas.height = 1200;
    canvas.getContext('2d')?.fillRect(0, 0, 1600, 1200);
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/png');
    });
    return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer())];
  });
  const attachment = item(page, 'bilde');
  await attachment
    .getByLabel('Velg fil: Bilde av såret')
    .setInputFiles({ name: 'sar.png', mimeType: 'image/png', buffer: Buffer.from(photo) });
  const picture = attachment.getByRole('img');
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight])).toEqual([
    1600, 600,
  ]);
  await expect(attachment.getByText(/^sar\.jpg · Størrelse \d+\u00a0kB$/)).toBeVisible();
});
