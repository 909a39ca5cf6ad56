import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { build, preview } from 'vite';
import { findFaults } from './support/find-faults.ts';
import { openPhone } from './support/phone.ts';

const root = path.resolve(import.meta.dirname, '../..');
const outDir = path.join(root, '.cache/gallery');
const forms = [
  'types',
  'choices',
  'controls',
  'tables',
  'layouts',
  'results',
  'rules',
  'texts',
  'pages',
] as const;
const states = ['empty', 'answered', 'previous', 'error', 'readOnly', 'disabled', 'hidden'] as const;

/** The gallery is not in the production build: it is built and served for itself. */
const test = base.extend<object, { readonly gallery: string }>({
  gallery: [
    // Playwright reads the first parameter's braces to know what a fixture needs.
    async ({ browserName: _browserName }, use) => {
      await build({ root, mode: 'preview', logLevel: 'error', build: { outDir, emptyOutDir: true } });
      const server = await preview({
        root,
        logLevel: 'error',
        build: { outDir },
        preview: { port: 0, host: '127.0.0.1' },
      });
      try {
        await use(server.resolvedUrls?.local[0] ?? '');
      } finally {
        await server.close();
      }
    },
    { scope: 'worker', timeout: 600_000 },
  ],
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every control in every state stands up to axe and to 200 % text, ${colorScheme}`, async ({
    gallery,
  }, testInfo) => {
    const phone = await openPhone(testInfo.outputPath('phone'), gallery, { colorScheme });
    const faults: string[] = [];
    for (const form of forms) {
      for (const state of states) {
        await phone.page.goto(`/galleri?form=${form}&state=${state}`);
        await expect(phone.page.locator('.vf-form')).toBeVisible();
        faults.push(...(await findFaults(phone.page, `${form} ${state}`)));
        await phone.page.addStyleTag({ content: 'html { font-size: 200% }' });
        const width = await phone.page.evaluate(() => document.documentElement.scrollWidth);
        if (width > 412) faults.push(`${form} ${state}: ${width} px wide with 200 % text`);
      }
    }
    await phone.close();
    expect(faults).toEqual([]);
    expect(phone.faults).toEqual([]);
  });
}

test('every control is at least 48 pixels high', async ({ gallery }, testInfo) => {
  const phone = await openPhone(testInfo.outputPath('phone'), gallery);
  const small: string[] = [];
  for (const form of forms) {
    await phone.page.goto(`/galleri?form=${form}&state=empty`);
    await expect(phone.page.locator('.vf-form')).toBeVisible();
    small.push(
      ...(await phone.page
        .locator('.vf-form :is(.vf-option, .ds-input, .ds-button, input[type=range], summary)')
        .evaluateAll((controls) =>
          controls
            // What is folded away has no height until it is opened.
            .filter((control) => control.checkVisibility())
            .map((control) => `${control.className} ${Math.round(control.getBoundingClientRect().height)}`)
            .filter((name) => Number(name.split(' ').at(-1)) < 48),
        )),
    );
  }
  await phone.close();
  expect(small).toEqual([]);
});

test('pages: on, back, and an error leads to the page it is on', async ({ gallery }, testInfo) => {
  const phone = await openPhone(testInfo.outputPath('phone'), gallery);
  const { page } = phone;
  await page.goto('/galleri?form=pages&state=empty');
  const pages = page.getByRole('navigation', { name: 'Sider i skjemaet' });
  await expect(pages).toContainText('Side 1 av 3');
  await expect(page.getByRole('button', { name: 'Signer' })).toHaveCount(0);
  await pages.getByRole('button', { name: 'Neste Ute' }).click();
  await expect(page.getByRole('heading', { name: 'Ute' })).toBeFocused();
  await pages.getByRole('button', { name: 'Neste Videre' }).click();
  await expect(page.getByRole('textbox', { name: 'Hva er avtalt?' })).toBeVisible();
  await page.getByRole('button', { name: 'Signer' }).click();
  await page.getByRole('region', { name: 'Én ting mangler før du kan signere' }).getByRole('button').click();
  const warm = page.getByRole('radiogroup', { name: 'Er det varmt nok inne?' });
  await expect(warm.getByRole('radio', { name: 'Ja' })).toBeFocused();
  await expect(warm).toHaveAccessibleDescription('Dette må fylles ut.');
  await expect(pages).toContainText('Side 1 av 3');
  await phone.close();
  expect(phone.faults).toEqual([]);
});

/** Room for columns; the same page on a phone has cards. */
const wide = { width: 900, height: 1200 };

test('a table of answers: one row a question, headings for who listens, arrows along the row', async ({
  gallery,
}, testInfo) => {
  const phone = await openPhone(testInfo.outputPath('phone'), gallery, { hasTouch: false });
  const { page } = phone;
  await page.goto('/galleri?form=tables&state=empty');
  await expect(page.getByRole('radiogroup', { name: 'Lite interesse for ting' })).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);

  await page.setViewportSize(wide);
  const table = page.getByRole('table', { name: 'De siste to ukene' });
  await expect(table.getByRole('columnheader', { name: 'Noen dager' })).toBeVisible();
  const row = table
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: /^Nedfor og trist/ }) });
  const some = row.getByRole('radio', { name: 'Nedfor og trist Noen dager' });
  await some.check();
  await some.press('ArrowRight');
  await expect(row.getByRole('radio', { name: 'Nedfor og trist Mer enn halvparten' })).toBeChecked();
  await expect(row.getByRole('radio', { checked: true })).toHaveCount(1);
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '1');
  await row.getByRole('radio', { checked: true }).press('Delete');
  await expect(row.getByRole('radio', { checked: true })).toHaveCount(0);

  const sleep = table.getByRole('row').filter({ hasText: 'Sover dårlig' });
  await expect(table.getByRole('textbox', { name: 'Hva har hun sovet dårlig av?' })).toHaveCount(0);
  await sleep.getByRole('radio', { name: 'Nesten hver dag' }).check();
  await expect(table.getByRole('textbox', { name: 'Hva har hun sovet dårlig av?' })).toBeVisible();

  const several = page.getByRole('table', { name: 'Hva klarer hun selv?' });
  await several.getByRole('checkbox', { name: 'Morgen Lage mat' }).check();
  await several.getByRole('checkbox', { name: 'Morgen Vaske seg' }).check();
  await several.getByRole('textbox', { name: 'Morgen Annet svar' }).fill('Greier kaffen');
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '2');

  // A field that is written in stays as it is; then what was answered in the table stands on the cards of a phone too.
  await page.setViewportSize({ width: 412, height: 915 });
  await page.keyboard.type(' selv');
  await expect(several.getByRole('textbox', { name: 'Morgen Annet svar' })).toHaveValue('Greier kaffen selv');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('table')).toHaveCount(0);
  const morning = page.locator('[data-link-id="t-5"]');
  await expect(morning.getByRole('checkbox', { checked: true })).toHaveCount(3);
  await expect(morning.getByRole('textbox')).toHaveValue('Greier kaffen selv');
  await phone.close();
  expect(phone.faults).toEqual([]);
});

test('a table whose chunk comes while somebody writes waits until she has written', async ({
  gallery,
}, testInfo) => {
  const phone = await openPhone(testInfo.outputPath('phone'), gallery, { hasTouch: false });
  const { page } = phone;
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/\/form-tables-[\w-]+\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.setViewportSize(wide);
  await page.goto('/galleri?form=tables&state=answered');
  const field = page.locator('[data-link-id]').getByRole('textbox').first();
  await field.fill('Mens hun ');
  await expect(page.getByRole('table')).toHaveCount(0);
  const come = page.waitForResponse(/\/form-tables-[\w-]+\.js$/);
  letGo();
  await (await come).finished();
  await page.keyboard.type('skriver');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('Mens hun skriver');
  await field.blur();
  await expect(page.getByRole('table').first()).toBeVisible();
  const fields = page.getByRole('table').getByRole('textbox');
  const values = () => fields.evaluateAll((found) => found.map((one) => (one as HTMLInputElement).value));
  await expect.poll(values).toContain('Mens hun skriver');
  await phone.close();
  expect(phone.faults).toEqual([]);
});

test('a table of repeats: a row more, its answers, and a row that was removed comes back', async ({
  gallery,
}, testInfo) => {
  const phone = await openPhone(testInfo.outputPath('phone'), gallery, { hasTouch: false });
  const { page } = phone;
  await page.setViewportSize(wide);
  await page.goto('/galleri?form=tables&state=empty');
  const table = page.getByRole('table', { name: 'Medisin' });
  const row = (number: number) => table.getByRole('row').nth(number);
  await expect(table.getByRole('columnheader', { name: /^Navn/ })).toBeVisible();
  await row(1).getByRole('textbox', { name: 'Navn' }).fill('Paracet');
  await row(1).getByRole('textbox', { name: 'Antall om dagen' }).fill('13');
  await page.getByRole('button', { name: 'Legg til medisin' }).click();
  await expect(row(2).getByRole('textbox', { name: 'Navn' })).toBeFocused();
  await row(2).getByRole('textbox', { name: 'Navn' }).fill('Furix');
  await row(2).getByRole('radio', { name: 'Fast' }).check();
  const count = row(1).getByRole('textbox', { name: 'Antall om dagen' });
  await expect(count).toHaveAccessibleDescription('Kan ikke være over 12.');

  await row(1).getByRole('button', { name: 'Fjern Medisin 1' }).click();
  await expect(table.getByRole('row')).toHaveCount(2);
  await expect(row(1).getByRole('textbox', { name: 'Navn' })).toHaveValue('Furix');
  await expect(page.getByRole('button', { name: 'Angre' })).toBeFocused();
  await page.getByRole('button', { name: 'Angre' }).click();
  await expect(row(1).getByRole('textbox', { name: 'Navn' })).toHaveValue('Paracet');
  await expect(row(2).getByRole('radio', { name: 'Fast' })).toBeChecked();
  await phone.close();
  expect(phone.faults).toEqual([]);
});

test('a grid: a row for each group, and an empty cell where one asks for less', async ({
  gallery,
}, testInfo) => {
  const phone = await openPhone(testInfo.outputPath('phone'), gallery, { hasTouch: false });
  const { page } = phone;
  await page.setViewportSize(wide);
  await page.goto('/galleri?form=tables&state=empty');
  const table = page.getByRole('table', { name: 'Målinger' });
  await expect(table.getByRole('columnheader')).toHaveText(['Rad', 'Overtrykk', 'Undertrykk', 'Svimmel']);
  const after = table
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'Etter tre minutter' }) });
  await expect(after.getByRole('textbox')).toHaveCount(1);
  await after.getByRole('textbox', { name: 'Overtrykk' }).fill('132');
  await after.getByRole('radio', { name: 'Nei' }).check();
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '2');
  await phone.close();
  expect(phone.faults).toEqual([]);
});

for (const state of ['empty', 'answered', 'previous', 'error', 'readOnly', 'disabled'] as const) {
  test(`tables stand up to axe where they are tables: ${state}`, async ({ gallery }, testInfo) => {
    const phone = await openPhone(testInfo.outputPath('phone'), gallery, { hasTouch: false });
    const { page } = phone;
    await page.setViewportSize(wide);
    for (const form of ['tables', 'layouts']) {
      await page.goto(`/galleri?form=${form}&state=${state}`);
      await expect(page.getByRole('table').first()).toBeVisible();
      expect(await findFaults(page, form)).toEqual([]);
    }
    await phone.close();
    expect(phone.faults).toEqual([]);
  });
}

test('rules that cannot be worked out are named at the foot and read out, and the rest works', async ({
  gallery,
}, testInfo) => {
  const phone = await openPhone(testInfo.outputPath('phone'), gallery);
  const { page } = phone;
  await page.goto('/galleri?form=rules&state=empty');
  const list = page.getByRole('region', { name: 'En regel i skjemaet virker ikke' });
  await expect(list).toContainText('Regelen ved «Egget → Høna» venter på seg selv.');
  await page.getByRole('textbox', { name: 'Hvor mange er dere?' }).fill('4');
  const both = page.getByRole('region', { name: '2 regler i skjemaet virker ikke' });
  await expect(both).toContainText('Regelen ved «Sum av ulike ting» har en feil.');
  await expect(page.getByRole('log')).toHaveText(/Regelen ved «Sum av ulike ting» har en feil/);
  await page.getByRole('textbox', { name: 'Hvor mange er dere?' }).fill('6');
  await expect(page.getByRole('region', { name: '3 regler i skjemaet virker ikke' })).toContainText(
    'Regelen ved «Alt mot alt»',
    { timeout: 30_000 },
  );
  await expect(page.getByRole('textbox', { name: 'Hva heter avdelingen?' })).toBeEditable();
  await phone.close();
  expect(phone.faults).toEqual([]);
});

test('last time’s answer stands beside each question: one tap repeats it, one more takes it back', async ({
  gallery,
}, testInfo) => {
  const phone = await openPhone(testInfo.outputPath('phone'), gallery);
  const { page } = phone;
  await page.goto('/galleri?form=types&state=previous');
  const weight = page.getByRole('textbox', { name: 'Vekt', exact: true });
  await weight.fill('61');
  const last = page.locator('[data-link-id="vekt"]').getByRole('button');
  await expect(last).toHaveAccessibleName(/^Sist: .* 14\. aug\. Bruk igjen Vekt$/);
  await last.tap();
  await expect(weight).not.toHaveValue('61');
  await expect(page.getByRole('log')).toHaveText(/^Vekt: /);
  await expect(last).toHaveAccessibleName(/Angre Vekt$/);
  await last.tap();
  await expect(weight).toHaveValue('61');
  await expect(last).toHaveAccessibleName(/Bruk igjen Vekt$/);

  const fall = page.getByRole('radiogroup', { name: 'Har hun falt siden sist?' });
  await fall.getByRole('radio', { name: 'Ja sist 14. aug.' }).check();
  await fall.getByRole('button', { name: 'Fjern svaret Har hun falt siden sist?' }).tap();
  await expect(fall.getByRole('radio', { checked: true })).toHaveCount(0);

  await page.goto('/galleri?form=controls&state=previous');
  const relatives = page.getByRole('group', { name: 'Pårørende' });
  await relatives.getByRole('button', { name: /Bruk igjen Navn$/ }).tap();
  await expect(relatives.getByRole('textbox', { name: 'Navn' })).toHaveValue('Etter middag');
  await phone.close();
  expect(phone.faults).toEqual([]);
});

test('words to read are never a field, whatever type the form’s builder gave them', async ({
  gallery,
}, testInfo) => {
  const phone = await openPhone(testInfo.outputPath('phone'), gallery);
  const { page } = phone;
  await page.goto('/galleri?form=controls&state=empty');
  const item = (linkId: string) => page.locator(`[data-link-id="${linkId}"]`);
  for (const linkId of ['k-inline', 'k-side', 'k-hint']) {
    await expect(item(linkId)).toBeVisible();
    await expect(item(linkId).getByRole('textbox')).toHaveCount(0);
  }
  await expect(item('k-hint')).toHaveText('Spør alltid om hun er svimmel.');
  await item('k-inline').getByText('Dette vises fram').tap();
  await expect(item('k-inline').getByText('Hun har rett til å si nei til alt.')).toBeVisible();
  await item('k-under').getByText('Hjelp').tap();
  await expect(item('k-under').getByText('Den vi ringer når noe skjer.')).toBeVisible();
  await expect(page.getByText('Ikke besvart')).toHaveCount(0);
  await phone.close();
  expect(phone.faults).toEqual([]);
});

test('a spinner counts with the thumb, stops at its limits, and can still be written in', async ({
  gallery,
}, testInfo) => {
  const phone = await openPhone(testInfo.outputPath('phone'), gallery);
  const { page } = phone;
  await page.goto('/galleri?form=controls&state=empty');
  const field = page.getByRole('textbox', { name: 'Antall trinn' });
  const less = page.getByRole('button', { name: 'Én mindre: Antall trinn' });
  const more = page.getByRole('button', { name: 'Én mer: Antall trinn' });
  await more.tap();
  await expect(field).toHaveValue('0');
  await expect(less).toHaveAttribute('aria-disabled', 'true');
  await more.tap();
  await more.tap();
  await expect(field).toHaveValue('2');
  await expect(page.getByRole('log')).toHaveText('Antall trinn: 2');
  await field.fill('39');
  await more.tap();
  await expect(field).toHaveValue('40');
  await expect(more).toHaveAttribute('aria-disabled', 'true');
  await less.tap();
  await expect(field).toHaveValue('39');
  await phone.close();
  expect(phone.faults).toEqual([]);
});
