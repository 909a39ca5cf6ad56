import type { Page } from '@playwright/test';
import { amendPage } from './pages/amend-page.ts';
import { formPage } from './pages/form-page.ts';
import { deviceStatus, logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { personPage } from './pages/person-page.ts';
import { findFaults } from './support/find-faults.ts';
import type { Phone } from './support/phone.ts';
import { expect, test } from './support/visitt-test.ts';

const mst = 'MST – risiko for underernæring';
const lost = 'Ja, 6–10 kg';

/** To another screen without loading the app again, which would ask for the PIN. */
async function visit(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
  await expect(page).toHaveURL(new RegExp(`${address}$`));
}

/** Sends and fetches now, until the server and the phone agree. */
async function deliver(page: Page): Promise<void> {
  await visit(page, '/meg');
  await page.getByRole('button', { name: 'Lever nå' }).click();
  await expect(page.getByText('Alt du har gjort er levert.')).toBeVisible();
}

/** Kari starts MST on a person nobody has a draft on; Ola has it too. Returns the form's address. */
async function startTogether(kari: Phone, ola: Phone, number: number): Promise<string> {
  await logInAs(kari.page, 'kari');
  await logInAs(ola.page, 'ola');
  await goTo(kari.page, 'Personer');
  const row = kari.page.getByRole('main').locator('a[href^="/personer/"]').nth(number);
  await expect(row).toBeVisible();
  const id = (await row.getAttribute('href'))?.split('/').at(-1) ?? '';
  await row.click();
  await expect(kari.page).toHaveURL(new RegExp(`/personer/${id}$`));
  await personPage(kari.page).startOther(mst);
  const address = new URL(kari.page.url()).pathname;
  await formPage(kari.page).choose('vekttap', lost);
  await deliver(kari.page);
  await deliver(ola.page);
  for (const { page } of [kari, ola]) {
    await visit(page, address);
    await expect(formPage(page).option('vekttap', lost)).toBeChecked();
  }
  return address;
}

const offline = (phone: Phone): Promise<void> => phone.context.setOffline(true);
const online = (phone: Phone): Promise<void> => phone.context.setOffline(false);

async function expectAccessible(page: Page): Promise<void> {
  expect(await findFaults(page, new URL(page.url()).pathname, 'main')).toEqual([]);
}

test('two answers to one question: told, asked for before signing, chosen', async ({ takePhone }) => {
  const [kari, ola] = [await takePhone('kari'), await takePhone('ola')];
  const address = await startTogether(kari, ola, 1);
  await test.step('both answer without network', async () => {
    await offline(kari);
    await offline(ola);
    await formPage(kari.page).choose('matlyst', 'Nei');
    await formPage(ola.page).choose('matlyst', 'Ja');
  });
  await test.step('the second to come back is told, with who, when and both', async () => {
    await online(kari);
    await deliver(kari.page);
    await online(ola);
    await deliverConflict(ola.page);
    await visit(ola.page, address);
    const alert = ola.page.getByRole('alert').filter({ hasText: 'To svar – velg' });
    await expect(alert).toBeVisible();
    const choices = ola.page.getByRole('group', { name: /matlyst|spist dårlig|appetitt/i });
    await expect(choices.getByRole('button')).toHaveCount(2);
    await expect(choices).toContainText('Kari');
    await expect(choices).toContainText('Ola');
    await expectAccessible(ola.page);
  });
  await test.step('signing asks first, and leads to the choice', async () => {
    await ola.page.getByRole('button', { name: 'Signer', exact: true }).click();
    const sheet = ola.page.getByRole('dialog', { name: 'To svar står mot hverandre' });
    await expect(sheet.getByRole('listitem')).toHaveCount(1);
    await expectAccessible(ola.page);
    await sheet.getByRole('button', { name: 'Signer likevel' }).click();
    await expect(sheet.getByRole('alert')).toContainText('Skriv hvorfor');
    await sheet.getByRole('button', { name: 'Velg nå' }).click();
    await expect(sheet).toHaveCount(0);
    await expect(ola.page.getByText('To svar – velg')).toBeFocused();
  });
  await test.step('with the keyboard she chooses, and it is said', async () => {
    await ola.page.keyboard.press('Tab');
    await ola.page.keyboard.press('Enter');
    await expect(ola.page.getByText('Svaret er valgt.')).toBeVisible();
    await expect(ola.page.getByText('To svar – velg')).toHaveCount(0);
    await formPage(ola.page).sign();
  });
  await test.step('the other phone has the same', async () => {
    await visit(ola.page, '/meg');
    await expect(ola.page.getByText('Alt du har gjort er levert.')).toBeVisible();
    await deliver(kari.page);
    await visit(kari.page, address);
    await expect(kari.page.getByText(/^Signert .* av .*Ola/)).toBeVisible();
    await expect(kari.page.getByText('To svar – velg')).toHaveCount(0);
  });
});

test('signed with two answers standing: the other becomes a proposal, declined with a reason', async ({
  takePhone,
}) => {
  const [kari, ola] = [await takePhone('kari'), await takePhone('ola')];
  const address = await startTogether(kari, ola, 2);
  await offline(kari);
  await offline(ola);
  await formPage(kari.page).choose('matlyst', 'Nei');
  await formPage(ola.page).choose('matlyst', 'Ja');
  await online(ola);
  await deliver(ola.page);
  await online(kari);
  await deliverConflict(kari.page);
  await visit(kari.page, address);
  await kari.page.getByRole('button', { name: 'Signer', exact: true }).click();
  await amendPage(kari.page).giveReason('Får ikke tak i Ola', 'Signer likevel');
  await kari.page.getByRole('dialog').getByRole('button', { name: 'Signer', exact: true }).click();
  await expect(kari.page.getByRole('heading', { name: 'Signert' })).toBeVisible();
  await visit(kari.page, '/');
  const waiting = kari.page.getByRole('region', { name: /^Noen må avgjøre/ });
  await expect(waiting.getByRole('listitem')).toHaveCount(1);
  await waiting.getByRole('link').click();
  const amend = amendPage(kari.page);
  await expect(amend.proposals).toContainText('Svar fra');
  await expect(kari.page.getByText('Signert med uavklarte svar: Får ikke tak i Ola')).toBeVisible();
  await expectAccessible(kari.page);

  await test.step('an assistant sees it, and is told who decides', async () => {
    await expect(deviceStatus(kari.page)).toBeVisible();
    await deliverConflict(kari.page);
    await deliverConflict(ola.page);
    await visit(ola.page, address);
    await expect(amendPage(ola.page).proposals).toContainText('en sykepleier eller lederen avgjør');
    await expect(amendPage(ola.page).proposals.getByRole('button')).toHaveCount(0);
  });
  await test.step('the nurse declines it', async () => {
    await visit(kari.page, address);
    await amend.proposals.getByRole('button', { name: /^Avvis:/ }).click();
    await amend.giveReason('Spurte henne selv', 'Avvis forslaget');
    await expect(kari.page.getByText('Forslaget er avvist.')).toBeVisible();
    await expect(amend.proposals).toHaveCount(0);
    await kari.page.getByText('Avgjorte forslag').click();
    await expect(kari.page.getByText(/avvist\. Spurte henne selv/)).toBeVisible();
  });
  await test.step('and the assistant reads why', async () => {
    await deliver(kari.page);
    await deliver(ola.page);
    await visit(ola.page, address);
    await ola.page.getByText('Avgjorte forslag').click();
    await expect(ola.page.getByText(/avvist\. Spurte henne selv/)).toBeVisible();
  });
});

test('two signed versions: one is taken in, both phones end alike', async ({ takePhone }) => {
  const [kari, ola] = [await takePhone('kari'), await takePhone('ola')];
  const address = await startTogether(kari, ola, 3);
  await offline(kari);
  await offline(ola);
  await formPage(kari.page).choose('matlyst', 'Nei');
  await formPage(ola.page).choose('matlyst', 'Ja');
  await formPage(kari.page).sign();
  await formPage(ola.page).sign();
  await online(kari);
  await deliver(kari.page);
  await online(ola);
  await deliverConflict(ola.page);
  await deliverConflict(kari.page);
  await visit(kari.page, address);
  const amend = amendPage(kari.page);
  await expect(amend.proposals).toContainText('signerte også');
  await amend.proposals.getByRole('button', { name: /^Ta inn:/ }).click();
  await amend.giveReason('Ola så dårligere matlyst', 'Se skjemaet med forslaget');
  await expect(formPage(kari.page).option('matlyst', 'Ja')).toBeChecked();
  await expect(formPage(kari.page).item('poeng').locator('output')).toContainText('3');
  await amend.signCorrection();
  await expect(kari.page.getByText('Forslaget er tatt inn, og rettelsen er signert.')).toBeVisible();
  await expect(amend.proposals).toHaveCount(0);
  await kari.page.getByText('1 tidligere utgave').click();
  await kari.page.getByRole('button', { name: 'Vis denne utgaven' }).click();
  await expect(kari.page.getByText(/^Du ser utgaven fra/)).toBeVisible();
  await kari.page.getByRole('button', { name: 'Vis den som gjelder' }).click();
  await deliver(kari.page);
  await deliver(ola.page);
  await visit(ola.page, address);
  await expect(ola.page.getByText('Begrunnelse: Ola så dårligere matlyst').first()).toBeVisible();
  await expect(amendPage(ola.page).proposals).toHaveCount(0);
});

test('corrected and then entered in error, without network, seen by the others', async ({ takePhone }) => {
  const [kari, ola] = [await takePhone('kari'), await takePhone('ola')];
  const address = await startTogether(kari, ola, 4);
  const { page } = kari;
  const amend = amendPage(page);
  await formPage(page).choose('matlyst', 'Nei');
  await offline(kari);
  await formPage(page).sign();
  await page.getByRole('button', { name: 'Se det du signerte' }).click();
  await test.step('a correction has a reason', async () => {
    await page.getByRole('button', { name: 'Rett opp', exact: true }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Gå til rettingen' }).click();
    await expect(sheet.getByRole('alert')).toContainText('Skriv hvorfor');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Rett opp', exact: true })).toBeFocused();
    await amend.correct('Trykket feil på matlyst');
    await expectAccessible(page);
    await formPage(page).option('matlyst', 'Ja').check();
    await amend.signCorrection();
    await expect(page.getByText('Rettelsen er signert.')).toBeVisible();
    await expect(page.getByText('Begrunnelse: Trykket feil på matlyst').first()).toBeVisible();
  });
  await test.step('entered in error', async () => {
    await page.getByRole('button', { name: 'Feilført', exact: true }).click();
    await amend.giveReason('Feil person', 'Merk som feilført');
    await expect(page.getByText('Skjemaet er merket som feilført.')).toBeVisible();
    await expect(page.getByText('Begrunnelse: Feil person')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Rett opp', exact: true })).toHaveCount(0);
    await expectAccessible(page);
  });
  await test.step('the others see it struck through, and why', async () => {
    await online(kari);
    await deliver(page);
    await deliver(ola.page);
    await visit(ola.page, address);
    await expect(ola.page.getByText('Begrunnelse: Feil person')).toBeVisible();
    await expect(ola.page.getByText('1 tidligere utgave')).toBeVisible();
  });
});

/** Sends and fetches when something needs her all the while: the header cannot say that all is well. */
async function deliverConflict(page: Page): Promise<void> {
  await visit(page, '/meg');
  await page.getByRole('button', { name: 'Lever nå' }).click();
  await expect(page.getByRole('region', { name: /^Trenger deg/ })).toBeVisible();
}
