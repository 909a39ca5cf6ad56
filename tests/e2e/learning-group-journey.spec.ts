import type { Page } from '@playwright/test';
import { learningPage } from './pages/learning-page.ts';
import { deliverNow, deviceStatus, logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { findFaults } from './support/find-faults.ts';
import { startJourney } from './support/journey.ts';
import { pullChanges } from './support/pull-changes.ts';
import { pushOperation } from './support/push-operation.ts';
import { expect, test } from './support/visitt-test.ts';

const lesson = 'Vi synger før stellet, ikke etterpå';

const openIn = async (page: Page, list: 'Grupper' | 'Samlinger', name: string): Promise<void> => {
  await goTo(page, 'Læring');
  await page.getByRole('link', { name: list }).click();
  await page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(name) })
    .click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
};

const checkIn = async (page: Page, code: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Koden på veggen' }).fill(code);
  await page.getByRole('button', { name: 'Sjekk inn', exact: true }).click();
  await expect(page.getByText('Innsjekket. Koden blir kontrollert')).toBeVisible();
};

test('a group meets and checks in at a seminar with every phone offline, and all of it comes together afterwards', async ({
  takePhone,
}) => {
  const faults: string[] = [];
  const mette = await takePhone('mette');
  const liv = await takePhone('liv');
  const amina = await takePhone('amina');
  await logInAs(mette.page, 'mette');
  await test.step('mette plans a seminar for today while she has network', async () => {
    await goTo(mette.page, 'Læring');
    await mette.page.getByRole('link', { name: 'Samlinger' }).click();
    await mette.page.getByRole('button', { name: 'Ny samling' }).click();
    const sheet = mette.page.getByRole('dialog', { name: 'Ny samling' });
    await sheet.getByRole('textbox', { name: 'Hva heter den?' }).fill('Fagdag');
    const today = await mette.page.evaluate(() => new Date().toLocaleDateString('sv-SE'));
    await sheet.getByLabel('Dag').fill(today);
    await sheet.getByLabel('Begynner').fill('00:00');
    await sheet.getByLabel('Slutter').fill('23:59');
    faults.push(...(await findFaults(mette.page, 'Ny samling')));
    await sheet.getByRole('button', { name: 'Lag samlingen' }).click();
    await expect(mette.page.getByRole('heading', { level: 1, name: 'Fagdag' })).toBeVisible();
    await deliverNow(mette.page);
  });
  await logInAs(liv.page, 'liv');
  await logInAs(amina.page, 'amina');
  await goTo(amina.page, 'Læring');
  await amina.page.getByText('Start en perm', { exact: true }).click();
  await amina.page
    .getByRole('button', { name: /^Start Demensomsorgens ABC/ })
    .first()
    .click();
  await deliverNow(amina.page);
  for (const { context } of [mette, liv, amina]) await context.setOffline(true);

  const learning = { liv: learningPage(liv.page), amina: learningPage(amina.page) };
  await goTo(liv.page, 'Læring');
  await expect(learning.liv.next).toBeVisible();
  const { booklet } = await learning.liv.nextTick();
  const discussed = { booklet, step: 'Diskutert' };
  await test.step('two members tick the same hefte, each on her own phone', async () => {
    await learning.liv.tick(discussed).click();
    await expect(learning.liv.tick(discussed)).toBeChecked();
    await goTo(amina.page, 'Læring');
    const read = learning.amina.tick({ booklet, step: 'Lest' });
    await read.click();
    await expect(read).toBeChecked();
  });

  const { page } = mette;
  const journey = await startJourney(mette.context, {
    name: 'group-meeting',
    title: 'A group meeting: a new member, who is here, what was learnt',
    where: 'in a meeting room, without network',
  });
  const meeting = page.getByRole('region', { name: 'Neste møte' });
  await journey.step('to the group', () => openIn(page, 'Grupper', 'Fjellgruppa'));
  faults.push(...(await findFaults(page, 'a group')));
  await journey.step('somebody new, in the middle', async () => {
    await page.getByRole('button', { name: 'Legg til medlem' }).click();
    const sheet = page.getByRole('dialog', { name: 'Nytt medlem' });
    await sheet.getByRole('searchbox').pressSequentially('Amina');
    await sheet.getByRole('radio', { name: /^Amina Warsame/ }).click();
    await sheet.getByRole('button', { name: 'Ta med i gruppa' }).click();
    await expect(meeting.getByRole('checkbox', { name: 'Amina Warsame' })).toBeVisible();
  });
  await journey.step('who is here: one tap each', async () => {
    await meeting.getByRole('checkbox', { name: 'Liv Brenna' }).click();
    await meeting.getByRole('checkbox', { name: 'Amina Warsame' }).click();
  });
  await expect(meeting.getByText(/^2 av \d+ er med$/)).toBeVisible();
  await journey.step('what was learnt', () =>
    meeting.getByRole('textbox', { name: 'Det tok vi med oss' }).pressSequentially(lesson),
  );
  await expect(meeting.getByText('Lagret på enheten')).toBeVisible();
  await test.step('a reload takes nothing of it', async () => {
    await page.reload();
    await expect(meeting.getByRole('checkbox', { name: 'Liv Brenna' })).toBeChecked();
    await expect(meeting.getByRole('checkbox', { name: 'Amina Warsame' })).toBeChecked();
    await expect(meeting.getByRole('textbox', { name: 'Det tok vi med oss' })).toHaveValue(lesson);
  });
  await journey.step('held', () => meeting.getByRole('button', { name: 'Møtet er holdt' }).click());
  await expect(page.getByText('Møtet er ført som holdt.')).toBeVisible();
  expect(journey.end().taps).toBeLessThanOrEqual(14);
  const calendar = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Legg møtene i kalenderen' }).click();
  expect((await calendar).suggestedFilename()).toBe('visitt-gruppe.ics');

  await test.step('the code on the wall is typed by one, guessed by another', async () => {
    await openIn(page, 'Samlinger', 'Fagdag');
    await page.getByRole('button', { name: 'Vis koden på veggen' }).click();
    const wall = page.getByRole('dialog', { name: 'Koden nå' }).getByRole('status');
    await expect(wall).toHaveText(/^[A-Z0-9]{3} [A-Z0-9]{3}$/);
    faults.push(...(await findFaults(page, 'the code on the wall')));
    await openIn(liv.page, 'Samlinger', 'Fagdag');
    await checkIn(liv.page, (await wall.innerText()).toLowerCase());
    await openIn(amina.page, 'Samlinger', 'Fagdag');
    await checkIn(amina.page, 'CDF HJK');
    faults.push(...(await findFaults(amina.page, 'check-in')));
    await page.getByRole('button', { name: 'Lukk' }).click();
  });

  for (const { context, page: phone } of [amina, liv, mette]) {
    await context.setOffline(false);
    await deliverNow(phone);
  }
  await test.step('each member is told, in plain words', async () => {
    await openIn(liv.page, 'Samlinger', 'Fagdag');
    await expect(liv.page.getByText('Du er registrert.')).toBeVisible();
    await openIn(amina.page, 'Samlinger', 'Fagdag');
    await expect(amina.page.getByText(/^Koden stemmer ikke/)).toBeVisible();
    await goTo(amina.page, 'Læring');
    await expect(amina.page.getByText(/^Koden stemmer ikke/)).toBeVisible();
  });
  await test.step('the leader sees who is there and who is not, and why', async () => {
    await openIn(page, 'Samlinger', 'Fagdag');
    const room = page.getByRole('region', { name: 'Hvem er med' });
    await expect(room.getByRole('listitem').filter({ hasText: 'Liv Brenna' })).toContainText('Med kode');
    const refused = page.getByRole('region', { name: 'Koder som ikke gjaldt' });
    await expect(refused.getByRole('listitem')).toContainText('Ingen kode fra samlingen');
    await refused.getByRole('button', { name: /^Var her likevel/ }).click();
    await expect(room.getByRole('listitem').filter({ hasText: 'Amina Warsame' })).toContainText('for hånd');
    faults.push(...(await findFaults(page, 'a seminar')));
    await deliverNow(page);
    await openIn(amina.page, 'Samlinger', 'Fagdag');
    await expect(amina.page.getByText('Lederen har registrert deg.')).toBeVisible();
  });
  await test.step('the hefte is discussed for both, with what each ticked herself', async () => {
    for (const { page: phone } of [liv, amina]) await deliverNow(phone);
    await goTo(liv.page, 'Læring');
    await expect(learning.liv.tick(discussed)).toBeChecked();
    await goTo(amina.page, 'Læring');
    await expect(learning.amina.tick(discussed)).toBeChecked();
    await expect(learning.amina.tick({ booklet, step: 'Lest' })).toBeChecked();
    await openIn(amina.page, 'Grupper', 'Fjellgruppa');
    await expect(amina.page.getByText(lesson)).toBeVisible();
    for (const { page: phone } of [mette, liv, amina])
      await expect(deviceStatus(phone)).toHaveAttribute('data-sync', 'delivered');
  });
  await test.step('the leader sees how it goes, and never a note', async () => {
    await openIn(page, 'Grupper', 'Fjellgruppa');
    const members = page.getByRole('region', { name: 'Medlemmer' });
    await expect(members.getByRole('listitem').filter({ hasText: 'Liv Brenna' })).toContainText(
      /5 av 10 hefter/,
    );
    await expect(page.getByText('Musikken før måltidet')).toHaveCount(0);
  });
  await test.step('where two wrote what was learnt, both stand until one is chosen', async () => {
    const { groupId, meetingId } = await meetingAbout(liv.page, lesson);
    const patch = (kind: string, id: string, fields: object) => ({
      type: 'record.patch',
      id,
      kind,
      fields,
      base: Object.fromEntries(Object.keys(fields).map((field) => [field, null])),
    });
    const { staffId } = await sessionOf(liv.page);
    expect(await pushOperation(page, patch('learningGroup', groupId, { leaderId: staffId }))).not.toBe(
      'quarantined',
    );
    const other = 'Rolig musikk på rommet først';
    expect(await pushOperation(liv.page, patch('groupMeeting', meetingId, { learnt: other }))).toBe(
      'conflict',
    );
    await deliverNow(page);
    await openIn(page, 'Grupper', 'Fjellgruppa');
    await page.getByRole('button').filter({ hasText: 'To svar: åpne og velg' }).click();
    const choice = page.getByRole('group', { name: 'To svar på «Det gruppa tok med seg» – velg' });
    await expect(choice.getByRole('button', { name: other })).toBeVisible();
    faults.push(...(await findFaults(page, 'two lines of what was learnt')));
    await choice.getByRole('button', { name: lesson }).click();
    await expect(choice).toHaveCount(0);
    const sheet = page.getByRole('dialog');
    await expect(sheet.getByRole('textbox', { name: 'Det tok vi med oss' })).toHaveValue(lesson);
    await sheet.getByRole('button', { name: 'Lukk' }).click();
    await deliverNow(page);
  });
  await test.step('without network she has what was fetched last, and when', async () => {
    await openIn(page, 'Samlinger', 'Fagdag');
    await expect(page.getByText(/^Hentet /)).toBeVisible();
    await mette.context.setOffline(true);
    await page.reload();
    const room = page.getByRole('region', { name: 'Hvem er med' });
    await expect(room.getByRole('listitem').filter({ hasText: 'Liv Brenna' })).toContainText('Med kode');
    await expect(room.getByText(/^Hentet /)).toBeVisible();
    await openIn(page, 'Grupper', 'Fjellgruppa');
    const members = page.getByRole('region', { name: 'Medlemmer' });
    await expect(members.getByRole('listitem').filter({ hasText: 'Liv Brenna' })).toContainText(
      /5 av 10 hefter/,
    );
    await expect(members.getByText(/^Hefter og status hentet /)).toBeVisible();
  });
  expect(faults).toEqual([]);
});

const sessionOf = (page: Page) =>
  page.evaluate(async () => (await (await fetch('/session')).json()) as { readonly staffId: string });

type Change = {
  readonly id: string;
  readonly body?: { readonly groupId: string; readonly learnt?: string };
};

/** The meeting at which this was learnt, as her own phone gets it. */
async function meetingAbout(page: Page, words: string) {
  const found = (await pullChanges<Change>(page)).find(({ body }) => body?.learnt === words);
  return { meetingId: found?.id ?? '', groupId: found?.body?.groupId ?? '' };
}
