import type {
  NewAccess,
  NewOperation,
  NewVersion,
  PlacedRecord,
  ReplicaRow,
} from '#server/sync/sync-rows.ts';

export type RecordTableRow = PlacedRecord & { readonly receivedAt: string };
export type VersionTableRow = NewVersion & { readonly receivedAt: string };
export type TombstoneTableRow = { readonly scope: string; readonly id: string; readonly position: number };
export type OperationTableRow = NewOperation & {
  readonly replicaId: string;
  readonly staffId: string;
  readonly receivedAt: string;
};
export type ReplicaTableRow = ReplicaRow & { readonly replicaId: string; readonly deviceId: string };

/** Keys: record by id, version by `id@version`, tombstone by `scope id`, operation by `replica:n`. */
export type Tables = {
  /** `clearedTo`: the highest place of a tombstone that has been cleared away; 0 when none has. */
  readonly tenant: { readonly epoch: string; readonly clearedTo: number };
  readonly clock: { readonly position: number };
  readonly record: RecordTableRow;
  readonly version: VersionTableRow;
  readonly tombstone: TombstoneTableRow;
  readonly replica: ReplicaTableRow;
  readonly operation: OperationTableRow;
  readonly access: NewAccess;
};
export type TableName = keyof Tables;

/** The key of a table with one row. */
export const only = 'only';

export const operationKey = (replicaId: string, n: number): string => `${replicaId}:${n}`;
