import { randomUUID } from 'node:crypto';
import { appendFile, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { accessPage } from '#protocol/supervision.ts';
import { runAdmin } from '#server/admin/run-admin.ts';
import { loadManifest } from '#server/admin/backup-manifest.ts';
import { createBackupKey } from '#server/admin/backup-seal.ts';
import { isAlive } from '#server/db/data-dir.ts';
import { createEngineDevice, type EngineDevice, type Reach } from './engine-device.ts';
import { logInAs } from './log-in-as.ts';
import { buildServer, runServer, type ServerProcess } from './server-process.ts';
import { createDevice, makeDataDir, removeDataDir } from './test-server.ts';

// Real processes and several databases in one test, on a machine that may be busy.
vi.setConfig({ testTimeout: 600_000 });

let built = '';
beforeAll(async () => {
  built = await buildServer();
});

const folders: string[] = [];
const running: ServerProcess[] = [];
const devices: EngineDevice[] = [];
const newFolder = async (): Promise<string> => {
  const folder = await makeDataDir();
  folders.push(folder);
  return folder;
};
afterEach(async () => {
  for (const device of devices.splice(0)) await device.close();
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
  for (const folder of folders.splice(0)) {
    const pid = Number(
      (await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0],
    );
    if (await isAlive(pid)) process.kill(pid, 'SIGQUIT');
    await removeDataDir(folder);
  }
});

/** What an operator types, and what she reads. */
const passphrase = 'et passord som er langt nok';
async function adminWith(
  env: { readonly [name: string]: string },
  dataDir: string,
  ...words: readonly string[]
): Promise<{ code: number; said: string }> {
  let said = '';
  const say = (text: string): void => void (said += text);
  const code = await runAdmin(words, { ...env, DATA_DIR: dataDir }, { out: say, err: say }, '0.0.0');
  return { code, said };
}
const admin = (dataDir: string, ...words: readonly string[]) =>
  adminWith({ BACKUP_PASSPHRASE: passphrase }, dataDir, ...words);

async function backUp(dataDir: string): Promise<string> {
  const { code, said } = await admin(dataDir, 'backup');
  expect({ code, said }).toMatchObject({ code: 0 });
  return /^backup (.+)$/m.exec(said)?.[1] ?? '';
}

/** A server with its demo, and a way to reach it that follows it through restarts and new sessions. */
async function startService(dataDir: string) {
  let address = '';
  let cookie = '';
  const start = async (): Promise<ServerProcess> => {
    const server = runServer(built, { DATA_DIR: dataDir });
    running.push(server);
    address = await server.ready;
    return server;
  };
  const logIn = async (): Promise<void> => {
    ({ cookie } = await logInAs(address, 'kari'));
  };
  const reach: Reach = () => ({ address, cookie });
  const first = await start();
  await logIn();
  const session = (await (await fetch(`${address}/session`, { headers: { cookie } })).json()) as {
    readonly tenantId: string;
    readonly staffId: string;
    readonly writeScopes: readonly string[];
  };
  const unitId = session.writeScopes.find((scope) => scope.startsWith('unit:'))?.slice(5) ?? '';
  const newDevice = async (): Promise<EngineDevice> => {
    const device = await createEngineDevice(reach, { ...session, unitId });
    devices.push(device);
    return device;
  };
  /** Every task the server has, by id. */
  const tasks = async (): Promise<ReadonlySet<string>> => {
    const reader = createDevice((path, init) => fetch(`${address}${path}`, init), cookie);
    const { changes } = await reader.pullAll();
    return new Set(
      changes.flatMap((one) => (one.change === 'upsert' && one.kind === 'task' ? [one.id] : [])),
    );
  };
  return { first, start, logIn, reach, newDevice, tasks, tenantId: session.tenantId };
}

const kill = async (server: ServerProcess): Promise<void> => {
  server.child.kill('SIGKILL');
  await server.ended;
};

describe('a server that comes back from an older backup', () => {
  it('gets from its devices what it had acknowledged since: nothing is lost', async () => {
    const dataDir = await newFolder();
    const service = await startService(dataDir);
    const phones = await Promise.all([service.newDevice(), service.newDevice(), service.newDevice()]);
    const shift = new AbortController();
    const working = phones.map(async (phone, index) => {
      for (let number = 0; !shift.signal.aborted; number += 1) {
        await phone.write(`Oppgave ${index}-${number}`);
        await phone.sync();
      }
    });
    const delivered = async (): Promise<readonly string[]> =>
      (await Promise.all(phones.map((phone) => phone.acknowledged()))).flat();
    await vi.waitUntil(async () => (await delivered()).length >= 30, { timeout: 180_000 });
    // In the middle of the work, and the work goes on.
    const folder = await backUp(dataDir);
    const atBackup = (await delivered()).length;
    await vi.waitUntil(async () => (await delivered()).length >= atBackup + 30, { timeout: 180_000 });
    shift.abort();
    await Promise.all(working);
    const acknowledged = await delivered();
    await kill(service.first);

    expect(await admin(dataDir, 'restore', '--from', folder, '--replace')).toMatchObject({ code: 0 });
    await service.start();
    await service.logIn();
    const before = await service.tasks();
    expect(acknowledged.filter((id) => !before.has(id)).length).toBeGreaterThanOrEqual(30);
    // One of the phones has nothing new to say: it finds out by pulling.
    await Promise.all(phones.slice(1).map((phone) => phone.write('Etterpå')));
    await Promise.all(phones.map((phone) => phone.sync()));
    await Promise.all(phones.map((phone) => phone.sync()));
    const after = await service.tasks();
    expect(acknowledged.filter((id) => !after.has(id))).toEqual([]);
    expect(new Set(await delivered()).size).toBe(acknowledged.length + 2);
  });

  it('keeps what was there aside, and writes over nothing unasked', async () => {
    const dataDir = await newFolder();
    const service = await startService(dataDir);
    const folder = await backUp(dataDir);
    expect(await admin(dataDir, 'restore', '--from', folder)).toMatchObject({
      code: 1,
      said: expect.stringContaining('another Visitt server'),
    });
    await kill(service.first);
    expect(await admin(dataDir, 'restore', '--from', folder)).toMatchObject({
      code: 1,
      said: expect.stringContaining('--replace'),
    });
    const { said } = await admin(dataDir, 'restore', '--from', folder, '--replace');
    const aside = /was there: (.+)$/m.exec(said)?.[1] ?? '';
    expect((await stat(join(aside, 'PG_VERSION'))).isFile()).toBe(true);
    const empty = await newFolder();
    expect(await admin(empty, 'restore', '--from', folder)).toMatchObject({ code: 0 });
  });
});

describe('what was closed after the backup', () => {
  it('stays closed, and every session has ended', async () => {
    const dataDir = await newFolder();
    const service = await startService(dataDir);
    const [known, fresh, open] = [randomUUID(), randomUUID(), randomUUID()];
    const ask = async (path: string, device: string, cookie: string, word?: string) => {
      const { address } = service.reach();
      const response = await fetch(`${address}${path}`, {
        headers: {
          cookie,
          'x-visitt-device': device,
          ...(word === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(word === undefined ? {} : { method: 'POST', body: JSON.stringify({ word }) }),
      });
      const type = response.status < 400 ? null : ((await response.json()) as { readonly type: string }).type;
      return { status: response.status, type };
    };
    const as = async (subject: string) => (await logInAs(service.reach().address, subject)).cookie;
    const before = await as('kari');
    expect(await ask('/session', known, before)).toEqual({ status: 200, type: null });
    const folder = await backUp(dataDir);
    // Another session: one belongs to the device it was first used on.
    expect((await ask('/session', fresh, await as('kari'))).status).toBe(200);
    const unni = await as('admin');
    for (const device of [known, fresh, open]) {
      await ask('/session', device, await as('kari'));
      const closed = await ask(`/admin/devices/${device}/close`, randomUUID(), unni, 'Mistet på bussen');
      expect(closed.status).toBe(204);
    }
    expect((await ask(`/admin/devices/${open}/reopen`, randomUUID(), unni, 'Funnet')).status).toBe(204);
    await kill(service.first);

    const restored = await admin(dataDir, 'restore', '--from', folder, '--replace');
    expect(restored).toMatchObject({
      code: 0,
      said: expect.stringContaining('closed again at the next start'),
    });
    const again = await service.start();
    expect(await ask('/session', known, before)).toEqual({ status: 401, type: 'notLoggedIn' });
    expect(await ask('/session', randomUUID(), unni)).toEqual({ status: 401, type: 'notLoggedIn' });
    const closed = { status: 403, type: 'deviceClosed' };
    expect(await ask('/session', known, await as('kari'))).toEqual(closed);
    expect(await ask('/session', fresh, await as('kari'))).toEqual(closed);
    expect(await ask('/session', open, await as('kari'))).toEqual({ status: 200, type: null });
    const { address } = service.reach();
    const log = await fetch(`${address}/admin/access`, { headers: { cookie: await as('admin') } });
    const { events } = accessPage.parse(await log.json());
    const lines = events.filter(({ action }) => action === 'device.close');
    expect(new Set(lines.map(({ recordId }) => recordId))).toEqual(new Set([known, fresh]));
    expect(lines.map(({ reason }) => reason)).toEqual(['Mistet på bussen', 'Mistet på bussen']);

    // Opened by a person, it stays open: the next start is no restore.
    const now = await as('admin');
    expect((await ask(`/admin/devices/${known}/reopen`, randomUUID(), now, 'Funnet')).status).toBe(204);
    await kill(again);
    await service.start();
    expect((await ask('/session', known, await as('kari'))).status).toBe(200);
    expect(await ask('/session', fresh, await as('kari'))).toEqual(closed);
  });
});

describe('a backup', () => {
  it('holds nothing that can be read without its passphrase, and comes back with it', async () => {
    const dataDir = await newFolder();
    const canary = 'Kanarifuglen i kjelleren';
    // A municipality's own log-in: what lies there is about real persons.
    const real = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'v', OIDC_PRIVATE_KEY_JWK: '{}' };
    const told = await adminWith(real, dataDir, 'backup');
    expect(told).toMatchObject({ code: 1, said: expect.stringContaining('BACKUP_PASSPHRASE is not set') });
    expect(await adminWith({ BACKUP_PASSPHRASE: 'kort' }, dataDir, 'backup')).toMatchObject({ code: 1 });
    const made = await admin(
      dataDir,
      'tenant',
      'create',
      '--name',
      canary,
      '--administrator',
      'Ada',
      '--subject',
      'ada',
    );
    expect(made.code).toBe(0);

    /** Every file as it lies there, and unpacked where it is only packed. */
    const isThereIn = async (folder: string): Promise<boolean> => {
      const texts: string[] = [];
      for (const name of await readdir(folder)) {
        const bytes = await readFile(join(folder, name));
        texts.push(bytes.toString('latin1'));
        if (name.endsWith('.gz')) texts.push(gunzipSync(bytes).toString('latin1'));
      }
      return texts.some((text) => text.includes(canary));
    };
    const sealed = await backUp(dataDir);
    expect(await isThereIn(sealed)).toBe(false);
    expect((await readdir(sealed)).every((name) => name.endsWith('.sealed'))).toBe(true);
    const folder = await newFolder();
    const plain = await adminWith(real, dataDir, 'backup', '--plain', '--to', join(folder, 'plain'));
    expect(plain).toMatchObject({ code: 0, said: expect.stringContaining('NOT sealed') });
    const plainFolder = /^backup (.+)$/m.exec(plain.said)?.[1] ?? '';
    expect(await isThereIn(plainFolder)).toBe(true);
    // The demo's persons are nobody: there it takes no passphrase to try the commands.
    const ofDemo = join(folder, 'demo');
    expect(await adminWith({}, dataDir, 'backup', '--to', ofDemo)).toMatchObject({
      code: 0,
      said: expect.stringContaining('NOT sealed'),
    });
    expect(await adminWith({}, dataDir, 'verify', '--from', ofDemo)).toMatchObject({ code: 0 });

    const empty = await newFolder();
    const other = { BACKUP_PASSPHRASE: 'et ganske annet passord' };
    expect(await adminWith(other, empty, 'restore', '--from', sealed)).toMatchObject({
      code: 1,
      said: expect.stringContaining('does not open'),
    });
    expect(await adminWith({}, empty, 'restore', '--plain', '--from', sealed)).toMatchObject({
      code: 1,
      said: expect.stringContaining('is sealed'),
    });
    // One put in the place of a sealed one is not taken unasked.
    expect(await admin(empty, 'restore', '--from', plainFolder)).toMatchObject({
      code: 1,
      said: expect.stringContaining('is not sealed'),
    });
    const file = join(await newFolder(), 'passphrase');
    await writeFile(file, `${passphrase}\n`);
    const fromFile = { BACKUP_PASSPHRASE_FILE: file };
    expect(await adminWith(fromFile, empty, 'restore', '--from', sealed)).toMatchObject({ code: 0 });
    expect((await admin(empty, 'tenant', 'list')).said).toContain(canary);
    expect(await adminWith(fromFile, empty, 'verify', '--from', await backUp(empty))).toMatchObject({
      code: 0,
    });
  });
});

describe('safeN', () => {
  it('rises with a verified backup, up to what that backup holds, and phones let go of those payloads', async () => {
    const dataDir = await newFolder();
    const service = await startService(dataDir);
    const phone = await service.newDevice();
    await phone.write('Før');
    await phone.sync();
    const folder = await backUp(dataDir);
    await phone.write('Etter');
    await phone.sync();
    const verified = await admin(dataDir, 'verify', '--from', folder);
    expect(verified).toMatchObject({ code: 0, said: expect.stringContaining('safeN raised for 1 of 1') });

    const { address, cookie } = service.reach();
    const asDevice = createDevice((path, init) => fetch(`${address}${path}`, init), cookie);
    const answered = await asDevice.pushRaw({
      replicaId: phone.store.replicaId,
      firstN: 3,
      operations: [{ n: 3, schema: 1, at: '2026-11-22T10:00:00Z', body: null }],
    });
    expect(await answered.json()).toMatchObject({ safeN: 1, ackedN: 3 });
    // Verified again, nothing more is safe: the backup is the same.
    expect((await admin(dataDir, 'verify', '--from', folder)).said).toContain('safeN raised for 0 of 1');
    expect((await readdir(dataDir)).filter((name) => name.startsWith('verifying-'))).toEqual([]);
  });

  it('does not rise from a backup that is damaged, not finished, or from before a restore', async () => {
    const dataDir = await newFolder();
    const service = await startService(dataDir);
    const folder = await backUp(dataDir);
    const other = await backUp(dataDir);
    await appendFile(join(other, 'record.jsonl.gz.sealed'), 'x');
    expect(await admin(dataDir, 'verify', '--from', other)).toMatchObject({
      code: 1,
      said: expect.stringContaining('record.jsonl.gz.sealed is damaged'),
    });
    await rm(join(other, 'manifest.sealed'));
    expect(await admin(dataDir, 'verify', '--from', other)).toMatchObject({ code: 1 });
    const { code, said } = await admin(dataDir, 'epoch', 'change', '--tenant', service.tenantId);
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('epoch') });
    const refused = await admin(dataDir, 'verify', '--from', folder);
    expect(refused).toMatchObject({
      code: 1,
      said: expect.stringContaining(`${service.tenantId} NOT verified`),
    });
  });
});

describe('the command', () => {
  it('says what there is when it is not understood, and what to change when it cannot be done', async () => {
    const dataDir = await newFolder();
    for (const words of [
      [],
      ['backup', '--nonsense'],
      ['restore'],
      ['verify'],
      ['epoch', 'change'],
      ['tenant', 'create'],
    ]) {
      expect(await admin(dataDir, ...words)).toMatchObject({
        code: 2,
        said: expect.stringContaining('npm run -s admin'),
      });
    }
    expect(await admin(dataDir, 'verify', '--copy')).toMatchObject({
      code: 1,
      said: expect.stringContaining('VERIFY_DATABASE_URL'),
    });
  });

  it('makes a municipality that its administrator can log in to', async () => {
    const dataDir = await newFolder();
    const made = await admin(
      dataDir,
      'tenant',
      'create',
      '--name',
      'Testvik',
      '--administrator',
      'Ada',
      '--subject',
      'ada',
    );
    expect(made.code).toBe(0);
    const tenantId = /^tenant (.+)$/m.exec(made.said)?.[1] ?? randomUUID();
    expect((await admin(dataDir, 'tenant', 'list')).said).toBe(`${tenantId}  Testvik\n`);
    const folder = await backUp(dataDir);
    const { tenants, tables } = await loadManifest({ folder, key: createBackupKey(passphrase) });
    expect(tenants).toMatchObject([{ tenantId, name: 'Testvik', replicas: {} }]);
    expect(tables.find(({ name }) => name === 'identity')?.rows).toBe(1);
    expect(tables.some(({ name }) => name === 'session')).toBe(false);
  });
});
