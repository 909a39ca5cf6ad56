import { randomBytes } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startEmbedded } from '#server/db/embedded.ts';
import { readSecretFiles, secretNames } from '#server/secret-files.ts';
import { putTask } from './operations.ts';
import { logInAs } from './log-in-as.ts';
import { buildServer, runServer } from './server-process.ts';
import { createDevice, makeDataDir, removeDataDir } from './test-server.ts';

const folders: string[] = [];
const newFolder = async (): Promise<string> => {
  const folder = await makeDataDir();
  folders.push(folder);
  return folder;
};
afterAll(() => Promise.all(folders.map(removeDataDir)));

it('secrets come from files, a newline at the end left out; what cannot be is said without the secret', async () => {
  const folder = await newFolder();
  const file = join(folder, 'secret');
  await writeFile(file, 'a very secret thing\n');
  for (const name of secretNames) {
    const read = await readSecretFiles({ [`${name}_FILE`]: file });
    expect(read).toMatchObject({ ok: true, env: { [name]: 'a very secret thing' } });
    const both = await readSecretFiles({ [name]: 'another', [`${name}_FILE`]: file });
    expect(both).toEqual({ ok: false, problem: `${name} and ${name}_FILE are both set: keep one` });
  }
  await writeFile(file, '');
  expect(await readSecretFiles({ SESSION_KEY_FILE: file })).toMatchObject({ ok: false });
  expect(await readSecretFiles({ SESSION_KEY_FILE: join(folder, 'none') })).toMatchObject({
    ok: false,
    problem: expect.stringContaining('ENOENT'),
  });
});

it('a server on secrets from files serves, fails, and stops without writing one of them anywhere', async () => {
  const databaseDir = await newFolder();
  const dataDir = await newFolder();
  const database = await startEmbedded(databaseDir);
  const sessionKey = randomBytes(32).toString('base64url');
  const databaseFile = join(databaseDir, 'url');
  const keyFile = join(databaseDir, 'key');
  await writeFile(databaseFile, `${database.url}\n`);
  await writeFile(keyFile, sessionKey);
  const env = { DATABASE_URL_FILE: databaseFile, SESSION_KEY_FILE: keyFile, DATA_DIR: dataDir };
  const server = runServer(await buildServer(), env);
  const address = await server.ready;
  const { cookie } = await logInAs(address, 'kari');
  const device = createDevice((path, init) => fetch(`${address}${path}`, init), cookie);
  await device.push([putTask()]);
  await device.pull();
  await device.request('/sync/pull?cursor=nonsense');
  await device.request('/sync/push', { method: 'POST', body: '{' });
  // The database goes away in the middle: what fails is logged, and what is logged holds no connection string.
  await database.stop();
  expect((await device.request('/sync/pull')).status).toBe(503);
  server.child.kill('SIGTERM');
  await server.ended;

  const { out, err } = server.said();
  expect(err.split('\n').length).toBeGreaterThan(5);
  const written = [out, err];
  for (const folder of [dataDir, databaseDir]) {
    for (const name of await readdir(folder)) {
      if (name.endsWith('.log')) written.push(await readFile(join(folder, name), 'utf8'));
    }
  }
  const { password } = new URL(database.url);
  const keys = await Promise.all(
    ['idp.key', 'oidc-client.key'].map(async (name) => {
      const jwk = JSON.parse(await readFile(join(dataDir, name), 'utf8')) as { readonly d: string };
      return jwk.d;
    }),
  );
  const token = cookie.split('.').at(-1) ?? '';
  for (const secret of [password, sessionKey, token, device.replicaId, ...keys]) {
    expect(secret.length).toBeGreaterThan(20);
    for (const text of written) expect(text.includes(secret)).toBe(false);
  }
});
