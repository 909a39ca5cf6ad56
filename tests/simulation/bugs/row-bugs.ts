import type { StoredRecord } from '#domain/merge/record.ts';
import type { Json } from '#domain/fhir/json.ts';
import type { NewPush, SyncDatabase, SyncRows } from '#server/sync/sync-rows.ts';
import type { MemoryDatabase } from '../memory/memory-database.ts';
import { toChangeRow } from '../memory/memory-rows.ts';
import type { World } from '../world.ts';

type Around = {
  readonly database: MemoryDatabase;
  readonly tenants: readonly string[];
  /** The clock of this server process. */
  readonly now: () => Date;
  /** The last number each tenant's sequence has given: outside of all transactions, as sequences are. */
  readonly sequences: Map<string, number>;
};

/** The rows as a server with the run's bugs would use them. */
export function withRowBugs(world: World, database: SyncDatabase, around: Around): SyncDatabase {
  const { bugs, kernel, random } = world;
  const wrap = (tenantId: string, rows: SyncRows) => withBugs(world, tenantId, rows, around);
  return {
    write: (tenantId, work) => {
      if (!bugs.answeredBeforeCommit) return database.write(tenantId, (rows) => work(wrap(tenantId, rows)));
      return new Promise((resolve, reject) => {
        database
          .write(tenantId, async (rows) => {
            const answer = await work(wrap(tenantId, rows));
            resolve(answer);
            await kernel.delay(random.between(0, 2000));
            return answer;
          })
          .catch(reject);
      });
    },
    snapshot: (tenantId, work) => database.snapshot(tenantId, (rows) => work(wrap(tenantId, rows))),
  };
}

function withBugs(
  { bugs, kernel, random }: World,
  tenantId: string,
  rows: SyncRows,
  around: Around,
): SyncRows {
  const { database, tenants, now, sequences } = around;
  /** A sequence lives outside of transactions: given is given. */
  const takeFromSequence = async (count: number) => {
    const known = database.list(tenantId, 'record').map(({ position }) => position);
    const before = Math.max(0, sequences.get(tenantId) ?? 0, ...known);
    sequences.set(tenantId, before + count);
    await kernel.delay(5);
    return before;
  };
  /** As fine as a clock can be, so that no two are the same by accident. */
  const takeByTime = async () => {
    const at = now().getTime() * 1000 + random.between(0, 900);
    await kernel.delay(5);
    return at;
  };
  return {
    ...rows,
    takePositions: (count) => {
      if (bugs.sequenceCursor) return takeFromSequence(count);
      if (bugs.timestampCursor) return takeByTime();
      return rows.takePositions(count);
    },
    loadTenant: async () => {
      const known = await rows.loadTenant();
      const tenant = bugs.clearedUnheard ? { ...known, clearedTo: 0 } : known;
      if (bugs.sequenceCursor) return { ...tenant, position: sequences.get(tenantId) ?? tenant.position };
      return bugs.timestampCursor ? { ...tenant, position: now().getTime() * 1000 } : tenant;
    },
    writePushes: (pushes, taken) =>
      rows.writePushes(
        pushes.map((push) => toBuggyPush(bugs, push)),
        taken,
      ),
    loadActorRows: async (staffIds) => {
      const actorRows = await rows.loadActorRows(staffIds);
      if (!bugs.scopeFilterMissing) return actorRows;
      const units = actorRows
        .filter(({ kind }) => kind === 'unit')
        .map(({ id }) => ({ role: 'nurse', unitId: id }));
      return actorRows.map((row) =>
        row.kind === 'staff' ? { ...row, body: { ...(row.body as object), roles: units } } : row,
      );
    },
    loadChanges: async (above, limit) => {
      const changes = await rows.loadChanges(above, limit);
      if (!bugs.tenantFilterMissing) return changes;
      const others = tenants.filter((other) => other !== tenantId);
      const foreign = others.flatMap((other) =>
        database.list(other, 'record').filter(({ kind }) => kind === 'content'),
      );
      const isAbove = ({ position }: { readonly position: number }) => position > (above.get('tenant') ?? 0);
      const rowsOf = foreign.filter(isAbove).map(toChangeRow);
      return [...changes, ...rowsOf].toSorted((a, b) => a.position - b.position).slice(0, limit);
    },
  };
}

function toBuggyPush(bugs: World['bugs'], push: NewPush): NewPush {
  const versions = push.versions.map((version) => {
    const { record } = version;
    if (bugs.lastWriteWins)
      return { ...version, record: { ...record, stamps: withoutAlternatives(record.stamps) } };
    const also = record.body['alsoSigned'] as readonly { readonly [field: string]: Json }[] | undefined;
    if (!bugs.lastSignatureWins || !also || also.length === 0) return version;
    const { response = null, hash = null } = also.at(-1) ?? {};
    return { ...version, record: { ...record, body: { ...record.body, response, hash } } };
  });
  return {
    ...push,
    versions,
    tombstones: bugs.tombstoneMissing ? [] : push.tombstones,
    operations: bugs.quarantineNotKept
      ? push.operations.map((operation) =>
          operation.status === 'quarantined' ? { ...operation, raw: '{}' } : operation,
        )
      : push.operations,
  };
}

const withoutAlternatives = (stamps: StoredRecord['stamps']): StoredRecord['stamps'] =>
  Object.fromEntries(
    Object.entries(stamps).map(([register, { alternatives: _, ...stamp }]) => [register, stamp]),
  );
