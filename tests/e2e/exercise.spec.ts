import { accessPage } from '#protocol/supervision.ts';
import { exercisePage } from './pages/exercise-page.ts';
import { choosePin, openUnlocked } from './pages/lock.ts';
import { deliverNow, deviceStatus, logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { findFaults } from './support/find-faults.ts';
import { expect, test } from './support/visitt-test.ts';

const note = 'Vi fant ikke nummeret til vakttelefonen.';
const learnt = 'Heng opp nummeret til vakttelefonen på vaktrommet';

test('without network: an exercise from start to a follow-up, a reload in the middle, and today’s people on paper', async ({
  visitt,
  takePhone,
}) => {
  const faults: string[] = [];
  const before = await takePhone('siri');
  await logInAs(before.page, 'siri');
  await choosePin(before.page);
  await before.close();
  await visitt.kill();

  const siri = await takePhone('siri', { colorScheme: 'dark' });
  const { page } = siri;
  const exercise = exercisePage(page);
  await test.step('siri chooses the loss of the record system, the short one', async () => {
    await openUnlocked(page);
    await expect(deviceStatus(page)).toContainText('Uten nett');
    await goTo(page, 'Læring');
    await page.getByRole('link', { name: 'Beredskapsøvelser' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Øvelser' })).toBeVisible();
    faults.push(...(await findFaults(page, 'Øvelser')));
    await page.getByRole('link', { name: /Bortfall av journalsystemet/ }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'Kjøreplan' })).toBeVisible();
    faults.push(...(await findFaults(page, 'a scenario')));
    await exercise.press('Gjør klar øvelsen');
  });

  await test.step('roles are given, the clock starts and a note is written as it is typed', async () => {
    await exercise.giveRole('Loggfører', 'Vikar fra Sør');
    await expect(page.getByRole('main')).toContainText('Vikar fra Sør');
    faults.push(...(await findFaults(page, 'an exercise before it starts')));
    await exercise.press('Start klokka');
    await exercise.goOn('Kl. 07.10: ingen kommer inn');
    await exercise.note.fill(note);
    await expect(exercise.saved).toBeVisible();
    faults.push(...(await findFaults(page, 'an exercise under way')));
  });

  await test.step('a reload in the middle loses nothing: the clock has gone on', async () => {
    await page.reload();
    await expect(exercise.timer).toBeVisible();
    await expect(page.getByText('Steg 2 av 5')).toBeVisible();
    await expect(exercise.note).toHaveValue(note);
  });

  await test.step('today’s people on paper, and nothing of it stays', async () => {
    await page.getByRole('link', { name: 'Åpne dagens liste' }).click();
    await page.getByRole('main').getByRole('button', { name: 'Lag lista' }).click();
    const sheet = page.getByRole('main').getByRole('article');
    await expect(sheet).toContainText('Laget kl.');
    await expect(sheet).toContainText('Pårørende:');
    await expect(sheet.getByRole('listitem').first()).toBeVisible();
    faults.push(...(await findFaults(page, 'today’s list')));
    const last = page.getByRole('main').getByRole('button', { name: 'Skriv ut' });
    await last.click();
    await page.emulateMedia({ media: 'print' });
    await expect(last).toBeHidden();
    await expect(sheet.getByText('Gjort og sett (klokkeslett, hvem)').first()).toBeVisible();
    await page.emulateMedia({ media: 'screen' });
    await page.goBack();
    await expect(exercise.timer).toBeVisible();
    await page.goForward();
    await expect(page.getByRole('main').getByRole('button', { name: 'Lag lista' })).toBeVisible();
    await expect(sheet).toHaveCount(0);
    await page.goBack();
  });

  await test.step('what was learnt is a follow-up in one tap', async () => {
    await exercise.goOn('Kl. 11.30: en ny pasient og en endret medisin');
    await exercise.goOn('Se tilbake');
    await exercise.goOn('Hva gjør vi nå?');
    await exercise.newPoint.fill(learnt);
    await exercise.press('Legg til');
    await exercise.press(`Gjør til tiltak: ${learnt}`);
    await expect(page.getByText(/^Tiltak: Siri Tveten, innen /)).toBeVisible();
    await exercise.press('Avslutt øvelsen');
    await expect(page.getByRole('heading', { level: 1, name: /^Oppsummering/ })).toBeVisible();
    await expect(page.getByRole('main')).toContainText(note);
    await expect(page.getByRole('main')).toContainText('Vikar fra Sør');
    faults.push(...(await findFaults(page, 'the summary of an exercise')));
    expect(faults).toEqual([]);
  });

  await test.step('it is delivered: a colleague has the follow-up and the exercise, the log has each who was printed', async () => {
    await visitt.start();
    await deliverNow(page);
    const log = accessPage.parse(
      await page.evaluate(async () => (await fetch('/admin/access')).json() as Promise<unknown>),
    );
    expect(
      log.events.filter(({ action, kind }) => action === 'print' && kind === 'person').length,
    ).toBeGreaterThan(0);
    const kari = await takePhone('kari');
    await logInAs(kari.page, 'kari');
    await kari.page.goto('/ovelser');
    await kari.page.getByRole('link', { name: /Bortfall av journalsystemet.*Hjemmetjenesten Nord/ }).click();
    await expect(kari.page.getByRole('main')).toContainText(learnt);
    await expect(kari.page.getByText(/^Tiltak: Siri Tveten, innen /)).toBeVisible();
  });
});
