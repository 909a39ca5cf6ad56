import { deliverNow, deviceStatus, logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { beginRound, roundPage } from './pages/round-page.ts';
import { expect, test } from './support/visitt-test.ts';

test('two tablets on one ward: rows filled on the other appear, and what both wrote is kept and chosen', async ({
  takePhone,
}) => {
  const amina = await takePhone('amina');
  const tone = await takePhone('tone');
  await logInAs(amina.page, 'amina');
  await logInAs(tone.page, 'tone');
  for (const { page } of [amina, tone]) await page.setViewportSize({ width: 820, height: 1180 });

  // Neither has met the other: both begin, and it is one round.
  await tone.context.setOffline(true);
  await amina.context.setOffline(true);
  const [mine, hers] = [
    await beginRound(amina.page, 'Fjord', 'Veiing'),
    await beginRound(tone.page, 'Fjord', 'Veiing'),
  ];
  expect(amina.page.url()).toBe(tone.page.url());

  const both = (await mine.open.getAttribute('data-person')) ?? '';
  await mine.type('62,3');
  await mine.next();
  const alone = (await mine.open.getAttribute('data-person')) ?? '';
  await mine.type('70,1');
  await mine.next();
  await hers.type('63,1');
  await hers.next();

  await test.step('delivered one after the other, nothing is lost', async () => {
    const address = tone.page.url();
    await amina.context.setOffline(false);
    await deliverNow(amina.page);
    await tone.context.setOffline(false);
    await deviceStatus(tone.page).getByRole('link').click();
    await tone.page.getByRole('button', { name: 'Lever nå' }).click();
    await tone.page.goto(address);
    await expect(hers.row(alone).getByRole('textbox')).toHaveValue('70,1');
    await expect(hers.row(alone)).toContainText('av Amina');
  });

  await test.step('both figures are told, with who wrote them, and one tap chooses', async () => {
    const choice = hers.row(both).getByRole('group', { name: 'To svar – velg det som stemmer' });
    await expect(choice.getByRole('button', { name: /^62,3.kg, skrevet av Amina/ })).toBeVisible();
    await expect(choice.getByRole('button', { name: /^63,1.kg, skrevet av Tone/ })).toBeVisible();
    await choice.getByRole('button', { name: /^63,1/ }).click();
    await expect(choice).toHaveCount(0);
    await expect(hers.row(both).getByRole('textbox')).toHaveValue('63,1');
  });

  await test.step('each signs her own: the other waits for the one who wrote it', async () => {
    await expect(tone.page.getByText(/1 venter på signatur fra Amina/)).toBeVisible();
    await tone.page.getByRole('button', { name: 'Signer 1 vekt', exact: true }).click();
    await expect(hers.row(both)).toContainText('Signert');
    await expect(hers.row(alone)).toContainText('Skrevet, ikke signert');
  });

  await test.step('handed over in the middle, and gone on with on the other tablet', async () => {
    await tone.page.getByRole('button', { name: 'Ta pause eller gi videre' }).click();
    const sheet = tone.page.getByRole('dialog', { name: 'Pause' });
    await sheet.getByRole('button', { name: 'Ta pause', exact: true }).click();
    await expect(tone.page.getByText('Runden er på pause.')).toBeVisible();
    await deliverNow(tone.page);

    await deliverNow(amina.page);
    await goTo(amina.page, 'I dag');
    await amina.page.getByRole('link', { name: 'Runde på Fjord' }).click();
    await amina.page.getByRole('link', { name: /^Fortsett: Veiing/ }).click();
    const again = roundPage(amina.page);
    await expect(amina.page.getByText('Runden er på pause.')).toBeVisible();
    await expect(again.row(both)).toContainText('Signert av Tone');
    await amina.page.getByRole('button', { name: 'Fortsett runden' }).click();
    await amina.page.getByRole('button', { name: 'Signer 1 vekt', exact: true }).click();
    await expect(again.row(alone)).toContainText('Signert');
  });
});
