import { liveAnswers, runOf } from './answered-runs.ts';
import type { DeviceDatabase } from './device-database.ts';
import type { DeviceState } from './device-store.ts';
import type { Meta, RecordRow } from './tables.ts';

/** What `DeviceState` is made of, as it lies. */
type StateRows = {
  readonly meta: Meta | undefined;
  readonly pending: number;
  readonly oldestPending: string | null;
  readonly attention: readonly RecordRow[];
};

export async function readState(db: DeviceDatabase): Promise<StateRows> {
  const [meta, waiting, accesses, attention] = await Promise.all([
    db.meta.get('store'),
    db.outbox.where('state').equals('pending').primaryKeys(),
    db.outbox.where('[state+kind]').equals(['pending', 'accessEvent']).primaryKeys(),
    db.records.where('attention').equals(1).toArray(),
  ]);
  const answered = (meta && liveAnswers(meta)) ?? { runs: [] };
  // What was opened goes along by itself: *på denne enheten* counts what somebody has written.
  const opened = new Set(accesses);
  const work = waiting.filter((sequence) => !opened.has(sequence) && !runOf(answered, sequence));
  const oldest = work[0] === undefined ? undefined : await db.outbox.get(work[0]);
  return { meta, pending: work.length, oldestPending: oldest?.at ?? null, attention };
}

export const toDeviceState = (
  { meta, pending, oldestPending, attention }: StateRows,
  unreadable: number,
): DeviceState => ({
  pending,
  oldestPending,
  attention: attention.flatMap(({ id, kind, delivery }) =>
    delivery.state === 'attention' ? [{ recordId: id, kind, reason: delivery.reason }] : [],
  ),
  lastDeliveredAt: meta?.lastDeliveredAt ?? null,
  unreadable,
  firstSyncDone: meta?.firstSyncDone ?? false,
  loss: meta?.losses?.find(({ isTold }) => !isTold) ?? null,
});
