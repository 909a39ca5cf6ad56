import { applyOperation } from '#domain/merge/apply-operation.ts';
import type { StoredRecord } from '#domain/merge/record.ts';
import { parseOperation } from '#server/sync/parse-operation.ts';
import { scopeOf } from '#store/overlay.ts';
import type { MemoryDatabase } from './memory/memory-database.ts';

/**
 * What the server should hold: one operation after another in the order they were committed, in one map. No pushes, no
 * groups, no positions, no rights: whether an operation counts is taken from the log, what it does is worked out here.
 */
export function toExpectedRecords(
  database: MemoryDatabase,
  tenantId: string,
): ReadonlyMap<string, StoredRecord> {
  const records = new Map<string, StoredRecord>();
  for (const { row } of database.history(tenantId, 'version')) {
    const { operation, record } = row;
    if (operation === 'server') records.set(record.id, withoutPosition(record));
  }
  const log = database
    .history(tenantId, 'operation')
    .toSorted((a, b) => a.moment - b.moment || a.row.n - b.row.n);
  for (const { row } of log) {
    if (row.status === 'quarantined') continue;
    const parsed = parseOperation(JSON.parse(row.raw), row.n);
    if (!parsed.ok) continue;
    const { at, hlc, body } = parsed.operation;
    const author = { by: row.staffId, at, operation: `${row.replicaId}:${row.n}`, hlc };
    const result = applyOperation(records.get(body.id), body, author, scopeOf);
    if (result.ok) records.set(body.id, result.record);
  }
  return records;
}

const withoutPosition = ({
  position: _,
  ...record
}: StoredRecord & { readonly position: number }): StoredRecord => record;
