import { choosePin, openUnlocked } from './pages/lock.ts';
import { deliverNow, deviceStatus, logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { vitalsPage } from './pages/vitals-page.ts';
import { findFaults } from './support/find-faults.ts';
import { startJourney } from './support/journey.ts';
import { expect, test } from './support/visitt-test.ts';

test('something is wrong: measured, called, noted and due again, without network', async ({
  visitt,
  takePhone,
}) => {
  const first = await takePhone('amina');
  await logInAs(first.page, 'amina');
  await choosePin(first.page);
  await first.close();
  await visitt.kill();

  const { page, context } = await takePhone('amina');
  await openUnlocked(page);
  await expect(deviceStatus(page)).toContainText('Uten nett');
  await goTo(page, 'Personer');
  await page.locator('a[href^="/personer/"]').first().click();
  const vitals = vitalsPage(page);
  await expect(vitals.section).toBeVisible();
  const address = page.url();
  const name = await page.getByRole('heading', { level: 1 }).innerText();

  const journey = await startJourney(context, {
    name: 'deterioration',
    title: 'Something is wrong: NEWS2, ISBAR, the call, measured again',
    where: 'From the person’s page, avdeling Fjord, without network',
  });

  await journey.step('NEWS2 from A to E, with the points beside each', async () => {
    await vitals.measure();
    await vitals.tap('luftvei', 'Fri');
    await vitals.type('respirasjon', '22');
    await expect(vitals.points('respirasjon')).toContainText('2 poeng');
    await vitals.type('spo2', '94');
    await expect(vitals.points('spo2')).toContainText('1 poeng');
    await vitals.tap('oksygen', 'Nei');
    await vitals.type('puls', '95');
    await vitals.type('systolisk', '105');
    await vitals.tap('bevissthet', 'A – våken');
    // What is missing gives no total.
    await expect(vitals.total).toHaveText('–');
    await expect(page.getByText('Ufullstendig: minst én måling mangler')).toBeVisible();
    await vitals.type('temperatur', '38,4');
    await expect(vitals.total).toHaveText('6');
  });
  await journey.step('signed', vitals.sign);
  await expect(page.getByText('NEWS2 er 6 av 20')).toBeVisible();
  await expect(page.getByText('Kommunens plan ved middels sum: ikke lagt inn ennå.')).toBeVisible();
  const faults = [...(await findFaults(page, 'the receipt of NEWS2'))];

  await journey.step('ISBAR, made of what was measured', async () => {
    await page.getByRole('button', { name: 'Lag ISBAR' }).click();
    await expect(page.getByRole('button', { name: 'Vis stort for å lese opp' })).toBeVisible();
  });
  const part = (linkId: string) => page.locator(`[data-link-id="${linkId}"]`).getByRole('textbox');
  await expect(part('isbar-i')).toHaveValue(new RegExp(`^Jeg heter Amina .*\\nDet gjelder ${name}`));
  await expect(part('isbar-s')).toHaveValue(/^NEWS2 er 6, middels\.\nMålt (\d+\. .+ )?kl\. \d\d\.\d\d\.$/);
  await expect(part('isbar-a')).toHaveValue(
    /^A: luftvei fri\.\nB: puster 22 i minuttet \(2 poeng\), oksygenmetning 94 % \(1 poeng\), på luft \(0 poeng\)\.\n/,
  );
  // What to ask for is the nurse's.
  await expect(part('isbar-r')).toHaveValue('');
  faults.push(...(await findFaults(page, 'ISBAR')));

  await journey.step('read aloud, the call noted', async () => {
    await part('isbar-r').click();
    await part('isbar-r').pressSequentially('Kan du se til henne nå?');
    await page.getByRole('button', { name: 'Vis stort for å lese opp' }).click();
    const sheet = page.getByRole('dialog', { name: 'ISBAR' });
    await expect(sheet.getByRole('heading', { level: 3 })).toHaveText([
      'I Identifikasjon',
      'S Situasjon',
      'B Bakgrunn',
      'A Aktuell tilstand',
      'R Råd',
    ]);
    await expect(sheet).toContainText('Kan du se til henne nå?');
    await sheet.getByRole('button', { name: 'Lukk' }).click();
    await vitals.tap('ringt-hvem', 'Legevakt');
    const answer = page.locator('[data-link-id="ringt-svar"]').getByRole('textbox');
    await answer.click();
    await answer.pressSequentially('Lege kommer. Mål hver time.');
    await answer.blur();
  });
  await journey.step('signed', vitals.sign);

  await journey.step('measured again in an hour', async () => {
    await page.getByText('hver time', { exact: true }).click();
    await expect(
      page.getByText(/^Neste måling (\d+\. .+ )?kl\. \d\d\.\d\d\. Den står på I dag\.$/),
    ).toBeVisible();
  });
  const figures = journey.end();
  expect(figures.taps).toBeLessThanOrEqual(30);

  await test.step('it stands on I dag with its time, also after the phone was closed', async () => {
    await page.goto('/');
    const again = page.getByRole('region', { name: 'Mål på nytt' });
    await expect(again.getByRole('listitem').filter({ hasText: name })).toContainText(
      /NEWS2.*kl\. \d\d\.\d\d/,
    );
    faults.push(...(await findFaults(page, 'I dag')));
  });

  await test.step('the person’s page tells it, with text at 200 % too', async () => {
    await page.goto(address);
    await expect(vitals.section).toContainText('NEWS2 6');
    await expect(vitals.section).toContainText(/Måles på nytt (\d+\. .+ )?kl\. \d\d\.\d\d/);
    faults.push(...(await findFaults(page, 'the person')));
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await vitals.section.scrollIntoViewIfNeeded();
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
    faults.push(...(await findFaults(page, 'the person, 200 %')));
  });

  await test.step('everything is delivered when the server is back', async () => {
    await visitt.start();
    await goTo(page, 'Meg');
    await page.getByRole('button', { name: 'Lever nå' }).click();
    await expect(deviceStatus(page)).toHaveAttribute('data-sync', 'delivered');
  });
  expect(faults).toEqual([]);
});

test('scale 2 counts only after a doctor’s decision has been noted, and in the draft that is open', async ({
  takePhone,
}) => {
  const { page } = await takePhone('amina');
  await logInAs(page, 'amina');
  await goTo(page, 'Personer');
  await page.locator('a[href^="/personer/"]').first().click();
  const vitals = vitalsPage(page);
  await vitals.measure();
  await expect(page.getByText('Skala 1 for oksygenmetning')).toBeVisible();
  await vitals.type('spo2', '90');
  await vitals.tap('oksygen', 'Nei');
  await expect(vitals.points('spo2')).toContainText('3 poeng');

  await page.getByRole('button', { name: 'Plan for måling' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('Skala 2', { exact: true }).click();
  await sheet.getByRole('button', { name: 'Lagre på enheten' }).click();
  await expect(sheet.getByRole('alert')).toHaveText('Skriv hvem legen er.');
  await sheet.getByLabel('Hvilken lege bestemte det?').fill('Lege Berg');
  await sheet.getByRole('button', { name: 'Lagre på enheten' }).click();
  await expect(sheet.getByRole('alert')).toContainText('Velg dagen det ble bestemt.');
  await sheet.getByLabel('Når ble det bestemt?').fill('2026-01-15');
  expect(await findFaults(page, 'the plan')).toEqual([]);
  await sheet.getByRole('button', { name: 'Lagre på enheten' }).click();
  await expect(page.getByText('Skala 2 for oksygenmetning, bestemt av Lege Berg')).toBeVisible();
  await expect(vitals.points('spo2')).toContainText('0 poeng');
});

test('the municipality’s own words stand at the result, with its interval one tap away, in nynorsk too', async ({
  takePhone,
}) => {
  const lead = await takePhone('per');
  await logInAs(lead.page, 'per');
  await lead.page.goto('/innhold');
  await lead.page.getByRole('link', { name: 'Kommunens plan ved NEWS2' }).click();
  const medium = lead.page.getByRole('region', { name: '5–6: middels sum' });
  await medium.getByLabel('Tekst på bokmål').fill('Ring ansvarlig sykepleier.');
  await medium.getByLabel('Tekst på nynorsk').fill('Ring ansvarleg sjukepleiar.');
  await medium.getByText('hver time', { exact: true }).click();
  expect(await findFaults(lead.page, 'the plan of the municipality')).toEqual([]);
  await lead.page.getByRole('button', { name: 'Ta planen i bruk' }).click();
  await expect(
    lead.page.getByText(/^Planen er i bruk fra nå, som utgave \d+\.\d+\.\d+ av skjemaet\.$/),
  ).toBeVisible();
  // Not by the header alone: for a moment it tells of what was there before the plan.
  await deliverNow(lead.page);
  await lead.close();

  const { page } = await takePhone('amina');
  await logInAs(page, 'amina');
  // The form is the municipality's own version once that has come.
  await expect(deviceStatus(page)).toHaveAttribute('data-sync', 'delivered');
  await page.goto('/meg');
  await page.getByText('Nynorsk', { exact: true }).click();
  await page.goto('/personer');
  await page.locator('a[href^="/personer/"]').first().click();
  await page.getByRole('button', { name: 'Mål NEWS2' }).click();
  const vitals = vitalsPage(page);
  await expect(vitals.item('bevissthet')).toContainText('Medvit');
  await vitals.type('respirasjon', '22');
  await vitals.type('spo2', '94');
  await vitals.tap('oksygen', 'Nei');
  await vitals.type('puls', '95');
  await vitals.type('systolisk', '105');
  await vitals.tap('bevissthet', 'A – vaken');
  await vitals.type('temperatur', '38,4');
  await expect(vitals.total).toHaveText('6');
  await vitals.sign();
  await expect(page.getByText('Ring ansvarleg sjukepleiar.')).toBeVisible();
  await expect(page.getByText('Planen til kommunen seier kvar time.')).toBeVisible();
  expect(await findFaults(page, 'the receipt in nynorsk')).toEqual([]);
  await page.getByText('kvar time', { exact: true }).click();
  await expect(
    page.getByText(/^Neste måling (\d+\. .+ )?kl\. \d\d\.\d\d\. Ho står på I dag\.$/),
  ).toBeVisible();
});
