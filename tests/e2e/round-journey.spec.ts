import type { Page } from '@playwright/test';
import { choosePin } from './pages/lock.ts';
import { deliverNow, deviceStatus, logInAs } from './pages/log-in.ts';
import { beginRound } from './pages/round-page.ts';
import { startJourney } from './support/journey.ts';
import { pushOperation } from './support/push-operation.ts';
import { findFaults } from './support/find-faults.ts';
import { expect, test } from './support/visitt-test.ts';

/** A practised person weighs a ward of 24 with so many taps, and the digits. */
const ward = 24;
const mostTaps = 26;

/** How many wait to be weighed, as the foot says. */
async function countWaiting(page: Page): Promise<number> {
  return Number.parseInt(await page.getByText(/^\d+ mangler/).innerText(), 10);
}

/** In the demo some are away and a room is empty: so many move in that the whole ward waits for the scale. */
async function fillWard(page: Page, unitId: string, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const body = {
      given: 'Ny',
      family: `Beboer${at}`,
      birthDate: '1938-05-17',
      unitId,
      room: String(201 + at),
    };
    const put = { type: 'record.put', id: crypto.randomUUID(), kind: 'person', body };
    expect(await pushOperation(page, put)).toBe('applied');
  }
}

test('a ward is weighed offline in no more than 26 taps and the digits, with a reload in the middle', async ({
  visitt,
  takePhone,
}) => {
  const phone = await takePhone('amina');
  const { page } = phone;
  await logInAs(page, 'amina');
  await choosePin(page);
  await test.step('a ward of 24, all of whom are there', async () => {
    const round = await beginRound(page, 'Fjord', 'Veiing');
    const missing = ward - (await countWaiting(page));
    const unitId = page.url().split('/').at(-2) ?? '';
    await fillWard(page, unitId, missing);
    await page.getByRole('button', { name: 'Avbryt runden' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Begynner på nytt');
    await page.getByRole('dialog').getByRole('button', { name: 'Avbryt runden' }).click();
    await expect(page.getByText('Avbrutt: Begynner på nytt')).toBeVisible();
    await deliverNow(page);
    await expect(round.rows).toHaveCount(0);
  });
  await visitt.kill();
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Runde på Fjord' })).toBeVisible();

  const journey = await startJourney(phone.context, {
    name: 'round',
    title: 'Weighing a whole ward',
    where:
      'From I dag, without network, all residents of Fjord; until every weight is signed and the report is there.',
  });
  const round = await journey.step('The round is found and begun', () => beginRound(page, 'Fjord', 'Veiing'));
  const all = await round.rows.count();
  const figures = await countWaiting(page);
  expect(figures).toBe(ward);

  /** A little more than the last time, as a scale has it. */
  const figureOf = async (): Promise<string> => {
    const label = (await round.field.getAttribute('aria-label')) ?? '';
    const [, kilos = '65', tenths = '0'] = /Sist (\d+),(\d)/.exec(label) ?? [];
    return `${kilos},${(Number(tenths) + 1) % 10}`;
  };
  const weigh = async (count: number, isLast: boolean): Promise<void> => {
    for (let at = 0; at < count; at += 1) {
      await round.type(await figureOf());
      if (!isLast || at < count - 1) await round.next();
    }
  };
  const half = Math.floor(figures / 2);
  await journey.step('Half of the ward', () => weigh(half, false));
  await journey.step('The page is loaded anew: everything is there, the next one is open', async () => {
    await expect(round.progress).toHaveText(`${half} av ${all} ferdig`);
    await page.reload();
    await expect(round.progress).toHaveText(`${half} av ${all} ferdig`);
    await expect(round.field).toBeFocused();
  });
  await journey.step('The other half', () => weigh(figures - half, true));
  await journey.step('Signed, and the report is there', async () => {
    await page.getByRole('button', { name: `Signer ${figures} vekter og avslutt` }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Rapport fra runden: Veiing' })).toBeVisible();
  });
  const { taps, nexts } = journey.end();
  expect(taps + nexts).toBeLessThanOrEqual(mostTaps);

  await expect(
    page.getByText(new RegExp(`^${figures} av ${all} er gjort|^Alle ${all} er gjort`)),
  ).toBeVisible();
  await expect(page.getByText('Størst endring siden sist')).toBeVisible();

  await test.step('delivered when the server is back, every weight once', async () => {
    await visitt.start();
    await page.goto('/meg');
    await page.getByRole('button', { name: 'Lever nå' }).click();
    await expect(deviceStatus(page)).toHaveAttribute('data-sync', 'delivered');
  });
});

test('who was left out and why, what looks wrong is asked about, and the report says it', async ({
  takePhone,
}) => {
  const phone = await takePhone('amina');
  const { page } = phone;
  await logInAs(page, 'amina');
  const faults: string[] = [];
  await page.getByRole('link', { name: 'Runde på Fjord' }).click();
  await expect(page.getByRole('button', { name: /^Veiing/ })).toBeVisible();
  faults.push(...(await findFaults(page, 'a ward')));
  await page.goto('/');
  const round = await beginRound(page, 'Fjord', 'Veiing');
  const all = await round.rows.count();
  faults.push(...(await findFaults(page, 'a round')));

  await test.step('with the text twice as large nothing is wider than the phone, and most of it is the list', async () => {
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(412);
    const foot = await page.getByText(/^\d+ av \d+ ferdig$/).boundingBox();
    expect(foot?.y).toBeGreaterThan(915 * 0.6);
    await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  });
  await test.step('asleep, by one tap, and on to the next', async () => {
    const asleep = round.open;
    const before = await asleep.getAttribute('data-person');
    await round.leaveOut('Sover');
    await expect(round.open).not.toHaveAttribute('data-person', before ?? '');
    await expect(round.row(before ?? '')).toContainText('Sover');
    await expect(round.field).toBeFocused();
  });
  await test.step('an unusual figure is asked about once and taken the second time', async () => {
    const person = await round.open.getAttribute('data-person');
    await round.type('20');
    await page.keyboard.press('Enter');
    await expect(round.row(person ?? '').getByRole('alert')).toContainText('er uvanlig. Stemmer det?');
    await expect(round.field).toBeFocused();
    await round.next();
    await expect(round.row(person ?? '')).toContainText('Skrevet, ikke signert');
  });
  await test.step('what is no weight is not taken', async () => {
    await round.type('7');
    await page.keyboard.press('Enter');
    await expect(round.open.getByRole('alert')).toContainText('mellom 10 og 400');
    await page.keyboard.press('Backspace');
  });
  await test.step('does not want it: a reason, and nobody asks again', async () => {
    const person = await round.open.getAttribute('data-person');
    await round.leaveOut('Ønsker ikke …');
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('textbox').fill('Vil ikke veies mer');
    await sheet.getByRole('button', { name: 'Lagre at personen ikke ønsker' }).click();
    await expect(round.row(person ?? '')).toContainText('Ønsker ikke');
    await expect(round.open).not.toHaveAttribute('data-person', person ?? '');
  });
  await test.step('signed, ended with the rest left, and the report names them', async () => {
    await page.getByRole('button', { name: 'Signer 1 vekt', exact: true }).click();
    await expect(page.getByRole('button', { name: /^Signer/ })).toHaveCount(0);
    await page.getByRole('button', { name: /^Avslutt med \d+ igjen$/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Avslutt', exact: true }).click();
    await expect(page.getByText(`1 av ${all} er gjort.`)).toBeVisible();
    const left = page.getByRole('region', { name: 'Ikke gjort' });
    await expect(left.getByText(/^Sover \(1\): /)).toHaveCount(1);
    await expect(left.getByText(/^Ønsker ikke \(1\): /)).toHaveCount(1);
    await expect(left.getByText(/^Ingen grunn oppgitt \(\d+\): /)).toHaveCount(1);
    faults.push(...(await findFaults(page, 'the report of a round')));
  });
  expect(faults).toEqual([]);
});

test('MST for the ward by keyboard alone: a digit answers, the score follows, the same form is signed', async ({
  takePhone,
}) => {
  const { page } = await takePhone('amina', { hasTouch: false, colorScheme: 'dark' });
  await logInAs(page, 'amina');
  const round = await beginRound(page, 'Fjord', 'MST');
  const person = (await round.open.getAttribute('data-person')) ?? '';
  const question = round.open.getByRole('group', { name: /Har personen gått ned i vekt/ });
  await expect(question).toBeFocused();
  expect(await findFaults(page, 'a round of MST, dark')).toEqual([]);
  await page.keyboard.press('4');
  await expect(round.open.getByRole('group', { name: /Spiser personen mindre/ })).toBeFocused();
  await page.keyboard.press('2');
  await expect(round.row(person)).toContainText('3 poeng');
  await expect(round.open).not.toHaveAttribute('data-person', person);
  await expect(question).toBeFocused();
  await page.getByRole('button', { name: 'Signer 1 MST', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(round.row(person)).toContainText('Signert');

  await page.goto(`/personer/${person}`);
  await page
    .getByRole('region', { name: 'Siste registreringer' })
    .getByRole('link', { name: /MST/ })
    .first()
    .click();
  await expect(page.locator('[data-link-id="poeng"]').locator('output')).toContainText('3');
});
