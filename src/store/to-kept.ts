import type { RecordBody, RecordKind } from '#protocol/record-bodies.ts';
import type { Kept } from './device-store.ts';
import type { SendingRecords } from './sending-records.ts';
import type { RecordRow } from './tables.ts';
import { SealBroken } from './vault/sealer.ts';

/** The row as a screen sees it; null for one of another kind, or with nothing to show yet. */
export function toKept<K extends RecordKind>(
  row: RecordRow | undefined,
  kind: K,
  sending: SendingRecords,
): Kept<K> | null {
  if (!row?.shown || row.kind !== kind) return null;
  const { id, scope, version, body, stamps } = row.shown;
  const isSending = row.delivery.state === 'local' && sending.has(id);
  return {
    id,
    kind,
    scope,
    version,
    body: body as unknown as RecordBody<K>,
    stamps,
    delivery: isSending ? { state: 'sending' } : row.delivery,
  };
}

/** Those of the kind that open; `unreadable` is told of the others. */
export function toKeptList<K extends RecordKind>(
  rows: readonly RecordRow[],
  toOne: (row: RecordRow) => Kept<K> | null,
  unreadable: (ids: readonly string[]) => void = () => {},
): readonly Kept<K>[] {
  const list: Kept<K>[] = [];
  const broken: string[] = [];
  for (const row of rows) {
    try {
      const kept = toOne(row);
      if (kept) list.push(kept);
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      broken.push(row.id);
    }
  }
  unreadable(broken);
  return list;
}
