import { learningPage } from './pages/learning-page.ts';
import { choosePin, openUnlocked } from './pages/lock.ts';
import { deviceStatus, logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { findFaults } from './support/find-faults.ts';
import { startJourney } from './support/journey.ts';
import { expect, test } from './support/visitt-test.ts';

const words = 'Vi prøver samme sang på kveldsvakt';
const wordsBefore = 'Spør gruppa om roen før måltidet';

test('a learner’s evening without network: the hefte at hand, a tick, a note and a reload, delivered when the network is back', async ({
  visitt,
  takePhone,
}) => {
  const before = await takePhone('liv');
  await logInAs(before.page, 'liv');
  await choosePin(before.page);
  await before.close();
  await visitt.kill();

  const phone = await takePhone('liv');
  const { page } = phone;
  await openUnlocked(page);
  const learning = learningPage(page);
  const faults: string[] = [];
  const journey = await startJourney(phone.context, {
    name: 'learning',
    title: 'A learner’s evening: a tick, a note, the next hefte',
    where: 'at home, without network',
  });

  await journey.step('from I dag to what is next', async () => {
    await goTo(page, 'Læring');
    await expect(learning.next).toBeVisible();
  });
  faults.push(...(await findFaults(page, 'Læring')));
  const finished = await learning.openTicks();
  const first = finished.at(-1);
  if (!first) throw new Error('nothing is left of the next hefte');
  await test.step('the note of the hefte at hand is unfolded while its last step is ticked', async () => {
    await learning.next.getByText('Mitt notat').click();
    await learning.note.fill(wordsBefore);
  });
  await journey.step('what is left of the hefte at hand, one tap each', async () => {
    for (const tick of finished) await learning.tick(tick).click();
  });
  await expect(learning.tick(first)).toBeChecked();
  // That was the last of that hefte: the next one is on top.
  await expect(learning.next.getByRole('heading')).not.toHaveText(first.booklet);
  await expect(learning.next.getByRole('heading')).toBeFocused();
  // Its note stays with it: the field under the next one is another, and empty.
  await expect(learning.note).toHaveValue('');
  const second = await learning.nextTick();
  const done = await page
    .getByText(/^\d+ av 10 hefter ferdige$/)
    .first()
    .innerText();
  await journey.step('read the next one, and for how long', async () => {
    await learning.tick(second).click();
    await learning.next.getByRole('button', { name: /^\+30 min/ }).click();
    await expect(learning.next.getByText('30 minutter')).toBeVisible();
  });
  await journey.step('a note', () => learning.note.pressSequentially(words));
  faults.push(...(await findFaults(page, 'a note')));

  await test.step('a reload takes nothing of it', async () => {
    await page.reload();
    await expect(learning.tick(first)).toBeChecked();
    await expect(learning.tick(second)).toBeChecked();
    await learning.next.getByText('Mitt notat').click();
    await expect(learning.note).toHaveValue(words);
    await expect(learning.next.getByText('30 minutter')).toBeVisible();
    await learning.booklet(first.booklet).getByText('Mitt notat').click();
    await expect(learning.booklet(first.booklet).getByRole('textbox')).toHaveValue(wordsBefore);
  });

  await journey.step('a pause, with a reason, and taken up again', async () => {
    await page.getByRole('button', { name: /^Pause, stopp/ }).click();
    await page.getByRole('button', { name: 'Ta en pause' }).click();
    await page.getByRole('radio', { name: 'Jeg får ikke tid på jobben' }).click();
    await page.getByRole('button', { name: 'Sett på pause' }).click();
    await expect(page.getByRole('region', { name: 'På pause' })).toContainText(done);
    await expect(learning.next).toHaveCount(0);
    await page.getByRole('button', { name: /^Ta opp igjen/ }).click();
    await expect(learning.tick(second)).toBeChecked();
  });
  journey.end();

  await test.step('with text at 200 % nothing stands beside the screen', async () => {
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await learning.next.getByText('Mitt notat').click();
    faults.push(...(await findFaults(page, 'Læring, 200 %')));
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0);
  });
  expect(faults).toEqual([]);

  await test.step('the network is back: all of it is delivered, and comes to her other phone', async () => {
    await visitt.start();
    await goTo(page, 'Meg');
    await page.getByRole('button', { name: 'Lever nå' }).click();
    await expect(deviceStatus(page)).toHaveAttribute('data-sync', 'delivered');
    const other = await takePhone('liv at work');
    await logInAs(other.page, 'liv');
    await goTo(other.page, 'Læring');
    const there = learningPage(other.page);
    await expect(there.tick(first)).toBeChecked();
    await expect(there.tick(second)).toBeChecked();
    await there.next.getByText('Mitt notat').click();
    await expect(there.note).toHaveValue(words);
    await expect(there.next.getByText('30 minutter')).toBeVisible();
  });
  expect(phone.faults).toEqual([]);
});
