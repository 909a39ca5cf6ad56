import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { osloDay } from '#domain/time/oslo.ts';
import { generateDemo } from '#server/demo/generate-demo.ts';
import { choosePin, unlock } from '../tests/e2e/pages/lock.ts';
import { openPhone, type Phone } from '../tests/e2e/support/phone.ts';
import { pushOperation } from '../tests/e2e/support/push-operation.ts';
import { createVisittServer, type VisittServer } from '../tests/e2e/support/visitt-server.ts';
import { countKept, isReadyForStart } from './large-store-counts.ts';

/** A phone in `folder`, closed, with the larger demo on it and a PIN. `url` is the origin its store belongs to. */
export type LargeStore = {
  readonly folder: string;
  readonly url: string;
  readonly persons: number;
  readonly records: number;
  /** Removes the server's data. */
  readonly forget: () => Promise<void>;
};

type Note = Pick<LargeStore, 'persons' | 'records'> & { readonly port: number; readonly dataDir: string };

const root = path.resolve(import.meta.dirname, '..');

/**
 * A phone with the larger demo on it, filled through the server as everything is. Its nurse works in the whole
 * municipality, so that all of it is hers. What lies in `home` from an earlier time is taken instead, with the newest
 * build of the app; it is good as long as a PIN opens the phone, three days.
 */
export async function prepareLargeStore(home: string, persons: number): Promise<LargeStore> {
  mkdirSync(home, { recursive: true });
  const noteFile = path.join(home, 'large-store.json');
  const folder = path.join(home, 'kari');
  const note = existsSync(noteFile) ? (JSON.parse(readFileSync(noteFile, 'utf8')) as Note) : null;
  const server = await createVisittServer(note ? { at: note } : {});
  try {
    const counts = note ? await renewApp(server, folder) : await fill(server, home, folder, persons);
    const { dataDir, url } = server;
    writeFileSync(noteFile, JSON.stringify({ ...counts, dataDir, port: Number(new URL(url).port) }));
    return { ...counts, folder, url, forget: server.dispose };
  } finally {
    await server.stop();
  }
}

async function fill(server: VisittServer, home: string, folder: string, persons: number) {
  fillDemo(server.dataDir, persons);
  await server.start();
  const admin = await openPhone(path.join(home, 'admin'), server.url);
  await passLogIn(admin.page, 'admin');
  await admin.page.getByRole('heading', { level: 1, name: 'I dag' }).waitFor();
  const { staffId, unitIds } = findKari(persons);
  await pushOperation(admin.page, {
    type: 'record.patch',
    kind: 'staff',
    id: staffId,
    fields: { roles: unitIds.map((unitId) => ({ role: 'nurse', unitId })) },
    base: { roles: null },
  });
  await admin.close();
  const phone = await openPhone(folder, server.url);
  await passLogIn(phone.page, 'kari');
  // A hundred thousand records come in a few minutes, on a busy machine in many.
  phone.page.setDefaultTimeout(3_600_000);
  await untilFilled(phone);
  await choosePin(phone.page);
  return countAndClose(phone);
}

/** The newest app on the phone, with what its lists read made in that app's shape. */
async function renewApp(server: VisittServer, folder: string) {
  await server.start();
  const phone = await openPhone(folder, server.url);
  phone.page.setDefaultTimeout(3_600_000);
  await phone.page.goto('/');
  await phone.page.evaluate(forgetApp);
  await phone.page.goto('/');
  await unlock(phone.page);
  await untilFilled(phone);
  return countAndClose(phone);
}

async function untilFilled({ page }: Phone): Promise<void> {
  await page.getByRole('banner').locator('[role="status"][data-sync="delivered"]').waitFor();
  // What the lists read at the next start is made in a quiet moment.
  await page.waitForFunction(isReadyForStart, null, { polling: 1_000 });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
}

async function countAndClose(phone: Phone) {
  const counts = await phone.page.evaluate(countKept);
  await phone.close();
  return counts;
}

/** Runs in the page. */
async function forgetApp(): Promise<void> {
  const workers = await navigator.serviceWorker.getRegistrations();
  const files = await caches.keys();
  await Promise.all([
    ...workers.map((worker) => worker.unregister()),
    ...files.map((name) => caches.delete(name)),
  ]);
}

/** The database is filled before the server starts on it, as `npm run demo` does. */
function fillDemo(dataDir: string, persons: number): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'scripts', 'demo.mjs'), '--persons', String(persons)],
    { cwd: root, encoding: 'utf8', env: { ...process.env, DATA_DIR: dataDir } },
  );
  if (status !== 0) throw new Error(`the larger demo could not be made: ${stderr}`);
}

async function passLogIn(page: Page, user: string): Promise<void> {
  page.setDefaultTimeout(180_000);
  await page.goto('/');
  await page.getByRole('link', { name: 'Logg inn' }).click();
  await page.locator(`button[name="user"][value="${user}"]`).click();
}

/** Who she is, and every unit that has persons: in her own units nobody is asked why she opens one. */
function findKari(persons: number): { readonly staffId: string; readonly unitIds: readonly string[] } {
  const [solvik] = generateDemo({ today: osloDay(new Date().toISOString()), persons });
  const staffId = solvik?.identities.find(({ subject }) => subject === 'kari')?.staffId ?? '';
  const unitIds: string[] = [];
  for (const { id, kind, body } of solvik?.records ?? []) {
    if (kind !== 'unit') break;
    if (body['kind'] !== 'municipality') unitIds.push(id);
  }
  return { staffId, unitIds };
}
