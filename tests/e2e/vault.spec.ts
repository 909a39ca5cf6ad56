import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { formPage } from './pages/form-page.ts';
import { choosePin, lockScreen, typePin, unlock } from './pages/lock.ts';
import { deliverNow, deviceStatus, logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { personPage } from './pages/person-page.ts';
import { expect, test } from './support/visitt-test.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const minute = 60_000;

/** Starts a form for the first person of the list and writes into it; ends in the open form. */
async function writeInForm(page: Page, words: string): Promise<void> {
  await goTo(page, 'Personer');
  await page.getByRole('main').locator('a[href^="/personer/"]').first().click();
  await expect(page).toHaveURL(/\/personer\/.+/);
  await personPage(page).startOther('Velferdsteknologi – behov og gevinster');
  const form = formPage(page);
  await form.write('mal', words);
}

/** Moves the page's clock and holds it there, timers left alone: however long a test takes, no time goes by itself. */
const setClock = (page: Page, milliseconds: number): Promise<void> => page.clock.setFixedTime(milliseconds);

test('VLT30 a PIN opens the phone from cold without network, a wrong one does not, a reload asks for none', async ({
  takePhone,
}) => {
  const first = await takePhone('kari');
  await logInAs(first.page, 'kari');
  await choosePin(first.page);
  await first.page.reload();
  await expect(heading(first.page, 'I dag')).toBeVisible();
  await first.close();

  const again = await takePhone('kari');
  await again.context.setOffline(true);
  await again.page.goto('/');
  await expect(lockScreen(again.page)).toHaveText(/^Hei, /);
  await typePin(again.page, 'PIN', '135792');
  await expect(again.page.getByRole('alert')).toHaveText('Feil PIN. Prøv igjen.');
  await unlock(again.page);
  await expect(heading(again.page, 'I dag')).toBeVisible();
  await expect(deviceStatus(again.page)).toContainText('Uten nett');
});

test('VLT30 a phone that cannot try the PIN says so, and takes the next one', async ({ takePhone }) => {
  const first = await takePhone('kari');
  await logInAs(first.page, 'kari');
  await choosePin(first.page);
  await first.close();

  const again = await takePhone('kari');
  await again.page.addInitScript(() => {
    const Real = Worker;
    // As when there is no memory left for it.
    globalThis.Worker = class extends Real {
      constructor(url: string | URL, options?: WorkerOptions) {
        const isHindered = String(url).includes('argon2') && !('isMended' in globalThis);
        super(isHindered ? '/assets/missing.js' : url, options);
      }
    };
  });
  await again.page.goto('/');
  await expect(lockScreen(again.page)).toHaveText(/^Hei, /);
  await typePin(again.page, 'PIN', '135792');
  await expect(again.page.getByRole('alert')).toHaveText(/^Det gikk ikke/);
  await again.page.evaluate(() => Object.assign(globalThis, { isMended: true }));
  await unlock(again.page);
  await expect(heading(again.page, 'I dag')).toBeVisible();
});

test('VLT31 guessing PINs: waits that grow, over reloads and tabs, then only a log-in opens, and nothing is lost', async ({
  takePhone,
}) => {
  const first = await takePhone('kari');
  await logInAs(first.page, 'kari');
  await choosePin(first.page);
  await first.context.setOffline(true);
  await writeInForm(first.page, 'Skrevet før noen gjettet');
  const form = first.page.url();
  await first.close();

  const thief = await takePhone('kari');
  await thief.context.setOffline(true);
  let { page } = thief;
  await page.goto('/');
  let now = Date.now();
  await setClock(page, now);
  for (let tries = 1; tries <= 10; tries += 1) {
    await typePin(page, 'PIN', String(135_790 + tries));
    if (tries === 10) break;
    await expect(page.getByRole('alert')).toHaveText(/^Feil PIN/);
    // Closing the app, or another tab, is no way around the wait.
    if (tries === 5) {
      await page.reload();
      await expect(lockScreen(page)).toBeVisible();
    }
    if (tries === 7) {
      page = await thief.context.newPage();
      await page.goto('/');
    }
    if (tries < 3) continue;
    await typePin(page, 'PIN', '135790');
    await expect(page.getByRole('alert')).toHaveText(/^Vent \d+ sekunder/);
    now += 16 * minute;
    await setClock(page, now);
    await expect(page.getByLabel('PIN', { exact: true })).toBeEnabled();
  }
  await expect(page.getByRole('alert')).toHaveText(/PIN-en er tatt bort/);
  await expect(page.getByRole('link', { name: 'Logg inn på nett', exact: true })).toBeVisible();
  await thief.close();

  const owner = await takePhone('kari');
  await owner.page.goto('/');
  // The session of a moment ago is still running, and opens nothing.
  await owner.page.getByRole('link', { name: 'Logg inn på nett', exact: true }).click();
  await owner.page.locator('button[name="user"][value="kari"]').click();
  await expect(heading(owner.page, 'I dag')).toBeVisible();
  await owner.page.goto(form);
  await expect(formPage(owner.page).item('mal').getByRole('textbox').first()).toHaveValue(
    'Skrevet før noen gjettet',
  );
});

/** Every file of a browser's profile that holds the words, as text or as the two-byte text of LevelDB. */
async function filesWith(folder: string, words: string): Promise<readonly string[]> {
  const needles = [Buffer.from(words, 'utf8'), Buffer.from(words, 'utf16le')];
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = await readFile(file);
    if (needles.some((needle) => bytes.includes(needle))) found.push(path.relative(folder, file));
  }
  return found;
}

test('VLT24 VLT32 nothing that was written or fetched about a person lies readable on the phone’s disk', async ({
  takePhone,
}, testInfo) => {
  const folder = testInfo.outputPath('phones', 'kari');
  const planted = 'Kanarifuglen sang i trappa';
  const first = await takePhone('kari');
  const { page } = first;
  await logInAs(page, 'kari');
  await choosePin(page);
  await writeInForm(page, planted);
  await page.goto('/personer');
  await expect(heading(page, 'Personer')).toBeVisible();
  const links = page.getByRole('main').locator('a[href^="/personer/"]');
  let families = new Set<string>();
  // The list grows as one goes down it; short names may stand in anything.
  await expect
    .poll(async () => {
      await links.last().scrollIntoViewIfNeeded();
      const names = await links.allInnerTexts();
      families = new Set(
        names.map((text) => text.split(/[,\n]/)[0] ?? '').filter(({ length }) => length > 6),
      );
      return families.size;
    })
    .toBeGreaterThan(3);
  await expect(deviceStatus(page)).toHaveAttribute('data-sync', 'delivered');
  await first.close();

  // The search itself finds what lies open: the name on the list of who uses this phone.
  expect(await filesWith(folder, 'visitt-vault-')).not.toEqual([]);
  expect(await filesWith(folder, planted)).toEqual([]);
  for (const family of families) expect(await filesWith(folder, family), family).toEqual([]);
});

test('VLT22 VLT33 a shared tablet: who is it, whose unsent work is here, one store each', async ({
  takePhone,
}) => {
  const tablet = await takePhone('tablet');
  const { page } = tablet;
  await logInAs(page, 'kari');
  await choosePin(page, '246913');
  await tablet.context.setOffline(true);
  await writeInForm(page, 'Bare Kari ser dette');
  const form = page.url();
  await page.goto('/meg/laas');
  await page.getByRole('button', { name: 'Lås nå' }).click();
  await expect(lockScreen(page)).toHaveText(/^Hei, /);

  await tablet.context.setOffline(false);
  await page.getByRole('link', { name: 'Glemt PIN? Logg inn på nett' }).click();
  await page.locator('button[name="user"][value="ola"]').click();
  await expect(heading(page, 'I dag')).toBeVisible();
  await choosePin(page, '864208');
  await page.goto(form);
  await expect(page.getByText('Bare Kari ser dette')).toHaveCount(0);
  await page.goto('/meg/laas');
  await page.getByRole('button', { name: 'Lås nå' }).click();

  await page.getByRole('button', { name: 'Bytt bruker' }).click();
  await expect(heading(page, 'Hvem er du?')).toBeVisible();
  const users = page.getByRole('main').getByRole('listitem');
  await expect(users).toHaveCount(2);
  await expect(users.filter({ hasText: 'ikke levert' })).toHaveCount(1);
  await users.filter({ hasText: 'ikke levert' }).getByRole('button').click();
  await tablet.context.setOffline(true);
  await typePin(page, 'PIN', '864208');
  await expect(page.getByRole('alert')).toHaveText(/^Feil PIN/);
  await unlock(page, '246913');
  await expect(heading(page, 'I dag')).toBeVisible();
  await page.goto(form);
  await expect(formPage(page).item('mal').getByRole('textbox').first()).toHaveValue('Bare Kari ser dette');
});

test('VLT34 after 72 hours without contact a PIN opens no more; a log-in does, and delivers', async ({
  takePhone,
}) => {
  const first = await takePhone('kari');
  await logInAs(first.page, 'kari');
  await choosePin(first.page);
  await first.context.setOffline(true);
  await writeInForm(first.page, 'Lå i lomma i fire dager');
  const form = first.page.url();
  await first.close();

  const late = await takePhone('kari');
  const { page } = late;
  await late.context.setOffline(true);
  await page.goto('/');
  await setClock(page, Date.now() + 4 * 24 * 60 * minute);
  await typePin(page, 'PIN', '246913');
  await expect(page.getByRole('alert')).toHaveText(/for lenge siden denne enheten hadde kontakt/);
  await late.close();

  const online = await takePhone('kari');
  await online.page.goto('/');
  await online.page.getByRole('link', { name: 'Glemt PIN? Logg inn på nett' }).click();
  await online.page.locator('button[name="user"][value="kari"]').click();
  await expect(deviceStatus(online.page)).toHaveAttribute('data-sync', 'delivered');
  await online.page.goto(form);
  await expect(formPage(online.page).item('mal').getByRole('textbox').first()).toHaveValue(
    'Lå i lomma i fire dager',
  );
});

/** The device's own lock, as Chromium's developer tools play it: with PRF, always saying yes. */
async function addAuthenticator(page: Page): Promise<CDPSession> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('WebAuthn.enable');
  await tools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return tools;
}

test('VLT35 the device’s own lock opens the vault without network', async ({ takePhone }) => {
  const { page, context } = await takePhone('kari');
  await addAuthenticator(page);
  await logInAs(page, 'kari');
  await page.goto('/meg/laas');
  await page.getByRole('button', { name: 'Ta i bruk' }).click();
  await expect(page.getByText('Lagret. Nå kan du åpne Visitt med enhetens lås.')).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Lås nå' }).click();
  await expect(lockScreen(page)).toBeVisible();
  await page.getByRole('button', { name: 'Bruk enhetens lås' }).click();
  await expect(heading(page, 'Lås på denne enheten')).toBeVisible();
});

test('VLT21 VLT36 left alone it locks itself, and the half-written form is there afterwards', async ({
  takePhone,
}) => {
  const { page } = await takePhone('kari');
  await logInAs(page, 'kari');
  await choosePin(page);
  await writeInForm(page, 'Halvveis i en tanke');
  const field = formPage(page).item('mal').getByRole('textbox').first();
  await field.fill('Halvveis i en tanke, og litt til');
  const now = Date.now();
  await setClock(page, now + 10 * minute);
  await expect(field).toBeVisible();
  await setClock(page, now + 16 * minute);
  await expect(lockScreen(page)).toBeVisible();
  await page.reload();
  await unlock(page);
  await expect(field).toHaveValue('Halvveis i en tanke, og litt til');
});

test('VLT23 VLT37 a device that is closed delivers what waits, is emptied, and says so', async ({
  takePhone,
}) => {
  const lost = await takePhone('kari');
  await logInAs(lost.page, 'kari');
  await choosePin(lost.page);
  await lost.context.setOffline(true);
  await writeInForm(lost.page, 'Skrevet før den ble borte');
  const form = lost.page.url();
  const deviceId = await lost.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const request = indexedDB.open('visitt-device');
        request.addEventListener('success', () => {
          const row = request.result.transaction('device').objectStore('device').get('device');
          row.addEventListener('success', () => {
            request.result.close();
            resolve((row.result as { readonly deviceId: string }).deviceId);
          });
        });
      }),
  );
  await lost.close();

  const admin = await takePhone('admin');
  await logInAs(admin.page, 'admin');
  const closed = await admin.page.evaluate(async (id) => {
    const answer = await fetch(`/admin/devices/${id}/close`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-visitt': 'admin' },
      body: JSON.stringify({ word: 'Mistet på bussen' }),
    });
    return answer.status;
  }, deviceId);
  expect(closed).toBeLessThan(300);
  await admin.close();

  const found = await takePhone('kari');
  await found.page.goto('/');
  await unlock(found.page);
  await expect(heading(found.page, 'Denne enheten er stengt')).toBeVisible();
  const stores = (): Promise<readonly (string | undefined)[]> =>
    found.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  await expect
    .poll(async () => (await stores()).filter((name) => name?.startsWith('visitt-vault-')))
    .toEqual([]);
  await found.close();

  const ola = await takePhone('ola');
  await logInAs(ola.page, 'ola');
  await ola.page.goto(new URL(form).pathname);
  await expect(formPage(ola.page).item('mal').getByRole('textbox').first()).toHaveValue(
    'Skrevet før den ble borte',
  );
});

test('VLT38 the municipality decides how devices are locked', async ({ takePhone }) => {
  const admin = await takePhone('admin');
  const change = async (values: { readonly pin: string; readonly offline: boolean }): Promise<void> => {
    const { page } = admin;
    await page.goto('/meg/innstillinger');
    await page.getByLabel('Tall i PIN').fill(values.pin);
    await page.getByLabel('Visitt kan åpnes uten nett').setChecked(values.offline);
    await page.getByRole('button', { name: 'Lagre' }).click();
  };
  await logInAs(admin.page, 'admin');
  await goTo(admin.page, 'Meg');
  await admin.page.getByRole('link', { name: 'Enheter og lås' }).click();
  await expect(heading(admin.page, 'Enheter og lås')).toBeVisible();
  await change({ pin: '3', offline: true });
  await expect(admin.page.getByText('Skriv et helt tall fra 4 til 12.')).toBeVisible();
  await change({ pin: '8', offline: true });
  await expect(admin.page.getByText('Lagret.', { exact: true })).toBeVisible();
  await deliverNow(admin.page);

  const kari = await takePhone('kari');
  await logInAs(kari.page, 'kari');
  await kari.page.goto('/meg/laas');
  await kari.page.getByRole('button', { name: 'Velg PIN' }).click();
  await typePin(kari.page, 'Velg 8 tall', '12345678');
  await expect(kari.page.getByRole('alert')).toHaveText(/for lett å gjette/);
  await typePin(kari.page, 'Velg 8 tall', '24691357');
  await typePin(kari.page, 'Skriv dem en gang til', '24691357');
  await expect(kari.page.getByText('PIN-en er lagret')).toBeVisible();
  await expect(heading(kari.page, 'Lås på denne enheten')).toBeFocused();

  await change({ pin: '8', offline: false });
  await expect(admin.page.getByText('Lagret.', { exact: true })).toBeVisible();
  await deliverNow(admin.page);
  await goTo(kari.page, 'Meg');
  await kari.page.getByRole('button', { name: 'Lever nå' }).click();
  await kari.page.getByRole('link', { name: 'Lås og PIN' }).click();
  await expect(kari.page.getByText(/bare åpnes med innlogging på nett/)).toBeVisible();
  await kari.page.getByRole('button', { name: 'Lås nå' }).click();
  await expect(kari.page.getByRole('link', { name: 'Logg inn på nett', exact: true })).toBeVisible();
});
