import { formPage } from './pages/form-page.ts';
import { learningPage } from './pages/learning-page.ts';
import { choosePin, openUnlocked } from './pages/lock.ts';
import { deviceStatus, logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { overviewPage } from './pages/overview-page.ts';
import { openPerson, personPage } from './pages/person-page.ts';
import { expect, test } from './support/visitt-test.ts';

const mst = 'MST – risiko for underernæring';
const technology = 'Velferdsteknologi – behov og gevinster';

test('a shift without a server: recorded from a cold start, delivered afterwards, seen by others', async ({
  visitt,
  takePhone,
}) => {
  const siriBefore = await takePhone('siri');
  await logInAs(siriBefore.page, 'siri');
  await choosePin(siriBefore.page);
  await goTo(siriBefore.page, 'Oversikt');
  const assessedBefore = await overviewPage(siriBefore.page).count('Kartlagt');
  const person = await overviewPage(siriBefore.page).firstBehind('Mangler registrering');
  await siriBefore.close();

  for (const user of ['kari', 'liv']) {
    const phone = await takePhone(user);
    await logInAs(phone.page, user);
    await choosePin(phone.page);
    await phone.close();
  }

  await test.step('the server process is gone', async () => {
    await visitt.kill();
    await expect(fetch(visitt.url)).rejects.toThrow();
  });

  const kari = await takePhone('kari');
  const first = kari.page;
  await test.step('kari fills in MST from a cold start, with a reload in the middle', async () => {
    await openUnlocked(first);
    await expect(first.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
    await expect(deviceStatus(first)).toContainText('Uten nett');
    await goTo(first, 'Personer');
    await openPerson(first, person);
    await personPage(first).startDue('MST');
    const form = formPage(first);
    await form.choose('vekttap', 'Ja, 6–10 kg');
    await first.reload();
    await expect(form.option('vekttap', 'Ja, 6–10 kg')).toBeChecked();
    await form.choose('matlyst', 'Nei');
    await expect(form.item('poeng').locator('output')).toContainText('2');
    await form.sign();
    await expect(first.getByRole('main').getByRole('status')).toHaveAttribute('data-sync', 'local');
  });

  const second = await kari.context.newPage();
  await test.step('in a second tab she records what she needs help with', async () => {
    await second.goto(`/personer/${person.id}`);
    await expect(personPage(second).records(mst).first().getByRole('status')).toHaveAttribute(
      'data-sync',
      'local',
    );
    await personPage(second).startOther(technology);
    const form = formPage(second);
    await form.write('mal', 'Å kunne gå til butikken selv');
    await form.write('merknad', 'Vurderer rekkverk i trappa');
    await form.sign();
  });

  await test.step('the first tab knows of it', async () => {
    await goTo(first, 'I dag');
    const undelivered = first.getByRole('region', { name: 'Signert, ikke levert ennå' });
    await expect(undelivered.getByRole('listitem')).toHaveCount(2);
  });

  const liv = await takePhone('liv');
  await openUnlocked(liv.page);
  await goTo(liv.page, 'Læring');
  const learning = learningPage(liv.page);
  const tick = await learning.nextTick();
  await test.step('liv ticks a hefte', async () => {
    await learning.tick(tick).click();
    await expect(learning.mark(tick.booklet)).toHaveAttribute('data-sync', 'local');
  });

  await test.step('the server comes back on the same data and everything is delivered', async () => {
    await visitt.start();
    await goTo(first, 'Meg');
    await first.getByRole('button', { name: 'Lever nå' }).click();
    await expect(deviceStatus(first)).toHaveAttribute('data-sync', 'delivered');
    await liv.page.reload();
    await expect(deviceStatus(liv.page)).toHaveAttribute('data-sync', 'delivered');
    await expect(learning.tick(tick)).toBeChecked();
    await expect(learning.mark(tick.booklet)).toHaveCount(0);
  });

  await test.step('each record says so for itself, in both tabs', async () => {
    await second.goto(`/personer/${person.id}`);
    for (const title of [mst, technology]) {
      const state = personPage(second).records(title).first().getByRole('status');
      await expect(state).toHaveAttribute('data-sync', 'delivered');
      await expect(state).toContainText(/^Levert (kl\. \d\d\.\d\d|\d)/);
    }
  });

  await test.step('ola sees both, once', async () => {
    const ola = await takePhone('ola');
    await logInAs(ola.page, 'ola');
    await goTo(ola.page, 'Personer');
    await openPerson(ola.page, person);
    await expect(personPage(ola.page).records(mst)).toHaveCount(1);
    await expect(personPage(ola.page).records(technology)).toHaveCount(1);
    await personPage(ola.page).records(technology).click();
    await expect(ola.page.getByText('Vurderer rekkverk i trappa')).toBeVisible();
  });

  await test.step("siri's count has moved by one", async () => {
    const siri = await takePhone('siri');
    await openUnlocked(siri.page, '/oversikt');
    await expect.poll(() => overviewPage(siri.page).count('Kartlagt')).toBe(assessedBefore + 1);
  });
});
