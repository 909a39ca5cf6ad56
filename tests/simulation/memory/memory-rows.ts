import { subjectOf } from '#domain/merge/subject-of.ts';
import { errorCode } from '#server/error-code.ts';
import { atPlace } from '#server/sync/place-push.ts';
import type { ChangeRow, NewPush, PlacedRecord, ReplicaRow, SyncRows } from '#server/sync/sync-rows.ts';
import type { MemoryTransaction } from './memory-database.ts';
import { SqlError } from './row-locks.ts';
import { only, operationKey, type OperationTableRow, type RecordTableRow } from './tables.ts';

/** The row port over rows in memory. `step` is waited for around each statement. */
export function createMemoryRows(
  tx: MemoryTransaction,
  step: (point: string) => Promise<void>,
  refuses: (push: unknown) => boolean,
): SyncRows {
  const { read, scan } = tx;

  /** What lies above, lowest first; a drop only when the record lies in none of the scopes. */
  const changesAbove = (above: ReadonlyMap<string, number>): readonly ChangeRow[] => {
    const isAbove = ({ scope, position }: { readonly scope: string; readonly position: number }) =>
      position > (above.get(scope) ?? Number.POSITIVE_INFINITY);
    const records = scan('record').filter(isAbove).map(toChangeRow);
    const drops = scan('tombstone')
      .filter(isAbove)
      .filter(({ id }) => !above.has(read('record', id)?.scope ?? ''))
      .map(({ scope, id, position }): ChangeRow => ({ position, id, scope, record: null }));
    return [...records, ...drops].toSorted((a, b) => a.position - b.position);
  };

  const writePush = async (push: NewPush) => {
    const { replicaId, staffId, receivedAt, versions, tombstones, accesses, operations } = push;
    for (const version of versions) {
      const { record } = version;
      const row: RecordTableRow = { ...stored(record), receivedAt };
      if (record.version === 1) await tx.insert('record', record.id, row);
      else await tx.update('record', record.id, () => row);
      await tx.insert('version', `${record.id}@${record.version}`, { ...stored(version), receivedAt });
    }
    for (const tombstone of tombstones) {
      const key = `${tombstone.scope} ${tombstone.id}`;
      const isKnown = await tx.update('tombstone', key, () => tombstone);
      if (!isKnown) await tx.insert('tombstone', key, tombstone);
    }
    for (const access of accesses) {
      if (read('access', access.id) === undefined) await tx.insert('access', access.id, stored(access));
    }
    for (const operation of operations) {
      const row: OperationTableRow = { ...stored(operation), replicaId, staffId, receivedAt };
      await tx.insert('operation', operationKey(replicaId, operation.n), row);
    }
  };

  const run = async <T>(point: string, work: () => T | Promise<T>): Promise<T> => {
    await step(point);
    const value = await work();
    await step(point);
    return value;
  };
  /** Statements asked for in one go are run one after the other, as on a connection. */
  let last: Promise<unknown> = Promise.resolve();
  const statement = <T>(point: string, work: () => T | Promise<T>): Promise<T> => {
    const turn = last.then(() => run(point, work));
    last = turn.catch(() => undefined);
    return turn;
  };

  return {
    loadTenant: () =>
      statement('loadTenant', () => {
        const tenant = read('tenant', only);
        const clock = read('clock', only);
        if (!tenant || !clock) throw new Error('the tenant is not there');
        return { ...tenant, position: clock.position };
      }),
    loadActorRows: (staffIds) =>
      statement('loadActorRows', () =>
        scan('record')
          .filter(
            ({ id, kind }) =>
              kind === 'unit' || kind === 'learningGroup' || (kind === 'staff' && staffIds.includes(id)),
          )
          .map(({ id, kind, body, receivedAt }) => ({ id, kind, body, receivedAt })),
      ),
    loadPast: (staffId, recordIds) =>
      statement('loadPast', () => {
        const wanted = new Set([staffId, ...recordIds]);
        return scan('version')
          .filter(({ record: { id, kind } }) => kind === 'unit' || kind === 'learningGroup' || wanted.has(id))
          .toSorted((a, b) => a.record.position - b.record.position)
          .map(({ record: { id, kind, scope, body }, receivedAt }) => ({
            id,
            kind,
            scope,
            body,
            receivedAt,
          }));
      }),
    lockReplicas: (replicaIds) =>
      statement('lockReplicas', async () => {
        const found = new Map<string, ReplicaRow>();
        for (const replicaId of replicaIds.toSorted()) {
          if (!(await tx.lock('replica', replicaId))) continue;
          const { staffId, lastN, safeN, lastContact } = read('replica', replicaId) ?? missing();
          found.set(replicaId, { staffId, lastN, safeN, lastContact });
        }
        return found;
      }),
    putReplicas: (replicas) =>
      statement('putReplicas', async () => {
        for (const { replicaId, deviceId, staffId, isNew, lastN, at, pending } of replicas) {
          const told = { lastN, lastContact: { at, lastN, pending } };
          if (isNew)
            await tx.insert('replica', replicaId, { replicaId, deviceId, staffId, safeN: 0, ...told });
          else await tx.update('replica', replicaId, (row) => ({ ...row, ...told }));
        }
      }),
    loadOperations: (replicaId, firstN, lastN) =>
      statement('loadOperations', () => {
        const numbers = Array.from({ length: Math.max(0, lastN - firstN + 1) }, (_, index) => firstN + index);
        const rows = numbers.flatMap((n) => read('operation', operationKey(replicaId, n)) ?? []);
        return rows.map(({ n, raw, outcome }) => ({ n, raw, outcome }));
      }),
    loadFailedGroups: (replicaId, groups) =>
      statement('loadFailedGroups', () => {
        const failed = scan('operation').flatMap((row) =>
          row.replicaId === replicaId && row.status === 'quarantined' ? (row.groupId ?? []) : [],
        );
        return groups.filter((group) => failed.includes(group));
      }),
    lockRecords: (ids) =>
      statement('lockRecords', async () => {
        const found: PlacedRecord[] = [];
        // Which rows there are is settled when the statement starts; what is in them, when each lock is had.
        const known = ids.filter((id) => read('record', id) !== undefined).toSorted();
        for (const id of known) {
          await tx.lock('record', id);
          const { receivedAt: _, ...record } = read('record', id) ?? missing();
          found.push(record);
        }
        return found;
      }),
    lockAbout: (personIds) =>
      statement('lockAbout', async () => {
        const found: PlacedRecord[] = [];
        const about = scan('record').filter(({ body }) => personIds.some((id) => id === body['personId']));
        for (const id of about.map((record) => record.id).toSorted()) {
          await tx.lock('record', id);
          const { receivedAt: _, ...record } = read('record', id) ?? missing();
          found.push(record);
        }
        return found;
      }),
    takePositions: (count) =>
      statement('takePositions', async () => {
        let before = 0;
        await tx.update('clock', only, (row) => {
          before = row.position;
          return { position: before + count };
        });
        return before;
      }),
    writePushes: (pushes, taken) =>
      statement('writePushes', async () => {
        const before = (await taken?.before) ?? 0;
        for (const push of pushes) {
          if (push.versions.length > 0 && refuses(push)) throw new SqlError('22P05');
          await writePush(from(push, before));
        }
      }),
    underSavepoint: async (work) => {
      const rollBack = tx.savepoint();
      try {
        return { ok: true, value: await work() };
      } catch (cause) {
        const code = errorCode(cause);
        if (!/^(22|54)/.test(code)) throw cause;
        rollBack();
        return { ok: false, code };
      }
    },
    loadChanges: (above, limit) => statement('loadChanges', () => changesAbove(above).slice(0, limit)),
    // Nobody decides about quarantine in the simulation.
    loadSettled: () => statement('loadSettled', () => []),
    countChanges: (above) => statement('countChanges', () => changesAbove(above).length),
  };
}

/** With the positions counted from what was taken. */
const from = (push: NewPush, before: number): NewPush => ({
  ...push,
  versions: push.versions.map((version) => ({
    ...version,
    record: { ...version.record, position: before + version.record.position },
  })),
  tombstones: push.tombstones.map((tombstone) => ({ ...tombstone, position: before + tombstone.position })),
  operations: push.operations.map((operation) => ({ ...operation, outcome: atPlace(operation, before) })),
});

export function toChangeRow(row: RecordTableRow): ChangeRow {
  const { position, id, scope, kind, version, body, stamps, receivedAt } = row;
  const texts = { body: JSON.stringify(body), stamps: JSON.stringify(stamps) };
  const record = { kind, version, ...texts, subject: subjectOf(body) };
  return { position, id, scope, record, receivedAt };
}

/** As JSON keeps it: what a database of JSON would give back. */
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function missing(): never {
  throw new Error('a row that was just locked is not there');
}
