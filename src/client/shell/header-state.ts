import type { DeviceState } from '#store/device-store.ts';
import type { SyncStatus } from '#sync/status.ts';

/** What the header says about the whole device, before it is put in words. */
export type HeaderState =
  | { readonly sync: 'attention'; readonly says: 'needsYou'; readonly count: number }
  | { readonly sync: 'local'; readonly says: 'offline' }
  | { readonly sync: 'local'; readonly says: 'onDevice'; readonly count: number }
  | { readonly sync: 'sending'; readonly says: 'sending'; readonly count: number }
  | { readonly sync: 'sending'; readonly says: 'fetching'; readonly done: number; readonly total: number }
  | { readonly sync: 'sending'; readonly says: 'fetchingFirst' }
  | { readonly sync: 'delivered'; readonly says: 'allDelivered'; readonly at: string | null };

/**
 * One state for the whole device. What needs a person comes first; *alt levert* is said only when nothing
 * waits and the server has been reached.
 */
export function toHeaderState(device: DeviceState, sync: SyncStatus, isOnline: boolean): HeaderState {
  const { pending, attention, lastDeliveredAt, firstSyncDone } = device;
  if (attention.length > 0) return { sync: 'attention', says: 'needsYou', count: attention.length };
  if (!isOnline || !sync.reached) return { sync: 'local', says: 'offline' };
  if (pending > 0) {
    return sync.phase === 'pushing'
      ? { sync: 'sending', says: 'sending', count: pending }
      : { sync: 'local', says: 'onDevice', count: pending };
  }
  if (sync.progress && sync.progress.total > sync.progress.done) {
    return { sync: 'sending', says: 'fetching', ...sync.progress };
  }
  if (!firstSyncDone) return { sync: 'sending', says: 'fetchingFirst' };
  return { sync: 'delivered', says: 'allDelivered', at: lastDeliveredAt };
}
