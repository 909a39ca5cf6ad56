import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { Outcome } from '#protocol/push.ts';
import { unitScope } from '#protocol/scope.ts';
import { errorCode } from '#server/error-code.ts';
import { createPushQueue } from '#server/sync/push-queue.ts';
import type { PushResult } from '#server/sync/push.ts';
import type { NewPush, SyncDatabase } from '#server/sync/sync-rows.ts';
import { createMemoryDatabase } from '../../simulation/memory/memory-database.ts';
import { only } from '../../simulation/memory/tables.ts';
import { putTask } from './operations.ts';
import { operationOf } from './test-server.ts';
import { solvik, staff, units } from './test-tenants.ts';

const at = '2026-11-22T08:00:00.000Z';

/** A tenant with one unit and two nurses, a queue before it, and a door that transactions wait at. */
function openTenant({ fails = () => null }: { readonly fails?: (transaction: number) => Error | null } = {}) {
  const memory = createMemoryDatabase();
  memory.put(solvik, 'tenant', only, { epoch: randomUUID(), clearedTo: 0 });
  memory.put(solvik, 'clock', only, { position: 3 });
  const put = (id: string, kind: string, body: object, position: number): void =>
    memory.put(solvik, 'record', id, {
      id,
      kind,
      scope: 'tenant',
      version: 1,
      body: body as never,
      stamps: {},
      position,
      receivedAt: at,
    });
  put(units.north, 'unit', { name: 'Nord', kind: 'zone', parentId: null }, 1);
  const roles = [{ role: 'nurse', unitId: units.north }];
  put(staff.kari, 'staff', { name: 'Kari', title: '', roles }, 2);
  put(staff.nina, 'staff', { name: 'Nina', title: '', roles }, 3);
  const isPoison = (push: unknown): boolean =>
    (push as NewPush).versions.some(({ record }) => record.body['title'] === 'gift');
  const connection = memory.connect({ refuses: isPoison });

  let open = (): void => undefined;
  const door = new Promise<void>((resolve) => (open = resolve));
  const begun: string[] = [];
  const database: SyncDatabase = {
    ...connection,
    write: async (tenantId, work) => {
      begun.push(tenantId);
      const transaction = begun.length;
      await door;
      const failure = fails(transaction);
      if (failure) throw failure;
      return connection.write(tenantId, work);
    },
  };
  let time = Date.parse(at);
  const timers = new Map<object, { readonly at: number; readonly run: () => void }>();
  const after = (milliseconds: number, run: () => void): (() => void) => {
    const name = {};
    timers.set(name, { at: time + milliseconds, run });
    return () => void timers.delete(name);
  };
  const queue = createPushQueue(database, () => new Date(time), undefined, after);
  const pass = (milliseconds: number): void => {
    time += milliseconds;
    for (const [name, { at: due, run }] of timers) {
      if (due <= time && timers.delete(name)) run();
    }
  };
  const push = (
    bodies: readonly OperationBody[],
    from: { readonly replicaId?: string; readonly firstN?: number; readonly staffId?: string } = {},
  ): Promise<PushResult> => {
    const { replicaId = randomUUID(), firstN = 1, staffId = staff.kari } = from;
    return queue(
      { tenantId: solvik, staffId },
      {
        protocol: 1,
        epoch: null,
        replicaId,
        deviceId: randomUUID(),
        firstN,
        operations: bodies.map((body, index) => operationOf(body, firstN + index)),
        pending: 0,
        oldestPending: null,
        sentAt: at,
      },
      '',
    );
  };
  return { memory, push, open, begun, pass };
}

const outcomesOf = (result: PushResult): readonly Outcome[] => (result.ok ? result.answer.outcomes : []);
const said = (result: PushResult): readonly string[] =>
  result.ok ? outcomesOf(result).map(({ status }) => status) : [result.reason];

describe('pushes that come in while others are being written', () => {
  it('SYN95 are written in one transaction, each with its own answer and its own places', async () => {
    const { push, open, begun } = openTenant();
    const pushes = Array.from({ length: 20 }, () => push([putTask(), putTask()]));
    open();
    const results = await Promise.all(pushes);
    expect(results.map(said)).toEqual(results.map(() => ['applied', 'applied']));
    const places = results.flatMap((result) =>
      outcomesOf(result).map((one) => (one.status === 'quarantined' ? 0 : one.position)),
    );
    expect(places.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 4));
    // The two that found nothing before them went at once.
    expect(begun).toHaveLength(3);
  });

  it('SYN96 do not stand for one another: a value the database refuses is kept apart, and nothing else is', async () => {
    const { memory, push, open } = openTenant();
    const title = (index: number): string => (index === 5 ? 'gift' : 'Ring legen');
    const pushes = Array.from({ length: 9 }, (_, index) =>
      push([putTask(), putTask({ title: title(index) }), putTask()]),
    );
    open();
    const results = (await Promise.all(pushes)).map(said);
    expect(results[5]).toEqual(['applied', 'quarantined', 'applied']);
    expect(results.toSpliced(5, 1)).toEqual(
      Array.from({ length: 8 }, () => ['applied', 'applied', 'applied']),
    );
    expect(memory.list(solvik, 'operation')).toHaveLength(27);
    expect(memory.list(solvik, 'clock')).toEqual([{ position: 3 + 26 }]);
  });

  it('SYN96 are each refused for what is wrong with them', async () => {
    const { push, open } = openTenant();
    const replicaId = randomUUID();
    open();
    await push([putTask()], { replicaId });
    const [, , good, gap, foreign, stranger, reused] = await Promise.all([
      push([putTask()]),
      push([putTask()]),
      push([putTask()]),
      push([putTask()], { firstN: 7 }),
      push([putTask()], { replicaId, firstN: 2, staffId: staff.nina }),
      push([putTask()], { staffId: randomUUID() }),
      push([putTask()], { replicaId }),
    ]);
    expect([good, gap, foreign, stranger, reused].map((result) => result && said(result))).toEqual([
      ['applied'],
      ['gap'],
      ['foreignReplica'],
      ['unknownStaff'],
      ['replicaReused'],
    ]);
  });

  it('SYN95 see what the ones before them wrote', async () => {
    const { push, open } = openTenant();
    const id = randomUUID();
    const patch = (title: string): OperationBody => ({
      type: 'record.patch',
      id,
      kind: 'task',
      fields: { title },
      base: { title: null },
    });
    const pushes = [push([putTask()]), push([putTask()]), push([putTask({}, id)]), push([patch('a')])];
    const other = push([patch('b')], { staffId: staff.nina });
    open();
    const results = await Promise.all([...pushes, other]);
    const versions = results.map((result) =>
      outcomesOf(result).map((one) => ('version' in one ? one.version : 0)),
    );
    expect(versions).toEqual([[1], [1], [1], [2], [3]]);
  });

  it('SYN97 of one replica are answered in their order', async () => {
    const { push, open } = openTenant();
    const replicaId = randomUUID();
    const pushes = [push([putTask()]), push([putTask()])];
    const mine = [1, 2, 3].map((firstN) => push([putTask()], { replicaId, firstN }));
    open();
    await Promise.all(pushes);
    expect((await Promise.all(mine)).map(said)).toEqual([['applied'], ['applied'], ['applied']]);
  });

  it('SYN96 lie where their authors may write, one author’s rights never another’s', async () => {
    const { memory, push, open } = openTenant();
    const south = { unitId: units.south };
    const pushes = [push([putTask()]), push([putTask()]), push([putTask()]), push([putTask(south)])];
    open();
    expect((await Promise.all(pushes)).map(said)).toEqual([
      ['applied'],
      ['applied'],
      ['applied'],
      ['quarantined'],
    ]);
    const scopes = memory.list(solvik, 'record').map(({ scope }) => scope);
    expect(scopes).not.toContain(unitScope(units.south));
  });

  it('SYN98 and have waited too long are told to come back, and nothing of them is written', async () => {
    const { memory, push, open, pass } = openTenant();
    const begun = [push([putTask()]), push([putTask()])];
    const late = push([putTask()]).catch(errorCode);
    pass(15_001);
    const inTime = push([putTask()]);
    open();
    expect(await late).toBe('ETIMEDOUT');
    expect((await Promise.all([...begun, inTime])).map(said)).toEqual([
      ['applied'],
      ['applied'],
      ['applied'],
    ]);
    expect(memory.list(solvik, 'operation')).toHaveLength(3);
  });

  it('SYN98 are told so at that moment, while the ones before them still hang', async () => {
    const { memory, push, open, pass } = openTenant();
    const begun = [push([putTask()]), push([putTask()])];
    const late = [push([putTask()]).catch(errorCode), push([putTask()]).catch(errorCode)];
    pass(15_000);
    expect(memory.list(solvik, 'operation')).toHaveLength(0);
    pass(2);
    // Nothing has been answered yet, and nobody has pushed since.
    expect(await Promise.all(late)).toEqual(['ETIMEDOUT', 'ETIMEDOUT']);
    open();
    expect((await Promise.all(begun)).map(said)).toEqual([['applied'], ['applied']]);
  });

  it('SYN96 do not ask one by one for a database that is out of reach', async () => {
    const tooMany = Object.assign(new Error('too many clients already'), { code: '53300' });
    const { memory, push, open, begun } = openTenant({
      fails: (transaction) => (transaction === 3 ? tooMany : null),
    });
    const alone = [push([putTask()]), push([putTask()])];
    const together = Array.from({ length: 20 }, () => push([putTask()]).catch(errorCode));
    open();
    expect((await Promise.all(alone)).map(said)).toEqual([['applied'], ['applied']]);
    expect(new Set(await Promise.all(together))).toEqual(new Set(['53300']));
    expect(begun).toHaveLength(3);
    expect(memory.list(solvik, 'operation')).toHaveLength(2);
  });

  it('SYN5 are of the replica they name, in capitals or not', async () => {
    const { memory, push, open } = openTenant();
    const replicaId = randomUUID();
    open();
    expect(said(await push([putTask()], { replicaId }))).toEqual(['applied']);
    const task = putTask();
    expect(said(await push([task], { replicaId: replicaId.toUpperCase(), firstN: 2 }))).toEqual(['applied']);
    expect(memory.list(solvik, 'replica').map((row) => [row.replicaId, row.lastN])).toEqual([[replicaId, 2]]);
  });
});
