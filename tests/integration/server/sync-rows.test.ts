import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationBody, RecordPatch } from '#domain/merge/operation.ts';
import type { StoredRecord } from '#domain/merge/record.ts';
import type { PushRequest } from '#protocol/push.ts';
import { unitScope } from '#protocol/scope.ts';
import { inTransaction } from '#server/db/transaction.ts';
import { errorCode } from '#server/error-code.ts';
import { createPostgresDatabase } from '#server/sync/postgres-rows.ts';
import { pull } from '#server/sync/pull.ts';
import { pushAlone, toPush as asPush } from '#server/sync/push.ts';
import type { NewPush, NewVersion, PlacedRecord, SyncDatabase, SyncRows } from '#server/sync/sync-rows.ts';
import { toAnswerText } from '#server/sync/to-answer-text.ts';
import { createMemoryDatabase, type MemoryDatabase } from '../../simulation/memory/memory-database.ts';
import { only } from '../../simulation/memory/tables.ts';
import { createRandom } from '../../simulation/random.ts';
import { answer, putDraft, putTask, sign, tick } from './operations.ts';
import { operationOf, startTestServer, type TestServer } from './test-server.ts';
import { persons, solvik, staff, units } from './test-tenants.ts';

/**
 * The rows in memory that the simulation runs on must be what PostgreSQL is: the same answers to the same pushes and
 * pulls, and the same waiting for one another.
 */
let server: TestServer;
let postgres: SyncDatabase;
beforeAll(async () => {
  server = await startTestServer();
  postgres = createPostgresDatabase(server.database.pool);
});
afterAll(() => server.remove());

const atOfRun = new Date('2026-11-21T10:00:00.000Z');

/** The tenant as PostgreSQL has it now, in memory. */
async function copyToMemory(): Promise<MemoryDatabase> {
  const memory = createMemoryDatabase();
  await postgres.snapshot(solvik, async (rows) => {
    const { epoch, position } = await rows.loadTenant();
    memory.put(solvik, 'tenant', only, { epoch, clearedTo: 0 });
    memory.put(solvik, 'clock', only, { position });
    const scopes = [
      'tenant',
      ...Object.values(units).map(unitScope),
      ...Object.values(staff).map((id) => `own:${id}`),
    ];
    // One scope at a time: what has moved to another is a drop in the first.
    for (const scope of scopes) {
      for (const row of await rows.loadChanges(new Map([[scope, 0]]), 100_000)) {
        const { position: at, id } = row;
        if (row.record) {
          const { record, receivedAt } = row;
          const { kind, version } = record;
          const body = JSON.parse(record.body) as StoredRecord['body'];
          const stamps = JSON.parse(record.stamps) as StoredRecord['stamps'];
          const stored = { id, scope, position: at, kind, version, body, stamps, receivedAt };
          memory.put(solvik, 'record', id, stored);
        } else memory.put(solvik, 'tombstone', `${scope} ${id}`, { scope, id, position: at });
      }
    }
  });
  for (const { received_at, ...row } of await loadVersions()) {
    const { operation, by, at, ...record } = row;
    const version = { record: { ...record, position: Number(record.position) }, operation, by, at };
    const key = `${record.id}@${record.version}`;
    memory.put(solvik, 'version', key, { ...version, receivedAt: received_at.toISOString() });
  }
  return memory;
}

type VersionRow = Omit<PlacedRecord, 'position'> &
  Pick<NewVersion, 'operation' | 'by' | 'at'> & { readonly position: string; readonly received_at: Date };

const loadVersions = (): Promise<readonly VersionRow[]> =>
  inTransaction(server.database.pool, solvik, 'snapshot', async (tx) => {
    const { rows } = await tx.query<VersionRow>(
      `SELECT id, kind, scope, version, body, stamps, position, operation, written_by AS by, written_at AS at,
         received_at FROM visitt.record_version`,
    );
    return rows;
  });

const people = ['kari', 'ola', 'nina', 'siri', 'liv'] as const;

/** Pushes and pulls of five people, drawn from a seed: the same for whoever runs them. */
async function runScript(database: SyncDatabase, seed: number): Promise<readonly unknown[]> {
  const random = createRandom(seed);
  const id = (number: number) =>
    `5eed${String(seed).padStart(4, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
  let made = 0;
  const nextId = () => id((made += 1));
  const known: string[] = [];
  const drafts: string[] = [];
  const replicas = people.map((person, index) => ({
    staffId: staff[person],
    replicaId: id(9000 + index),
    sent: [] as unknown[],
    cursor: null as string | null,
  }));
  const bodyOf = (staffId: string): OperationBody => {
    const unitId = random.pick([units.north, units.north, units.south]);
    const roll = random.between(0, 7);
    if (roll === 0 || known.length === 0) {
      known.push(nextId());
      return putTask({ unitId, assignedTo: random.chance(0.5) ? staffId : null }, known.at(-1));
    }
    if (roll === 1) {
      drafts.push(nextId());
      return putDraft(drafts.at(-1) ?? '', { unitId });
    }
    if (roll === 2 && drafts.length > 0)
      return answer(random.pick(drafts), random.pick(['a', 'b']), `x${made}`);
    if (roll === 3 && drafts.length > 0) return sign(random.pick(drafts), `y${made}`);
    if (roll === 4) return tick(staffId, random.pick([nextId(), id(1)]));
    if (roll === 5) return putTask({ unitId }, random.pick([...known, persons.anne]));
    const fields: RecordPatch['fields'] = random.chance(0.4)
      ? { unitId }
      : { title: `t${(made += 1)}`, extra: null };
    return { type: 'record.patch', id: random.pick(known), kind: 'task', fields, base: {} };
  };
  const results: unknown[] = [];
  for (let turn = 0; turn < 60; turn += 1) {
    const device = random.pick(replicas);
    const { staffId, replicaId } = device;
    if (random.chance(0.4)) {
      const page = await pull(
        database,
        { tenantId: solvik, staffId },
        device.cursor,
        () => atOfRun,
        random.pick([3, 500]),
      );
      if (page.ok) device.cursor = page.answer.cursor;
      results.push(page.ok ? JSON.parse(toAnswerText(page.answer, 'each')) : page);
      continue;
    }
    const from = device.sent.length + 1;
    const groupId = random.chance(0.3) ? `group-${turn}` : undefined;
    const fresh = Array.from({ length: random.between(1, 4) }, (_, index) =>
      random.chance(0.05) ? { broken: turn } : operationOf(bodyOf(staffId), from + index, groupId),
    );
    // Now and then what was sent before comes along again, or something is left out.
    const again = random.chance(0.2) ? device.sent.slice(-2) : [];
    const gap = random.chance(0.05) ? 1 : 0;
    const request: PushRequest = {
      protocol: 1,
      epoch: null,
      replicaId,
      deviceId: replicaId,
      firstN: from - again.length + gap,
      operations: [...again, ...fresh],
      pending: 0,
      oldestPending: null,
      sentAt: atOfRun.toISOString(),
    };
    const result = await pushAlone(
      database,
      asPush({ tenantId: solvik, staffId }, request, ''),
      () => atOfRun,
    );
    if (result.ok) device.sent.push(...fresh);
    results.push(result);
  }
  return results;
}

const scripts = [1, 2, 3, 4, 5, 6];

it.each(scripts)('the same pushes and pulls get the same answers from both: script %i', async (seed) => {
  const memory = await copyToMemory();
  const inMemory = await runScript(memory.connect(), seed);
  const inPostgres = await runScript(postgres, seed);
  for (const [turn, result] of inPostgres.entries()) expect(inMemory[turn], `turn ${turn}`).toEqual(result);
});

it('between them the scripts get every kind of answer', async () => {
  const said = new Set<string>();
  for (const seed of scripts) {
    const results = await runScript((await copyToMemory()).connect(), seed + 100);
    for (const [word] of JSON.stringify(results).matchAll(/"(?:status|change|reason)":"\w+"|"hasMore":true/g))
      said.add(word);
  }
  for (const word of ['applied', 'conflict', 'duplicate', 'quarantined'])
    expect(said).toContain(`"status":"${word}"`);
  for (const word of ['notAllowed', 'missingRecord', 'groupFailed', 'gap'])
    expect(said).toContain(`"reason":"${word}"`);
  expect(said).toContain('"change":"drop"');
  expect(said).toContain('"hasMore":true');
});

describe.each(['PostgreSQL', 'memory'])('two transactions at once, in %s', (kind) => {
  const open = async (): Promise<SyncDatabase> =>
    kind === 'memory' ? (await copyToMemory()).connect() : postgres;

  /** A door that a transaction waits at until the test lets it through. */
  const makeDoor = () => {
    let pass = (): void => undefined;
    const isOpen = new Promise<void>((resolve) => (pass = resolve));
    return { isOpen, pass };
  };

  const toPush = (id: string, version: number, position: number): NewPush => ({
    replicaId: randomUUID(),
    staffId: staff.kari,
    receivedAt: atOfRun.toISOString(),
    versions: [
      {
        record: { id, kind: 'task', scope: unitScope(units.north), version, body: {}, stamps: {}, position },
        operation: `x:${version}`,
        by: staff.kari,
        at: atOfRun.toISOString(),
      },
    ],
    tombstones: [],
    accesses: [],
    checkIns: [],
    operations: [],
  });

  const put = async (rows: SyncRows, id: string, version: number): Promise<number> => {
    const position = (await rows.takePositions(1)) + 1;
    await rows.writePushes([toPush(id, version, position)]);
    return position;
  };

  it('a locked record is waited for, and then read as it was left', async () => {
    const database = await open();
    const id = randomUUID();
    await database.write(solvik, (rows) => put(rows, id, 1));
    const [door, locked] = [makeDoor(), makeDoor()];
    const said: string[] = [];
    const first = database.write(solvik, async (rows) => {
      await rows.lockRecords([id]);
      locked.pass();
      await door.isOpen;
      await put(rows, id, 2);
      said.push('first');
    });
    await locked.isOpen;
    const second = database.write(solvik, async (rows) => {
      const [record] = await rows.lockRecords([id]);
      said.push(`second sees ${record?.version}`);
    });
    await database.snapshot(solvik, (rows) => rows.loadTenant());
    door.pass();
    await Promise.all([first, second]);
    expect(said).toEqual(['first', 'second sees 2']);
  });

  it('the clock is held to the end: who takes places later commits later', async () => {
    const database = await open();
    const [door, taken] = [makeDoor(), makeDoor()];
    const said: string[] = [];
    const first = database
      .write(solvik, async (rows) => {
        const at = await rows.takePositions(2);
        taken.pass();
        await door.isOpen;
        return at;
      })
      .then((at) => (said.push('first'), at));
    await taken.isOpen;
    const second = database
      .write(solvik, (rows) => rows.takePositions(1))
      .then((at) => (said.push('second'), at));
    const { position } = await database.snapshot(solvik, (rows) => rows.loadTenant());
    door.pass();
    expect(await first).toBe(position);
    expect(await second).toBe(position + 2);
    expect(said).toEqual(['first', 'second']);
  });

  it('what is written before the taking has been answered counts from what was taken', async () => {
    const database = await open();
    const id = randomUUID();
    const at = await database.write(solvik, async (rows) => {
      const before = rows.takePositions(3);
      await rows.writePushes([toPush(id, 1, 2)], { count: 3, before });
      return before;
    });
    const [record] = await database.write(solvik, (rows) => rows.lockRecords([id]));
    expect(record?.position).toBe(at + 2);
  });

  it('a savepoint that is rolled back lets the clock go, and its places', async () => {
    const database = await open();
    const before = await database.snapshot(solvik, (rows) => rows.loadTenant());
    const [door, back] = [makeDoor(), makeDoor()];
    const first = database.write(solvik, async (rows) => {
      const saved = await rows.underSavepoint(async () => {
        await rows.takePositions(5);
        throw Object.assign(new Error('a value it cannot hold'), { code: '22P05' });
      });
      back.pass();
      await door.isOpen;
      return saved;
    });
    await back.isOpen;
    expect(await database.write(solvik, (rows) => rows.takePositions(1))).toBe(before.position);
    door.pass();
    expect(await first).toEqual({ ok: false, code: '22P05' });
  });

  it('a new row that somebody else is making is waited for, and is then there', async () => {
    const database = await open();
    const id = randomUUID();
    const [door, made, missed] = [makeDoor(), makeDoor(), makeDoor()];
    const said: string[] = [];
    const first = database.write(solvik, async (rows) => {
      await rows.writePushes([toPush(id, 1, 0)]);
      // What is asked after the writing is answered after it.
      await rows.loadTenant();
      made.pass();
      await door.isOpen;
      said.push('first');
    });
    await made.isOpen;
    let tries = 0;
    const second = database.write(solvik, async (rows) => {
      tries += 1;
      const known = await rows.lockRecords([id]);
      missed.pass();
      if (known.length === 0) await rows.writePushes([toPush(id, 1, 0)]);
      await rows.loadTenant();
      said.push(`second, after ${tries}`);
    });
    // Not before it has looked and found nothing: a busy machine may be late to begin it at all.
    await missed.isOpen;
    door.pass();
    await Promise.all([first, second]);
    expect(said).toEqual(['first', 'second, after 2']);
  });

  it('two who wait for each other: one is told so, and does it again after the other', async () => {
    const database = await open();
    const [a, b] = [randomUUID(), randomUUID()];
    await database.write(solvik, async (rows) => {
      await put(rows, a, 1);
      await put(rows, b, 1);
    });
    const [hasA, hasB] = [makeDoor(), makeDoor()];
    const codes: string[] = [];
    const cross = (mine: string, other: string, have: () => void, wait: Promise<void>) =>
      database.write(solvik, async (rows) => {
        await rows.lockRecords([mine]);
        have();
        await wait;
        try {
          await rows.lockRecords([other]);
        } catch (cause) {
          codes.push(errorCode(cause));
          throw cause;
        }
      });
    await Promise.all([cross(a, b, hasA.pass, hasB.isOpen), cross(b, a, hasB.pass, hasA.isOpen)]);
    // Who is told so tries again at once, and may be told so again.
    expect(new Set(codes)).toEqual(new Set(['40P01']));
  });

  it('a snapshot sees one moment, a writer what is committed when it asks', async () => {
    const database = await open();
    const [door, read, readToo] = [makeDoor(), makeDoor(), makeDoor()];
    const look = (mode: 'write' | 'snapshot', first: () => void) =>
      database[mode](solvik, async (rows) => {
        const before = await rows.loadTenant();
        first();
        await door.isOpen;
        return (await rows.loadTenant()).position - before.position;
      });
    const [reader, writer] = [look('snapshot', read.pass), look('write', readToo.pass)];
    await Promise.all([read.isOpen, readToo.isOpen]);
    await database.write(solvik, (rows) => rows.takePositions(3));
    door.pass();
    expect([await reader, await writer]).toEqual([0, 3]);
  });

  it('what is thrown leaves nothing', async () => {
    const database = await open();
    const id = randomUUID();
    const before = await database.snapshot(solvik, (rows) => rows.loadTenant());
    const broken = database.write(solvik, async (rows) => {
      await put(rows, id, 1);
      throw new Error('the process dies');
    });
    await expect(broken).rejects.toThrow('the process dies');
    const after = await database.write(solvik, async (rows) => [
      await rows.lockRecords([id]),
      await rows.loadTenant(),
    ]);
    expect(after).toEqual([[], before]);
  });
});
