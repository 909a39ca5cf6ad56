import type { Page } from '@playwright/test';
import { choosePin, openUnlocked } from './pages/lock.ts';
import { deliverNow, deviceStatus, logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { workSheet } from './pages/work-page.ts';
import { findFaults } from './support/find-faults.ts';
import { expect, test } from './support/visitt-test.ts';

const openFollowUps = async (page: Page): Promise<void> => {
  await page.getByRole('main').getByRole('link', { name: 'Alle tiltak' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tiltak' })).toBeVisible();
};

test('without network: a follow-up is made, taken, handed over, finished with what came of it, and a colleague sees it', async ({
  visitt,
  takePhone,
}) => {
  const faults: string[] = [];
  const kari = await takePhone('kari');
  const { page } = kari;
  await logInAs(page, 'kari');
  await choosePin(page);
  await kari.close();
  await visitt.kill();

  const offline = await takePhone('kari', { colorScheme: 'dark' });
  const kariPage = offline.page;
  const sheet = workSheet(kariPage);
  await test.step('kari opens the app and sees what is hers and free, then everybody’s', async () => {
    await openUnlocked(kariPage);
    await expect(deviceStatus(kariPage)).toContainText('Uten nett');
    faults.push(...(await findFaults(kariPage, 'I dag')));
    const more = kariPage.getByRole('button', { name: /^Mer om / });
    const mine = await more.count();
    await kariPage.getByText('Alles', { exact: true }).click();
    await expect.poll(() => more.count()).toBeGreaterThan(mine);
    faults.push(...(await findFaults(kariPage, 'I dag, everybody’s')));
    await kariPage.reload();
    await expect(kariPage.getByRole('radio', { name: 'Alles' })).toBeChecked();
    await kariPage.getByText('Mine og ledige', { exact: true }).click();
  });

  await test.step('the number and the map are one tap away, and what is free is taken', async () => {
    const free = kariPage.getByRole('listitem').filter({ hasText: 'Ledig' }).first();
    await free.getByRole('button', { name: /^Mer om / }).click();
    await expect(sheet.dialog.getByRole('link', { name: /^Ring/ })).toHaveAttribute('href', /^tel:/);
    await expect(sheet.dialog.getByRole('link', { name: /^Kart/ })).toHaveAttribute('href', /^geo:/);
    faults.push(...(await findFaults(kariPage, 'the sheet of a follow-up')));
    await sheet.press('Jeg tar det');
    await expect(kariPage.getByRole('status').filter({ hasText: 'Nå er det ditt' })).toBeVisible();
  });

  const words = 'Bestill ny gåstol';
  const ownWords = 'Snakk om fottøy';
  await test.step('she makes a follow-up for whoever takes it', async () => {
    await openFollowUps(kariPage);
    faults.push(...(await findFaults(kariPage, 'Tiltak')));
    await kariPage.getByRole('button', { name: 'Nytt tiltak' }).click();
    await sheet.press('Lagre tiltaket');
    await expect(sheet.dialog.getByRole('alert').filter({ hasText: 'Skriv hva' })).toBeVisible();
    await sheet.dialog.getByRole('textbox', { name: 'Hva skal gjøres?' }).fill(words);
    await sheet.choose('I morgen');
    faults.push(...(await findFaults(kariPage, 'a new follow-up')));
    // A reload in the middle: what was written stands there again, said aloud, and can be thrown away.
    await kariPage.reload();
    const fresh = kariPage.getByRole('button', { name: 'Nytt tiltak' });
    await fresh.click();
    const what = sheet.dialog.getByRole('textbox', { name: 'Hva skal gjøres?' });
    const takenUp = sheet.dialog.getByRole('status').filter({ hasText: 'Her er det du skrev sist' });
    await expect(takenUp).toBeVisible();
    await expect(what).toHaveValue(words);
    await expect(sheet.dialog.getByRole('radio', { name: 'I morgen' })).toBeChecked();
    faults.push(...(await findFaults(kariPage, 'a new follow-up, taken up again')));
    await sheet.press('Begynn på nytt');
    await expect(what).toHaveValue('');
    await expect(takenUp).toHaveCount(0);
    await what.fill(words);
    await sheet.choose('I morgen');
    // Sent away by a slip of the hand it stays, thrown away or saved it is gone.
    await kariPage.keyboard.press('Escape');
    await fresh.click();
    await expect(what).toHaveValue(words);
    await sheet.press('Lagre tiltaket');
    await expect(kariPage.getByRole('button', { name: words })).toBeVisible();
    await fresh.click();
    await expect(what).toHaveValue('');
    await sheet.press('Lukk');
  });

  await test.step('she hands it to ola by name', async () => {
    await kariPage.getByRole('button', { name: words }).click();
    await sheet.press('Gi til en kollega');
    await sheet.press('Gi over');
    await expect(sheet.dialog.getByRole('alert').filter({ hasText: 'Velg hvem' })).toBeVisible();
    faults.push(...(await findFaults(kariPage, 'handing over')));
    await sheet.chooseColleague('Ola');
    await sheet.press('Gi over');
    await expect(kariPage.getByRole('button', { name: words })).toHaveCount(0);
  });

  const own = kariPage.getByRole('region', { name: /^(Forfalt|I dag|De neste sju dagene)/ }).first();
  const finished = await own.getByRole('button').first().locator('.v-row__title').innerText();
  await test.step('she finishes one of her own and says what came of it', async () => {
    await own.getByRole('button').first().click();
    await sheet.press('Det er gjort');
    await sheet.dialog.getByRole('textbox').fill('Ny time 3. desember');
    faults.push(...(await findFaults(kariPage, 'what came of it')));
    await sheet.press('Ferdig');
    await kariPage.getByText('Ferdige', { exact: true }).click();
    const newest = kariPage.getByRole('main').getByRole('listitem').first();
    await expect(newest).toContainText(finished);
    await expect(newest).toContainText('Ny time 3. desember');
    await expect(newest.getByRole('status')).toHaveAttribute('data-sync', 'local');
    faults.push(...(await findFaults(kariPage, 'finished follow-ups')));
  });

  await test.step('a person’s page tells the same, in its timeline too', async () => {
    await kariPage.getByRole('main').getByRole('listitem').first().getByRole('button').click();
    await sheet.dialog.getByRole('link', { name: /^Åpne / }).click();
    const followUps = kariPage.getByRole('region', { name: /^Tiltak/ });
    await followUps.getByRole('button', { name: 'Nytt tiltak' }).click();
    await sheet.dialog.getByRole('textbox').fill(ownWords);
    await sheet.press('Lagre tiltaket');
    await expect(followUps.getByRole('button', { name: ownWords })).toBeVisible();
    await kariPage.getByText('Tidslinje', { exact: true }).click();
    await kariPage.getByRole('main').getByText('Tiltak', { exact: true }).last().click();
    const story = kariPage.getByRole('region', { name: /^[a-zæøå]+ \d{4}$/ }).first();
    await expect(story.getByRole('button', { name: ownWords })).toBeVisible();
    await expect(story.getByRole('button', { name: finished })).not.toHaveCount(0);
    faults.push(...(await findFaults(kariPage, 'a person with her timeline')));
  });

  await test.step('with a server again, ola has what was given to him', async () => {
    await visitt.start();
    await goTo(kariPage, 'I dag');
    await deliverNow(kariPage);
    const ola = await takePhone('ola');
    await logInAs(ola.page, 'ola');
    await openFollowUps(ola.page);
    await expect(ola.page.getByRole('button', { name: words })).toBeVisible();
    await ola.page.getByText('Ferdige', { exact: true }).click();
    await expect(ola.page.getByRole('main').getByText('Ny time 3. desember')).toBeVisible();
  });
  expect(faults).toEqual([]);
});

test('two who take the same visit or follow-up are told, and one of them chooses', async ({ takePhone }) => {
  const words = 'Hent ny rullator';
  const kari = await takePhone('kari');
  await logInAs(kari.page, 'kari');
  const sheet = workSheet(kari.page);
  const faults = [...(await findFaults(kari.page, 'I dag'))];
  await openFollowUps(kari.page);
  faults.push(...(await findFaults(kari.page, 'Tiltak')));
  await kari.page.getByRole('button', { name: 'Nytt tiltak' }).click();
  faults.push(...(await findFaults(kari.page, 'a new follow-up')));
  await sheet.dialog.getByRole('textbox').fill(words);
  await sheet.choose('I dag');
  await sheet.choose('Hjemmetjenesten Nord');
  await sheet.press('Lagre tiltaket');
  await goTo(kari.page, 'I dag');
  await deliverNow(kari.page);
  const ola = await takePhone('ola');
  await logInAs(ola.page, 'ola');

  for (const { page, context } of [kari, ola]) {
    await context.setOffline(true);
    await goTo(page, 'I dag');
    await page.getByRole('button', { name: `Mer om ${words}` }).click();
    await workSheet(page).press('Jeg tar det');
    await expect(page.getByRole('status').filter({ hasText: 'Nå er det ditt' })).toBeVisible();
  }
  await kari.context.setOffline(false);
  await deliverNow(kari.page);
  await ola.context.setOffline(false);
  await goTo(ola.page, 'Meg');
  await ola.page.getByRole('button', { name: 'Lever nå' }).click();
  await expect(deviceStatus(ola.page)).toHaveAttribute('data-sync', 'attention');

  await goTo(ola.page, 'I dag');
  const row = ola.page.getByRole('listitem').filter({ hasText: words });
  await expect(row.getByRole('status')).toHaveAttribute('data-sync', 'attention');
  await ola.page.getByRole('button', { name: `Mer om ${words}` }).click();
  const choice = workSheet(ola.page).dialog.getByRole('group', { name: /Hvem som gjør det/ });
  await expect(choice.getByRole('button')).toHaveCount(2);
  faults.push(...(await findFaults(ola.page, 'two have taken the same')));
  expect(faults).toEqual([]);
  await choice.getByRole('button').filter({ hasText: 'Kari' }).first().click();
  await expect(choice).toHaveCount(0);
});
