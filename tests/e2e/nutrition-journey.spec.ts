import { formPage } from './pages/form-page.ts';
import { choosePin, openUnlocked } from './pages/lock.ts';
import { deviceStatus, logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { nutritionPage } from './pages/nutrition-page.ts';
import { findFaults } from './support/find-faults.ts';
import { startJourney } from './support/journey.ts';
import { expect, test } from './support/visitt-test.ts';

const goal = 'Holde vekten';
const measure = 'Næringsdrikk';

test('nutrition without network: a weight, MST with risk, the assessment, the plan with a follow-up, and its end', async ({
  visitt,
  takePhone,
}) => {
  const before = await takePhone('kari');
  await logInAs(before.page, 'kari');
  await choosePin(before.page);
  await before.close();
  await visitt.kill();

  const phone = await takePhone('kari');
  const { page } = phone;
  await openUnlocked(page);
  const nutrition = nutritionPage(page);
  const form = formPage(page);
  const faults: string[] = [];
  const journey = await startJourney(phone.context, {
    name: 'nutrition',
    title: 'From a weight and MST to a nutrition plan and its end',
    where: 'home nursing, offline',
  });

  await journey.step('from I dag to a person for whom MST is due', async () => {
    await page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: 'MST' })
      .locator('a[href^="/personer/"]')
      .first()
      .click();
    await expect(page.getByRole('region', { name: 'Neste', exact: true })).toBeVisible();
  });
  const address = new URL(page.url()).pathname;
  const given = ((await page.getByRole('heading', { level: 1 }).textContent()) ?? '').split(' ')[0] ?? '';

  const weight = nutrition.part('Vekt');
  const shown =
    (await weight
      .getByText(/^\d+,\d\skg$/)
      .first()
      .textContent()) ?? '';
  // A little less than last time: not so much that it would be asked about.
  const kilos = (Number.parseFloat(shown.replace(',', '.')) - 1.3).toFixed(1).replace('.', ',');
  await journey.step('record a weight', () => nutrition.weigh(kilos));
  await expect(weight.getByText(`${kilos} kg`, { exact: true }).first()).toBeVisible();
  faults.push(...(await findFaults(page, 'person with a weight')));

  await journey.step('MST, from the person’s page to the signature', async () => {
    // Somebody may have begun it: then it is gone on with.
    const start = page.getByRole('button', { name: 'Start MST', exact: true });
    await start.or(page.getByRole('link', { name: 'Fortsett MST', exact: true })).click();
    await form.option('vekttap', 'Ja, 6–10 kg').check();
    await form.option('matlyst', 'Ja').check();
    await form.sign();
  });
  await expect(page.getByText('Sum: 3 poeng')).toBeVisible();
  await expect(page.getByText('Kartleggingen viser risiko for underernæring.')).toBeVisible();
  faults.push(...(await findFaults(page, 'receipt with risk')));

  await journey.step('the assessment, with what is known filled in', async () => {
    await page.getByRole('button', { name: 'Start individuell ernæringsvurdering' }).click();
    await expect(form.item('vekt').getByRole('textbox')).toHaveValue(kilos);
    await expect(form.option('screening', 'Ja')).toBeChecked();
    await expect(form.item('alder').getByRole('textbox')).not.toHaveValue('');
    await expect(form.item('kmi').locator('output')).not.toHaveText('');
    await form.option('muskelmasse', 'Ja, litt eller middels').check();
    await form.option('betennelse', 'Ja, langvarig').check();
    await expect(form.item('glim-oppfylt').locator('output')).toContainText('Ja');
    await form.sign();
  });

  await journey.step('the plan, with its day of evaluation filled in', async () => {
    await page.getByRole('button', { name: 'Start ernæringsplan' }).click();
    await expect(form.option('plan-status', 'Ny plan')).toBeChecked();
    await expect(form.item('status').getByRole('textbox')).toHaveValue(
      new RegExp(`Vekt ${kilos}\\skg .* MST 3 poeng`),
    );
    await form.item('mal').getByRole('textbox').pressSequentially(goal);
    await form.item('tiltak-hva').getByRole('textbox').pressSequentially(measure);
    await form.option('veies', 'Hver uke').check();
    await form.sign();
  });

  await journey.step('a follow-up: the next weighing', async () => {
    await page.getByRole('button', { name: `Legg til tiltak: veie ${given}` }).click();
    const sheet = page.getByRole('dialog');
    await expect(sheet.getByRole('textbox').first()).toHaveValue(`Veie ${given}`);
    await sheet.getByRole('button', { name: 'Lagre tiltaket' }).click();
    await expect(sheet).toHaveCount(0);
  });

  await journey.step('how it stands, on one page', async () => {
    await page.getByRole('link', { name: `Tilbake til ${given}` }).click();
    await expect(page).toHaveURL(new RegExp(`${address}$`));
    await expect(page.getByText(`Veie ${given}`)).toBeVisible();
    await nutrition.open();
  });
  await expect(page.getByText(/^Plan evalueres /)).toBeVisible();
  await expect(nutrition.part('Siste kartlegging')).toContainText('MST · 3 poeng');
  await expect(nutrition.part('Individuell vurdering')).toContainText('Kriteriene i GLIM er oppfylt');
  const plan = nutrition.part('Ernæringsplan');
  await expect(plan).toContainText(goal);
  await expect(plan).toContainText(measure);
  await plan.getByText('Regelen bak').click();
  await expect(plan.getByText('Ikke faglig godkjent av kommunen ennå.')).toBeVisible();
  faults.push(...(await findFaults(page, 'nutrition')));

  await journey.step('the end of the plan, with a reason and what came of it', async () => {
    await plan.getByRole('button', { name: 'Evaluer eller avslutt planen' }).click();
    await form.option('plan-status', 'Planen avsluttes').check();
    await form.option('utfall', 'Målet er nådd').check();
    await form.item('slutt-grunn').getByRole('textbox').pressSequentially('Spiser godt igjen');
    await form.sign();
  });
  await page.goto(`${address}/ernaering`);
  await expect(plan).toContainText('Avsluttet');
  await expect(plan).toContainText('Målet er nådd');
  await expect(plan).toContainText('Spiser godt igjen');
  const figures = journey.end();
  const screening = figures.steps.find(({ title }) => title.startsWith('MST'));
  expect(screening?.taps).toBeLessThanOrEqual(5);
  const weighing = figures.steps.find(({ title }) => title === 'record a weight');
  expect([weighing?.taps, weighing?.nexts, weighing?.keys]).toEqual([1, 1, 4]);

  await test.step('a wrong figure is voided with a reason, and counts for nothing', async () => {
    await page.goto(address);
    await nutrition.open();
    await page.getByRole('button', { name: 'Registrer vekt' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('Vekt i kilo').pressSequentially('185,4');
    await sheet.getByRole('button', { name: 'Lagre på enheten' }).click();
    await expect(sheet.getByText(`Stemmer 185,4 kg? Sist var det ${kilos} kg.`)).toBeVisible();
    await sheet.getByRole('button', { name: 'Ja, lagre 185,4 kg' }).click();
    await expect(nutrition.part('Vekt')).toContainText('185,4 kg er lagret på enheten.');
    await page.getByText(/^Alle \d+ målinger$/).click();
    await page.getByRole('button', { name: 'Feilført: 185,4 kg' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Naboens vekt');
    await page.getByRole('dialog').getByRole('button', { name: 'Merk som feilført' }).click();
    await expect(page.getByText('Grunn: Naboens vekt')).toBeVisible();
    await expect(nutrition.part('Vekt').getByText(`${kilos} kg`, { exact: true }).first()).toBeVisible();
    faults.push(...(await findFaults(page, 'measurements')));
  });

  await test.step('with text at 200 % nothing stands beside the screen', async () => {
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await page.getByRole('button', { name: 'Registrer høyde' }).click();
    await page.getByRole('dialog').getByText('Knehøyde', { exact: true }).click();
    faults.push(...(await findFaults(page, 'height, 200 %')));
    for (const part of ['html', 'dialog'])
      expect(
        await page
          .locator(part)
          .first()
          .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
        part,
      ).toBeLessThanOrEqual(0);
    await page.getByRole('dialog').getByRole('button', { name: 'Avbryt' }).click();
  });
  expect(faults).toEqual([]);

  await test.step('it is delivered whole when the server is back', async () => {
    await visitt.start();
    await goTo(page, 'Meg');
    await page.getByRole('button', { name: 'Lever nå' }).click();
    await expect(deviceStatus(page)).toHaveAttribute('data-sync', 'delivered');
    const ola = await takePhone('ola');
    await logInAs(ola.page, 'ola');
    await ola.page.goto(`${address}/ernaering`);
    await expect(nutritionPage(ola.page).part('Ernæringsplan')).toContainText('Spiser godt igjen');
    await expect(
      nutritionPage(ola.page).part('Vekt').getByText(`${kilos} kg`, { exact: true }).first(),
    ).toBeVisible();
  });
  expect(phone.faults).toEqual([]);
});
