import { rmSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './support/visitt-test.ts';
import { learningPage } from './pages/learning-page.ts';
import { choosePin, lockScreen, unlock } from './pages/lock.ts';
import { deviceStatus, logInAs, openAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { killBrowser } from './support/kill-browser.ts';
import { openPhone } from './support/phone.ts';
import { tearDatabase } from './support/tear-database.ts';

const lost = 'Nettleseren hadde mistet det som lå på enheten';

/** A server that is too busy to take anything: what is written stays on the phone. */
const holdBack = async (context: BrowserContext): Promise<void> => {
  await context.route('**/sync/push', (route) =>
    route.fulfill({ status: 503, headers: { 'retry-after': '600' } }),
  );
};

test('JRN30 JRN32 a browser that throws its database away loses nothing, and says so', async ({
  takePhone,
  visitt,
}, testInfo) => {
  const folder = testInfo.outputPath('phones', 'liv');
  const ticked: { readonly booklet: string; readonly step: string }[] = [];
  const tickOne = async (page: Page) => {
    const learning = learningPage(page);
    const tick = await learning.nextTick();
    await learning.tick(tick).click();
    ticked.push(tick);
    await expect(deviceStatus(page)).toHaveText(`${ticked.length} på denne enheten`);
  };

  const before = await takePhone('liv');
  await logInAs(before.page, 'liv');
  await holdBack(before.context);
  await goTo(before.page, 'Læring');
  for (let count = 0; count < 3; count += 1) await tickOne(before.page);
  await before.close();
  tearDatabase(folder, 200);

  const looksWell = await takePhone('liv');
  await holdBack(looksWell.context);
  await openAs(looksWell.page, 'liv');
  await goTo(looksWell.page, 'Læring');
  await tickOne(looksWell.page);
  await looksWell.close();

  const after = await takePhone('liv');
  await holdBack(after.context);
  await openAs(after.page, 'liv');
  const notice = after.page.getByRole('alert').filter({ hasText: lost });
  await expect(notice).toContainText('4 endringer som ikke var levert');
  await expect(notice).toContainText('Ingenting av det du har skrevet er borte.');

  await after.context.unroute('**/sync/push');
  await notice.getByRole('button', { name: 'Jeg har lest det' }).click();
  await expect(notice).toBeHidden();
  await after.page.reload();
  await expect(deviceStatus(after.page)).toHaveAttribute('data-sync', 'delivered');
  await expect(notice).toBeHidden();
  await goTo(after.page, 'Læring');
  for (const tick of ticked) await expect(learningPage(after.page).tick(tick)).toBeChecked();
  const metrics = await (await fetch(`${visitt.url}/metrics`)).text();
  expect(metrics).toContain('visitt_losses_reported_total 1');

  const elsewhere = await takePhone('liv, another phone');
  await logInAs(elsewhere.page, 'liv');
  await goTo(elsewhere.page, 'Læring');
  for (const tick of ticked) await expect(learningPage(elsewhere.page).tick(tick)).toBeChecked();
});

test('what two tabs wrote and the server took without being heard comes back, and is not done twice', async ({
  takePhone,
  visitt,
}, testInfo) => {
  const taken = async (outcome: string): Promise<number> => {
    const metrics = await (await fetch(`${visitt.url}/metrics`)).text();
    return Number(
      new RegExp(`^visitt_operations_total\\{outcome="${outcome}"\\} (\\d+)$`, 'm').exec(metrics)?.[1] ?? 0,
    );
  };
  const before = await takePhone('liv, two tabs');
  await logInAs(before.page, 'liv');
  const applied = await taken('applied');
  await before.context.route('**/sync/push', async (route) => {
    await route.fetch();
    await route.abort();
  });
  const second = await before.context.newPage();
  await second.goto('/');
  await expect(second.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
  const ticked: { readonly booklet: string; readonly step: string }[] = [];
  for (const page of [before.page, second]) {
    await page.bringToFront();
    await goTo(page, 'Læring');
    const learning = learningPage(page);
    const tick = await learning.nextTick();
    await learning.tick(tick).click();
    ticked.push(tick);
    await expect(learning.tick(tick)).toBeChecked();
    await goTo(page, 'Meg');
    await expect(page.getByText(`${ticked.length} endring`)).toBeVisible();
    await expect(page.getByText('ligger også i en ekstra kopi')).toBeVisible();
  }
  await expect.poll(() => taken('applied')).toBeGreaterThanOrEqual(applied + 2);
  // No attempt is under way any more when the tabs close, and none that follows is answered.
  await before.context.setOffline(true);
  await before.context.unrouteAll({ behavior: 'wait' });
  const [duplicates, conflicts] = [await taken('duplicate'), await taken('conflict')];
  await before.close();
  rmSync(path.join(testInfo.outputPath('phones', 'liv, two tabs'), 'Default', 'IndexedDB'), {
    recursive: true,
  });

  const after = await takePhone('liv, two tabs');
  await openAs(after.page, 'liv');
  await expect(after.page.getByRole('alert').filter({ hasText: lost })).toContainText('2 endringer');
  await expect(deviceStatus(after.page)).toHaveAttribute('data-sync', 'delivered');
  await goTo(after.page, 'Læring');
  for (const tick of ticked) await expect(learningPage(after.page).tick(tick)).toBeChecked();
  expect([await taken('duplicate'), await taken('conflict')]).toEqual([duplicates, conflicts]);
});

test('JRN42 unsent work is saved in a locked file, brought in on another phone, and has one effect', async ({
  takePhone,
}, testInfo) => {
  const broken = await takePhone('liv, failing');
  await logInAs(broken.page, 'liv');
  await holdBack(broken.context);
  await goTo(broken.page, 'Læring');
  const tick = await learningPage(broken.page).nextTick();
  await learningPage(broken.page).tick(tick).click();
  await expect(deviceStatus(broken.page)).toHaveText('1 på denne enheten');
  await goTo(broken.page, 'Meg');
  await expect(broken.page.getByText('ligger også i en ekstra kopi')).toBeVisible();
  await broken.page.getByText('Ta vare på det som ikke er levert').click();
  const save = broken.page.getByRole('group').filter({ hasText: 'Lagre fila' });
  const password = save.getByRole('textbox', { name: 'Passord for fila' });
  await password.fill('for kort');
  await save.getByRole('button', { name: 'Lagre fila' }).click();
  await expect(save.getByRole('alert')).toHaveText('Passordet må ha minst 12 tegn.');
  await save.getByRole('button', { name: 'Lag et passord for meg' }).click();
  const words = await password.inputValue();
  const download = broken.page.waitForEvent('download');
  await save.getByRole('button', { name: 'Lagre fila' }).click();
  const file = testInfo.outputPath('unsent.visitt');
  await (await download).saveAs(file);
  await expect(save.getByRole('status')).toHaveText('Fila med 1 endring er lagret.');

  const other = await takePhone('liv, another');
  await logInAs(other.page, 'liv');
  await goTo(other.page, 'Meg');
  await other.page.getByText('Legg inn en fil fra en annen enhet').click();
  const take = other.page.getByRole('group').filter({ hasText: 'Passordet for fila' });
  const bringIn = async (typed: string, says: string) => {
    await take.getByRole('textbox', { name: 'Passordet for fila' }).fill(typed);
    await take.getByRole('button', { name: 'Legg inn', exact: true }).click();
    await expect(take).toContainText(says);
  };
  await take.getByLabel('Velg fil').setInputFiles(file);
  await bringIn('feil passord her', 'Passordet passer ikke til fila');
  await bringIn(words, '1 endring er lagt inn og blir levert.');
  await expect(deviceStatus(other.page)).toHaveAttribute('data-sync', 'delivered');
  await bringIn(words, 'er her allerede');
  await goTo(other.page, 'Læring');
  await expect(learningPage(other.page).tick(tick)).toBeChecked();

  // The first phone recovers and delivers the same: nobody has to choose between two answers.
  await broken.context.unroute('**/sync/push');
  await broken.page.reload();
  await expect(deviceStatus(broken.page)).toHaveAttribute('data-sync', 'delivered');

  const colleague = await takePhone('kari');
  await logInAs(colleague.page, 'kari');
  await goTo(colleague.page, 'Meg');
  await colleague.page.getByText('Legg inn en fil fra en annen enhet').click();
  const refused = colleague.page.getByRole('group').filter({ hasText: 'Passordet for fila' });
  await refused.getByLabel('Velg fil').setInputFiles(file);
  await refused.getByRole('textbox', { name: 'Passordet for fila' }).fill(words);
  await refused.getByRole('button', { name: 'Legg inn', exact: true }).click();
  await expect(refused.getByRole('alert')).toContainText('Fila hører til en annen');
});

test('a browser that gives the journal no room says so in plain words, and work goes on', async ({
  takePhone,
}) => {
  const { page, context } = await takePhone('liv, private', {
    before: () => {
      const GivenWorker = globalThis.Worker;
      globalThis.Worker = class extends GivenWorker {
        constructor(address: string | URL, options?: WorkerOptions) {
          if (String(address).includes('journal')) throw new DOMException('not here', 'SecurityError');
          super(address, options);
        }
      };
    },
  });
  await logInAs(page, 'liv');
  await holdBack(context);
  await goTo(page, 'Læring');
  const tick = await learningPage(page).nextTick();
  await learningPage(page).tick(tick).click();
  await expect(deviceStatus(page)).toHaveText('1 på denne enheten');
  await goTo(page, 'Meg');
  await expect(page.getByText('Nettleseren lar ikke Visitt ha en ekstra kopi her')).toBeVisible();
  await page.reload();
  await goTo(page, 'Læring');
  await expect(learningPage(page).tick(tick)).toBeChecked();
});

test('where the store no longer opens, unsent work can still be saved from the journal', async ({
  takePhone,
}) => {
  const { page, context } = await takePhone('liv, store shut');
  await logInAs(page, 'liv');
  await holdBack(context);
  await goTo(page, 'Læring');
  const tick = await learningPage(page).nextTick();
  await learningPage(page).tick(tick).click();
  await expect(deviceStatus(page)).toHaveText('1 på denne enheten');
  await goTo(page, 'Meg');
  await expect(page.getByText('ligger også i en ekstra kopi')).toBeVisible();
  await context.addInitScript(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (name: string, version?: number) {
      if (name.startsWith('visitt-vault-')) throw new DOMException('internal error', 'UnknownError');
      return open.call(this, name, version);
    };
  });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Noe av det som lå på enheten kan ikke leses',
  );
  await page.getByRole('button', { name: 'Lag et passord for meg' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lagre fila' }).click();
  await download;
  await expect(page.getByText('Fila med 1 endring er lagret.')).toBeVisible();
});

/** How often the browser is killed; `VISITT_KILLS=50` for the long run. */
const kills = Number(process.env['VISITT_KILLS'] ?? 8);

test('a browser killed in the middle of writing loses nothing that it called stored', async ({
  visitt,
}, testInfo) => {
  test.setTimeout(300_000 + kills * 120_000);
  const folder = testInfo.outputPath('phones', 'killed');
  const first = await openPhone(folder, visitt.url);
  await logInAs(first.page, 'liv');
  await choosePin(first.page);
  await first.close();
  /** The most that the header has said to be stored on the phone. */
  let said = 0;
  let rebuilt = 0;
  for (let round = 0; round <= kills; round += 1) {
    const { page, context, close } = await openPhone(folder, visitt.url);
    await holdBack(context);
    await takeUp(page);
    const status = deviceStatus(page);
    await expect
      .poll(async () => countIn(await status.innerText()), { message: `after ${round} kills` })
      .toBeGreaterThanOrEqual(said);
    const stored = countIn(await status.innerText());
    if (await page.getByRole('alert').filter({ hasText: lost }).isVisible()) rebuilt += 1;
    if (round === kills) {
      await context.unroute('**/sync/push');
      await page.reload();
      await expect(status).toHaveAttribute('data-sync', 'delivered');
      await close();
      break;
    }
    await goTo(page, 'Læring');
    await page.exposeFunction('hear', (text: string) => {
      said = Math.max(said, countIn(text));
    });
    await expect(page.getByRole('checkbox').first()).toBeVisible();
    await page.evaluate(writeWithoutEnd);
    await expect.poll(() => said, { intervals: [20] }).toBeGreaterThan(stored);
    // Another moment each time, in the middle of what comes after.
    await new Promise((resolve) => setTimeout(resolve, (round * 137) % 700));
    await killBrowser(folder);
    await close().catch(() => {});
  }
  expect(said).toBeGreaterThan(kills);
  const metrics = await (await fetch(`${visitt.url}/metrics`)).text();
  const taken = [...metrics.matchAll(/^visitt_operations_total\{[^}]*\} (\d+)$/gm)];
  expect(taken.reduce((sum, [, count]) => sum + Number(count), 0)).toBeGreaterThanOrEqual(said);
  const summary = `${kills} kills, ${said} operations said to be stored, ${rebuilt} times rebuilt, lost: 0`;
  if (process.env['VISITT_KILLS'] !== undefined) process.stdout.write(`${summary}\n`);
  testInfo.annotations.push({ type: 'kills', description: summary });
});

/** From cold with the PIN; an emptied browser has forgotten it, and a log-in opens what the journal brought back. */
async function takeUp(page: Page): Promise<void> {
  await page.goto('/');
  const logIn = page.getByRole('link', { name: 'Logg inn' });
  await expect(lockScreen(page).or(logIn).first()).toBeVisible();
  if (await lockScreen(page).isVisible()) return unlock(page);
  await openAs(page, 'liv');
  await choosePin(page);
}

/** `12 på denne enheten`, `Leverer 12 …` */
const countIn = (text: string): number => Number(/\d+/.exec(text)?.[0] ?? 0);

/** In the page: ticks and unticks, the next as soon as the header counts the last, and tells what it says each time. */
function writeWithoutEnd(): void {
  const heard = globalThis as unknown as { hear: (text: string) => void };
  const status = document.querySelector('header [role="status"]');
  if (!status) throw new Error('no status in the header');
  let turn = 0;
  const write = (): void => {
    const boxes = document.querySelectorAll<HTMLInputElement>('main input[type="checkbox"]:not(:disabled)');
    boxes[turn % boxes.length]?.click();
    turn += 1;
  };
  new MutationObserver(() => {
    heard.hear(status.textContent ?? '');
    setTimeout(write, 0);
  }).observe(status, { subtree: true, childList: true, characterData: true });
  write();
  setInterval(write, 400);
}
