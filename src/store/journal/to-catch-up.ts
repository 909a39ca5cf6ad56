import type { OutboxEntry } from '../tables.ts';
import type { SettledFrame } from './journal-frame.ts';
import { holds, type JournalState } from './journal-state.ts';
import type { StoreFacts } from './store-facts.ts';

/** What the journal lacks to say the same as the store. */
export type CatchUp = {
  /** The store's name, when the journal knows another. */
  readonly replicaId: string | null;
  /** Entries whose payload the journal does not hold, in the order written. */
  readonly missing: readonly OutboxEntry[];
  readonly settled: readonly SettledFrame[];
};

/**
 * Only what the store knows by name is spoken of: what the journal holds of a replica this store has never heard of
 * stays as it is, until the store has been rebuilt from it.
 */
export function toCatchUp({ meta, entries }: StoreFacts, journal: JournalState): CatchUp {
  const missing = entries.filter((entry) => {
    const replica = journal.replicas.get(entry.replicaId);
    return replica === undefined || !holds(replica, entry.n);
  });
  const names = [...(meta.formerReplicaIds ?? []), meta.replicaId];
  const settled = names.flatMap((replicaId) => {
    const before = journal.replicas.get(replicaId);
    const own = entries.filter((entry) => entry.replicaId === replicaId);
    if (before === undefined && own.length === 0) return [];
    // Under its own name the store knows best: another tab may have written since these facts were read.
    const last = replicaId === meta.replicaId ? meta.counter : (before?.last ?? 0);
    const now = toSettled(replicaId, own, last);
    return before && isSame(before.settled, now) ? [] : [now];
  });
  return { replicaId: journal.replicaId === meta.replicaId ? null : meta.replicaId, missing, settled };
}

/** How far the entries of one replica have come. `last`: the highest number it ever gave out. */
export function toSettled(replicaId: string, entries: readonly OutboxEntry[], last: number): SettledFrame {
  const lowest = (wanted: readonly OutboxEntry[]): number =>
    wanted.reduce((least, { n }) => Math.min(least, n), last + 1);
  const received = entries.map(({ receivedAt }) => Date.parse(receivedAt ?? '')).filter((at) => at > 0);
  return {
    kind: 'settled',
    replicaId,
    upTo: lowest(entries.filter(({ state }) => state === 'pending')) - 1,
    goneTo: lowest(entries) - 1,
    receivedAt: received.reduce((latest, at) => Math.max(latest, at), 0),
    except: entries.filter(({ state }) => state === 'quarantined').map(({ n }) => n),
  };
}

const isSame = (a: Omit<SettledFrame, 'kind' | 'replicaId'>, b: SettledFrame): boolean =>
  a.upTo === b.upTo &&
  a.goneTo === b.goneTo &&
  a.except.length === b.except.length &&
  a.except.every((n, index) => n === b.except[index]);
