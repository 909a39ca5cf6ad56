import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { findFaults } from './support/find-faults.ts';
import { expect, test } from './support/visitt-test.ts';

const forms = path.join(import.meta.dirname, 'forms');
const item = (page: Page, linkId: string): Locator => page.locator(`[data-link-id="${linkId}"]`);
const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });
const option = (page: Page, linkId: string, name: string): Locator =>
  item(page, linkId).getByRole('radio', { name, exact: true });
/** What a screen reader is told as it happens. */
const announced = (page: Page): Locator => page.getByRole('log');

async function openForm(page: Page, name: string): Promise<void> {
  await openFile(page, path.join(forms, `${name}.json`));
}

async function openFile(page: Page, file: string): Promise<void> {
  await page.goto('/prov');
  await page.getByLabel('Åpne skjemafil').setInputFiles(file);
  await expect(page.locator('.vf-form')).toBeVisible();
}

async function lookOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Se over svarene' }).click();
}

test('answers that lean on answers: options by expression, options that come and go, texts, totals, what is required', async ({
  takePhone,
}) => {
  const { page } = await takePhone('nobody');
  await openForm(page, 'expressions');

  // cqf-expression on a text: the question speaks her name as soon as it is known.
  await field(page, 'Hva heter hun?').fill('Astrid');
  await field(page, 'Hva heter hun?').blur();
  await field(page, 'Hva er viktig for Astrid?').fill('Å komme seg ut');

  // answerExpression: what was written can be chosen.
  await expect(item(page, 'viktigst')).toContainText('Her er ingenting å velge mellom ennå');
  await field(page, 'Hvilke medisiner bruker hun?').fill('Paracet');
  await page.getByRole('button', { name: 'Legg til et svar til' }).click();
  await field(page, 'Hvilke medisiner bruker hun? (svar 2)').fill('Furix');
  await option(page, 'viktigst', 'Furix').check();
  await expect(item(page, 'viktigst').getByRole('radio')).toHaveCount(2);

  // answerOptionsToggleExpression: an option that is offered only while it fits.
  await expect(item(page, 'kontakt').getByRole('radio')).toHaveCount(2);
  await option(page, 'nett', 'Ja').check();
  await option(page, 'kontakt', 'Video').check();
  await option(page, 'nett', 'Nei').check();
  const gone = 'Svaret finnes ikke i lista lenger. Velg på nytt.';
  await expect(item(page, 'kontakt')).toContainText(gone);
  await expect(announced(page)).toHaveText(`Hvordan vil hun ha kontakt?: ${gone}`);
  await lookOver(page);
  const summary = page.getByRole('region', { name: 'Én ting mangler før du kan signere' });
  await expect(summary.getByRole('heading')).toBeFocused();
  await summary.getByRole('button', { name: /Hvordan vil hun ha kontakt/ }).click();
  await expect(item(page, 'kontakt').getByRole('radio').first()).toBeFocused();
  await option(page, 'kontakt', 'Besøk').check();
  await expect(summary).toHaveCount(0);

  // ordinal() on ordinalValue, weight() on itemWeight; a part that is not answered gives no total.
  const total = page.getByLabel('Til sammen', { exact: true });
  await option(page, 'smerte', 'Svært vondt').check();
  await expect(total).toHaveText('–');
  await option(page, 'sovn', 'Sover dårlig').check();
  await expect(total).toHaveText('5,5');

  // cqf-expression on required: only now does it have to be said what helps.
  await lookOver(page);
  await summary.getByRole('button', { name: /Hva kan hjelpe/ }).click();
  await expect(field(page, 'Hva kan hjelpe?')).toBeFocused();
  await expect(field(page, 'Hva kan hjelpe?')).toHaveAccessibleDescription('Dette må fylles ut.');
  expect(await findFaults(page, 'a form being tried')).toEqual([]);
  await option(page, 'smerte', 'Litt vondt').check();
  await expect(total).toHaveText('3,5');
  await expect(summary).toHaveCount(0);
  await lookOver(page);
  await expect(page.getByRole('dialog')).toContainText('Furix');
});

test('conditions of every kind: what is asked follows the answer, and the count of what is left follows too', async ({
  takePhone,
}) => {
  const { page } = await takePhone('nobody');
  await openForm(page, 'conditions');
  // Chosen by the form itself.
  await expect(option(page, 'seng', 'I senga')).toBeChecked();
  const progress = page.getByRole('progressbar');
  await expect(progress).toHaveAttribute('aria-valuenow', '1');
  await expect(progress).toHaveAttribute('aria-valuemax', '3');

  const conditional = ['over', 'fra', 'under', 'til', 'ikke', 'enten', 'feber'];
  const askedAt = async (temperature: string, expected: readonly string[]) => {
    const measured = field(page, 'Hvor høy er temperaturen?');
    await measured.fill(temperature);
    await measured.blur();
    for (const linkId of conditional)
      await expect(item(page, linkId)).toHaveCount(expected.includes(linkId) ? 1 : 0);
    await expect(progress).toHaveAttribute('aria-valuemax', String(3 + expected.length));
  };
  await askedAt('37', []);
  await askedAt('38', ['fra', 'ikke']);
  await askedAt('36', ['til', 'ikke']);
  await askedAt('34,9', ['under', 'til', 'ikke', 'enten']);
  await askedAt('40,1', ['over', 'fra', 'ikke', 'enten', 'feber']);

  const days = field(page, 'Hvor lenge har hun hatt feber?');
  await days.fill('to');
  await days.blur();
  await expect(days).toHaveAccessibleDescription('Skriv minst 3 tegn.');
  await page.getByLabel('Når måler du igjen?').fill('2020-01-01');
  await page.getByLabel('Når måler du igjen?').blur();
  await expect(page.getByLabel('Når måler du igjen?')).toHaveAccessibleDescription(/^Kan ikke være før \d/);

  // What is not asked any more stands in the way of nothing, and its answer comes back with the question.
  await askedAt('37', []);
  await page.getByLabel('Når måler du igjen?').fill('');
  await lookOver(page);
  await expect(page.getByRole('dialog')).not.toContainText('feber');
  await page.getByRole('dialog').getByRole('button', { name: 'Tilbake til skjemaet' }).click();
  await askedAt('40,1', ['over', 'fra', 'ikke', 'enten', 'feber']);
  await expect(days).toHaveValue('to');
});

test('limits that follow the answers, rules between answers and about the whole form, each in words and read out', async ({
  takePhone,
}) => {
  const { page } = await takePhone('nobody');
  await openForm(page, 'limits');

  // maxValue by expression, on a number and on a slider.
  const meals = field(page, 'Hvor mange måltider fikk hun?');
  await meals.fill('4');
  await meals.blur();
  const eaten = field(page, 'Hvor mange spiste hun opp?');
  await eaten.fill('6');
  await eaten.blur();
  await expect(eaten).toHaveAccessibleDescription('Kan ikke være over 4.');
  await expect(announced(page)).toHaveText('Hvor mange spiste hun opp?: Kan ikke være over 4.');
  const glasses = page.getByRole('slider', { name: 'Hvor mange av dem med drikke til?' });
  await expect(glasses).toHaveAttribute('max', '4');
  await glasses.press('End');
  await expect(glasses).toHaveAttribute('aria-valuetext', '4');
  await meals.fill('6');
  await meals.blur();
  await expect(eaten).not.toHaveAttribute('aria-invalid', 'true');
  await expect(glasses).toHaveAttribute('max', '6');

  // minValue by expression, on a day: said as days are written.
  await page.getByLabel('Når begynte det?').fill('2026-11-12');
  await page.getByLabel('Når ble det slutt?').fill('2026-11-10');
  await page.getByLabel('Når ble det slutt?').blur();
  await expect(page.getByLabel('Når ble det slutt?')).toHaveAccessibleDescription(
    'Kan ikke være før 12. nov. 2026.',
  );
  await page.getByLabel('Når ble det slutt?').fill('2026-11-12');

  // targetConstraint on a group: between two answers.
  const pressure = page.getByRole('group', { name: 'Blodtrykk' });
  await field(page, 'Overtrykk').fill('80');
  await field(page, 'Undertrykk').fill('120');
  await expect(pressure).toHaveAccessibleDescription('Overtrykket skal være høyere enn undertrykket.');
  await expect(announced(page)).toHaveText('Blodtrykk: Overtrykket skal være høyere enn undertrykket.');

  // unitOption with decimals and a lower limit of its own.
  const weight = field(page, 'Hvor mye veier hun?');
  await page.getByRole('combobox', { name: 'Enhet for Hvor mye veier hun?' }).selectOption('gram');
  await weight.fill('62,25');
  await weight.blur();
  await expect(weight).toHaveAccessibleDescription('Skriv høyst én desimal.');
  await weight.fill('2,4');
  await weight.blur();
  await expect(weight).toHaveAccessibleDescription('Kan ikke være under 2,5.');
  await weight.fill('62250');
  await weight.blur();
  await expect(weight).not.toHaveAttribute('aria-invalid', 'true');

  // The form's own words for one question's wrong answer.
  const code = field(page, 'Hva er romkoden?');
  await code.fill('a1');
  await code.blur();
  await expect(code).toHaveAccessibleDescription('En stor bokstav og tre tall, som A101.');

  // A rule about the whole form leads nowhere in particular; the rest leads to its question.
  await option(page, 'vondt', 'Ja').check();
  await lookOver(page);
  const summary = page.getByRole('region', { name: '3 ting mangler før du kan signere' });
  await expect(summary).toContainText('Skriv hva som er gjort når hun har vondt.');
  await expect(summary.getByRole('button')).toHaveCount(2);
  expect(await findFaults(page, 'a form being tried')).toEqual([]);
  await page.getByRole('button', { name: 'Nynorsk' }).click();
  await expect(summary).toContainText('Overtrykket skal vere høgare enn undertrykket.');
  await expect(summary).toContainText('Ein stor bokstav og tre tal, som A101.');
  await page.getByRole('button', { name: 'Bokmål' }).click();
  await summary.getByRole('button', { name: /Blodtrykk/ }).click();
  await expect(field(page, 'Overtrykk')).toBeFocused();
  await field(page, 'Overtrykk').fill('130');
  await code.fill('A101');
  await field(page, 'Hva er gjort?').fill('Lagt henne godt til rette');
  await expect(page.getByRole('region', { name: /mangler før/ })).toHaveCount(0);

  // A warning is something to look over; it stops nobody.
  await eaten.fill('1');
  await lookOver(page);
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('Hun har spist lite. Tenk på et mellommåltid.');
  await expect(sheet).toContainText('62250\u00a0gram');
  await sheet.getByRole('button', { name: 'Se over svarene' }).click();
  const delivered = await page.getByRole('textbox', { name: 'Slik ville det blitt levert' }).inputValue();
  expect(JSON.parse(delivered).item).toContainEqual(
    expect.objectContaining({
      linkId: 'vekt',
      answer: [
        { valueQuantity: { value: 62250, unit: 'gram', system: 'http://unitsofmeasure.org', code: 'g' } },
      ],
    }),
  );
});

test('value sets in the form and beside it become options with their scores; what lies elsewhere is named, and nothing is fetched', async ({
  takePhone,
}) => {
  const { page } = await takePhone('nobody');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await openForm(page, 'value-sets');

  await page.locator('details.v-report > summary').click();
  await expect(page.locator('.v-report')).toContainText('Visitt henter ingenting derfra');
  await expect(page.locator('.v-report')).toContainText('Hvor bor hun?');
  await expect(item(page, 'sted')).toContainText('Svarene å velge mellom følger ikke med skjemaet.');

  // A value set beside the form in its bundle, by a code system there, one code left out.
  await expect(item(page, 'ganghjelp').getByRole('radio')).toHaveCount(4);
  await option(page, 'ganghjelp', 'Noen å holde i').check();
  await page.getByRole('button', { name: 'Nynorsk' }).click();
  await expect(option(page, 'ganghjelp', 'Nokon å halde i')).toBeChecked();
  await page.getByRole('button', { name: 'Bokmål' }).click();

  // A contained value set, its scores by weight().
  await option(page, 'balanse', 'God').check();
  await option(page, 'styrke', 'God').check();
  await expect(page.getByLabel('Poeng for balanse og styrke', { exact: true })).toHaveText('4');

  // A phone's own list holds plain words, whatever markup the form has for them.
  const shoes = page.getByRole('combobox', { name: 'Hvilke sko bruker hun inne?' });
  await expect(shoes.getByRole('option')).toHaveText([
    'Velg',
    'Sko med såle',
    'Tøfler',
    'Sokker',
    'Ingenting',
  ]);
  await shoes.selectOption('Tøfler');
  // A table by columns is a list of questions on a phone.
  const rows = page.getByRole('group', { name: 'Klarer hun det selv?' });
  await rows.getByRole('radiogroup', { name: 'Reise seg' }).getByRole('radio', { name: 'Ja' }).check();
  expect(await findFaults(page, 'a form being tried')).toEqual([]);
  await lookOver(page);
  await expect(page.getByRole('dialog')).toContainText('Tøfler');
  expect(asked.filter((url) => url.includes('elsewhere'))).toEqual([]);
});

test('a form from Helsenorge: its texts in both languages, its pictures, its words for what is wrong, its sums', async ({
  takePhone,
}) => {
  const { page } = await takePhone('nobody');
  await openForm(page, 'helsenorge');

  await item(page, 'side').getByText('Les mer').tap();
  await expect(item(page, 'side')).toContainText('Skjemaet er laget av kommunen.');
  await expect(item(page, 'viktig')).toHaveText('Ring 113 når det haster.');
  await expect(item(page, 'viktig')).toHaveAttribute('data-category', 'highlight');

  // A picture the form contains is shown; one from elsewhere is not asked for.
  const map = item(page, 'kart').getByRole('img');
  await expect(map).toHaveCount(1);
  await expect(map).toHaveAccessibleName('Kart over gangen');
  await expect.poll(() => map.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(24);

  const number = field(page, 'Hvilket nummer ringer vi?');
  await expect(number).toHaveAccessibleDescription('Åtte tall, uten mellomrom');
  await expect(field(page, 'Er det et nummer til?')).toHaveAccessibleDescription('Åtte tall, uten mellomrom');
  await item(page, 'tlf').getByText('Hjelp').tap();
  await expect(item(page, 'tlf')).toContainText('Vi ringer bare når det trengs.');
  await number.fill('900');
  await number.blur();
  await expect(number).toHaveAccessibleDescription(/Skriv åtte tall\.$/);
  await expect(announced(page)).toHaveText('Hvilket nummer ringer vi?: Skriv åtte tall.');

  await page.getByRole('button', { name: 'Nynorsk' }).click();
  const samme = field(page, 'Kva nummer ringjer vi?');
  await expect(samme).toHaveValue('900');
  await expect(samme).toHaveAccessibleDescription(/Skriv åtte tal\.$/);
  await samme.fill('90012345');
  await samme.blur();
  await expect(item(page, 'kopi')).toContainText('90012345');
  await field(page, 'Kva heiter barnet?').fill('Lars');
  await page.getByRole('button', { name: 'Legg inn eit barn til' }).click();
  await expect(page.getByRole('group', { name: 'Barn 2' }).getByRole('textbox')).toBeFocused();
  await option(page, 'svak', 'Ja').check();
  await option(page, 'svak2', 'Ja').check();
  await expect(page.getByLabel('Så mykje hjelp treng ho', { exact: true })).toHaveText('2');
  expect(await findFaults(page, 'a form being tried')).toEqual([]);
});

test('the rest of a form, and its total, come while she writes in the first field: the field stays hers', async ({
  takePhone,
}) => {
  const { page } = await takePhone('nobody', {
    // A phone with no quiet moment until the test gives it one.
    before: () => {
      const waiting: (() => void)[] = [];
      const isBusy = (): boolean => !('isQuiet' in globalThis);
      globalThis.requestIdleCallback = (run) => {
        const go = (): void => run({ didTimeout: false, timeRemaining: () => 50 });
        if (isBusy()) waiting.push(go);
        else setTimeout(go);
        return 0;
      };
      addEventListener('quiet', () => {
        Object.assign(globalThis, { isQuiet: true });
        for (const go of waiting.splice(0)) go();
      });
    },
  });
  await openFile(page, path.resolve('src/content/checklists/velferdsteknologi.json'));
  const goal = item(page, 'mal').getByRole('textbox');
  await goal.pressSequentially('Gå tur ');
  await expect(item(page, 'sum-minutter')).toHaveCount(0);
  await page.evaluate(() => dispatchEvent(new Event('quiet')));
  await expect(item(page, 'sum-minutter')).toBeVisible();
  await expect(item(page, 'merknad')).toBeVisible();
  await expect(goal).toBeFocused();
  // Where the cursor is, whatever that is now.
  await page.keyboard.type('alene');
  await expect(goal).toHaveValue('Gå tur alene');
});
