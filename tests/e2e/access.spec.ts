import { accessPage } from '#protocol/supervision.ts';
import { logInAs, deliverNow } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { personPage } from './pages/person-page.ts';
import { findFaults } from './support/find-faults.ts';
import { expect, test } from './support/visitt-test.ts';

test('whatever is opened, copied, printed and exported without network is in the log, with who, role, unit, when, what and why', async ({
  takePhone,
}) => {
  const began = new Date().toISOString();
  // A leader of the whole nursing home: its wards are not units she has a role of her own in.
  const tone = await takePhone('tone');
  const { page } = tone;
  await logInAs(page, 'tone');
  await goTo(page, 'Personer');
  const staffId = await page.evaluate(
    async () => ((await (await fetch('/session')).json()) as { staffId: string }).staffId,
  );
  await tone.context.setOffline(true);
  const first = page.getByRole('main').locator('a[href^="/personer/"]').first();
  const address = (await first.getAttribute('href')) ?? '';
  const name = (await first.textContent())?.split(',')[0] ?? '';
  await page.getByRole('searchbox', { name: 'Søk etter navn' }).fill(name);
  await page.locator(`a[href="${address}"]`).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Hvorfor åpner du?' })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(name);
  expect(await findFaults(page, 'Hvorfor', 'main')).toEqual([]);
  await page.getByRole('button', { name: 'Åpne', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Velg en grunn først.' })).toBeVisible();
  await page.getByRole('radio', { name: 'Noe annet' }).check({ force: true });
  await page.getByRole('textbox', { name: 'Skriv grunnen' }).fill('Pårørende klaget på maten');
  await page.getByRole('button', { name: 'Åpne', exact: true }).click();
  const heading = page.getByRole('heading', { level: 1, name: new RegExp(name) });
  await expect(heading).toBeFocused();

  await heading.selectText();
  await page.keyboard.press('ControlOrMeta+c');
  await page.evaluate(() => print());
  await personPage(page).startOther('MST – risiko for underernæring');
  await expect(page.getByRole('main')).toContainText(name);
  const recordAddress = new URL(page.url()).pathname;
  await page.goBack();
  await expect(heading).toBeVisible();
  // A list is taken with all who stand in it.
  await goTo(page, 'Personer');
  // Copied, not printed: the browser of a test prints a page once.
  await page.getByRole('heading', { level: 1, name: 'Personer' }).selectText();
  await page.keyboard.press('ControlOrMeta+c');
  await goTo(page, 'Meg');
  await page.getByText('Ta vare på det som ikke er levert').click();
  await page.getByRole('button', { name: 'Lag et passord for meg' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lagre fila' }).click();
  await saved;
  await tone.context.setOffline(false);
  await deliverNow(page);

  const admin = await takePhone('admin');
  await logInAs(admin.page, 'admin');
  // Each look at the log is itself a line in it: only hers are asked for.
  const events = async () => {
    const answer = await admin.page.evaluate(
      async (staff) => (await fetch(`/admin/access?staffId=${staff}`)).json() as Promise<unknown>,
      staffId,
    );
    return accessPage.parse(answer).events;
  };
  const id = decodeURIComponent(address.split('/').at(-1) ?? '');
  const recordId = decodeURIComponent(recordAddress.split('/').at(-1) ?? '');
  // Delivered in its own time, a page at a time.
  await expect(async () => {
    expect((await events()).map(({ action, recordId: what }) => [action, what])).toEqual(
      expect.arrayContaining([
        ['searchHit', id],
        ['open', id],
        ['copy', id],
        ['print', id],
        ['open', recordId],
        ['copy', 'personer'],
        ['export', expect.any(String)],
      ]),
    );
  }).toPass({ timeout: 240_000 });
  const lines = await events();
  const ofPerson = lines.filter(({ personId, action }) => personId === id && action !== 'searchHit');
  expect(lines.find(({ action }) => action === 'export')).toMatchObject({ kind: 'unsent', role: 'leader' });
  expect(ofPerson).toHaveLength(4);
  for (const line of ofPerson) {
    expect(line).toMatchObject({ role: 'leader', reason: 'Pårørende klaget på maten', outside: false });
    expect(line.unitId).not.toBeNull();
    expect(Date.parse(line.at)).toBeGreaterThanOrEqual(Date.parse(began));
    expect(Date.parse(line.receivedAt)).toBeGreaterThanOrEqual(Date.parse(line.at));
  }
});

test('in her own unit nobody is asked why', async ({ takePhone }) => {
  const { page } = await takePhone('kari');
  await logInAs(page, 'kari');
  await goTo(page, 'Personer');
  const first = page.getByRole('main').locator('a[href^="/personer/"]').first();
  const name = (await first.textContent())?.split(',')[0] ?? '';
  await first.click();
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(name) })).toBeVisible();
});
