import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { isAlive } from '#server/db/data-dir.ts';
import { putTask } from './operations.ts';
import { logInAs } from './log-in-as.ts';
import { buildServer, runServer, type ServerProcess } from './server-process.ts';
import { createDevice, makeDataDir, removeDataDir, type TestDevice } from './test-server.ts';

// Real processes, several in one test, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 });

let built = '';
beforeAll(async () => {
  built = await buildServer();
});

const started: ServerProcess[] = [];
const folders: string[] = [];
const start = (env: { readonly [name: string]: string }): ServerProcess => {
  const server = runServer(built, env);
  started.push(server);
  return server;
};
const newFolder = async (): Promise<string> => {
  const folder = await makeDataDir();
  folders.push(folder);
  return folder;
};
afterEach(async () => {
  for (const { child, ended } of started.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
  for (const folder of folders.splice(0)) {
    const postgres = await postgresOf(folder);
    if (postgres !== null && (await isAlive(postgres))) process.kill(postgres, 'SIGQUIT');
    await removeDataDir(folder);
  }
});

const postgresOf = async (dataDir: string): Promise<number | null> => {
  const text = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => null);
  return text === null ? null : Number(text.split('\n')[0]);
};

/** One line for a person on stderr, beside the JSON lines of the log; nothing on stdout; not exit code 0. */
const expectOneLine = async ({ ended, said }: ServerProcess, text: RegExp): Promise<void> => {
  expect(await ended).toBe(1);
  const { out, err } = said();
  expect(out).toBe('');
  const lines = err.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^Visitt: /);
  expect(lines[0]).toMatch(text);
};

describe('what stops a start', () => {
  it('a port in use', async () => {
    const other = createServer();
    const port = await new Promise<number>((done) =>
      other.listen(0, '127.0.0.1', () => done((other.address() as { port: number }).port)),
    );
    await expectOneLine(start({ PORT: String(port), DATA_DIR: await newFolder() }), /port \d+ .*in use/);
    await new Promise((done) => other.close(done));
  });

  it('a DATA_DIR that cannot be written to', async () => {
    const file = join(await newFolder(), 'file');
    await writeFile(file, '');
    await expectOneLine(start({ DATA_DIR: join(file, 'data') }), /DATA_DIR .* cannot be written to/);
    const readOnly = await newFolder();
    await chmod(readOnly, 0o555);
    await expectOneLine(start({ DATA_DIR: readOnly }), /DATA_DIR .* cannot be written to/);
    await expectOneLine(start({ DATA_DIR: '/proc/visitt/data' }), /DATA_DIR .* cannot be written to/);
  });

  it.runIf(process.getuid?.() === 0)('a folder above that PostgreSQL cannot pass', async () => {
    const closed = join(await newFolder(), 'closed');
    await mkdir(join(closed, 'data'), { recursive: true });
    await chmod(closed, 0o700);
    await expectOneLine(start({ DATA_DIR: join(closed, 'data') }), /chmod a\+x .*closed/);
  });

  it('a DATABASE_URL that does not answer', async () => {
    const env = { DATABASE_URL: 'postgres://visitt:secret@127.0.0.1:9/visitt', DATA_DIR: await newFolder() };
    const server = start(env);
    await expectOneLine(server, /database at 127\.0\.0\.1:9\/visitt does not answer/);
    expect(server.said().err).not.toContain('secret');
  });

  it('a second server on the same DATA_DIR', async () => {
    const dataDir = await newFolder();
    const first = start({ DATA_DIR: dataDir });
    await first.ready;
    await expectOneLine(start({ DATA_DIR: dataDir }), /another Visitt server/);
    expect((await fetch(`${await first.ready}/healthz`)).status).toBe(200);
  });

  it('an environment that makes no sense', async () => {
    await expectOneLine(start({ PORT: 'http' }), /PORT/);
  });
});

/**
 * What a server answers, or null when it took no request any more; rejects when an answer that has begun ends early.
 * By hand: Node's `fetch` now and then takes a connection that is closed after a whole answer for one that broke.
 */
function readWhole(address: string, cookie: string): Promise<unknown> {
  return new Promise((done, refuse) => {
    const agent = new Agent({ keepAlive: true });
    const asking = request(address, { agent, headers: { Cookie: cookie } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', refuse);
      answer.once('end', () => done(JSON.parse(Buffer.concat(chunks).toString())));
    });
    asking.once('error', () => done(null));
    asking.end();
  });
}

describe('stopping', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('%s ends the server and its database cleanly', async (signal) => {
    const dataDir = await newFolder();
    const { child, ready, ended, said } = start({ DATA_DIR: dataDir });
    const address = await ready;
    expect(said().out).toBe(`Visitt: ${address}\n`);
    const postgres = await postgresOf(dataDir);
    expect(postgres !== null && (await isAlive(postgres))).toBe(true);
    child.kill(signal);
    expect(await ended).toBe(0);
    expect(postgres !== null && (await isAlive(postgres))).toBe(false);
    expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).toContain('database system is shut down');
  });

  it('ends what a device listens to, and answers what has come in', async () => {
    const dataDir = await newFolder();
    const { child, ready, ended } = start({ DATA_DIR: dataDir });
    const address = await ready;
    const { cookie } = await logInAs(address, 'kari');
    const poke = await fetch(`${address}/sync/poke`, { headers: { Cookie: cookie } });
    const reader = poke.body?.getReader();
    await reader?.read();
    const pulls = Array.from({ length: 6 }, () => readWhole(`${address}/sync/pull`, cookie));
    // One answer is there: the others have come in as well, or are still on their way.
    await Promise.race(pulls);
    child.kill('SIGTERM');
    const answers = await Promise.all(pulls);
    const answered = answers.filter((answer) => answer !== null);
    expect(answered.length).toBeGreaterThan(0);
    for (const answer of answered) expect(answer).toMatchObject({ protocol: 1 });
    expect((await reader?.read())?.done).toBe(true);
    expect(await ended).toBe(0);
  });

  it('keeps its secrets to itself', async () => {
    const dataDir = await newFolder();
    const { ready } = start({ DATA_DIR: dataDir });
    await ready;
    for (const file of ['postgres.password', 'session.key', 'idp.key', 'oidc-client.key']) {
      expect((await stat(join(dataDir, file))).mode & 0o777).toBe(0o600);
    }
  });
});

describe('SIGKILL during pushes, and a start on the same data', () => {
  it('has everything it answered for, and answers the same again', async () => {
    const dataDir = await newFolder();
    const first = start({ DATA_DIR: dataDir });
    const address = await first.ready;
    const { cookie } = await logInAs(address, 'kari');
    const send =
      (base: string): Parameters<typeof createDevice>[0] =>
      (path, init) =>
        fetch(`${base}${path}`, init);
    const me = (await (await send(address)('/session', { headers: { Cookie: cookie } })).json()) as {
      writeScopes: string[];
    };
    const unitId = me.writeScopes.find((scope) => scope.startsWith('unit:'))?.slice(5) ?? '';

    // Eight devices push as fast as they can; each notes what it sent and what it was answered.
    const sent: {
      device: TestDevice;
      envelope: { firstN: number; operations: object[] };
      answer: unknown;
    }[] = [];
    const devices = Array.from({ length: 8 }, () => createDevice(send(address), cookie));
    const pushing = devices.map(async (device) => {
      for (let firstN = 1; ; firstN += 5) {
        const operations = Array.from({ length: 5 }, (_, index) => ({
          n: firstN + index,
          schema: 1,
          at: '2026-11-21T10:00:00Z',
          body: putTask({ unitId, personId: null }, randomUUID()),
        }));
        const entry = { device, envelope: { firstN, operations }, answer: null as unknown };
        sent.push(entry);
        const response = await device.pushRaw(entry.envelope).catch(() => null);
        if (response?.status !== 200) return;
        entry.answer = await response.json().catch(() => null);
        if (entry.answer === null) return;
      }
    });
    while (sent.filter(({ answer }) => answer !== null).length < 60)
      await new Promise((done) => setTimeout(done, 5));
    first.child.kill('SIGKILL');
    await first.ended;
    await Promise.all(pushing);
    // The database is still there, without its server: the next start takes care of it.
    const orphan = await postgresOf(dataDir);
    expect(orphan !== null && (await isAlive(orphan))).toBe(true);

    const second = start({ DATA_DIR: dataDir });
    const again = await second.ready;
    type Answer = { outcomes: { n: number; status: string; recordId: string }[] };
    const replayed = await Promise.all(
      devices.map(async (device) => {
        const fresh = createDevice(send(again), cookie);
        const answers: { before: Answer | null; now: Answer }[] = [];
        for (const { envelope, answer } of sent.filter((entry) => entry.device === device)) {
          const response = await fresh.pushRaw({ ...envelope, replicaId: device.replicaId });
          expect(response.status).toBe(200);
          answers.push({ before: answer as Answer | null, now: (await response.json()) as Answer });
        }
        return answers;
      }),
    );
    const pairs = replayed.flat();
    const answered = pairs.filter(({ before }) => before !== null);
    expect(answered.length).toBeGreaterThanOrEqual(60);
    for (const { before, now } of answered) expect(now.outcomes).toEqual(before?.outcomes);
    const { changes } = await createDevice(send(again), cookie).pullAll();
    const there = new Map(changes.map((change) => [change.id, change]));
    for (const { now } of pairs) {
      for (const { status, recordId } of now.outcomes) {
        expect(status).toBe('applied');
        expect(there.get(recordId)).toMatchObject({ change: 'upsert', version: 1 });
      }
    }
  });
});
