import type { OperationBody } from '#domain/merge/operation.ts';
import { nextHybridTime } from '#domain/merge/hybrid-clock.ts';
import { schemaOf } from '#protocol/upcast/upcasters.ts';
import { isAccessKind } from './access-log.ts';
import { type DeviceDatabase, inTransaction, readMeta } from './device-database.ts';
import { emptyRow, withOperation } from './overlay.ts';
import type { OutboxEntry, RecordRow } from './tables.ts';

export type WriteNotes = {
  readonly groupId?: string | undefined;
  readonly endsCorrection?: string | undefined;
  readonly endsSheet?: string | undefined;
};

/**
 * Records, outbox entries and the counter in one transaction: all of it is on the device, or none.
 * `at` is device time, ISO 8601. Resolves with what was written, in order. Rejects with a `StorageError`.
 */
export function writeOperations(
  db: DeviceDatabase,
  staffId: string,
  operations: readonly OperationBody[],
  at: string,
  { groupId, endsCorrection, endsSheet }: WriteNotes = {},
): Promise<readonly OutboxEntry[]> {
  if (operations.length === 0) return Promise.resolve([]);
  const ids = [...new Set(operations.map(({ id }) => id))];
  const tables = [
    db.records,
    db.outbox,
    db.meta,
    ...(endsCorrection === undefined ? [] : [db.corrections]),
    ...(endsSheet === undefined ? [] : [db.sheets]),
  ];
  return inTransaction(db, 'rw', tables, async () => {
    const meta = await readMeta(db);
    const found = await db.records.bulkGet(ids);
    const rows = new Map(found.flatMap((row) => (row ? [[row.id, row] as const] : [])));
    let hlc = meta.hlc ?? null;
    const entries = operations.map((operation, index): OutboxEntry => {
      const row = rows.get(operation.id) ?? emptyRow(operation.id, kindOf(operation));
      hlc = nextHybridTime(hlc, Date.parse(at));
      const entry: OutboxEntry = {
        sequence: meta.sequence + index + 1,
        replicaId: meta.replicaId,
        n: meta.counter + index + 1,
        recordId: operation.id,
        kind: row.kind,
        schema: schemaOf(operation.type),
        at,
        hlc,
        ...(groupId === undefined ? {} : { groupId }),
        operation,
        state: 'pending',
      };
      if (!isAccessKind(row.kind)) rows.set(operation.id, withOperation(row, entry, staffId));
      return entry;
    });
    await db.outbox.bulkAdd(entries);
    await db.records.bulkPut([...rows.values()] satisfies RecordRow[]);
    const written = { counter: meta.counter + entries.length, sequence: meta.sequence + entries.length };
    await db.meta.put({ ...meta, ...written, ...(hlc === null ? {} : { hlc }) });
    if (endsCorrection !== undefined) await db.corrections.delete(endsCorrection);
    if (endsSheet !== undefined) await db.sheets.delete(endsSheet);
    return entries;
  });
}

const kindOf = (operation: OperationBody): string => ('kind' in operation ? operation.kind : 'response');
