import type { JournalState } from './journal-state.ts';
import type { StoreCopy } from './store-copy.ts';

export type StoreMarker = {
  readonly replicaId: string;
  readonly formerReplicaIds: readonly string[];
  readonly counter: number;
};

export type Verdict =
  /** Nothing was ever written here, as far as anybody remembers. */
  | { readonly says: 'new' }
  | { readonly says: 'whole' }
  /**
   * The store is gone or set back, and the journal remembers. `mayBeLost`: how many operations the third marker knows of
   * that even the journal does not hold.
   */
  | { readonly says: 'rebuild'; readonly mayBeLost: number; readonly isOlder: boolean }
  /** The store is gone and the journal with it. `mayBeLost`: not delivered when the third marker was last written. */
  | { readonly says: 'lost'; readonly mayBeLost: number; readonly lastAt: string | null };

/** The copy knows the store's own name further than the store does. */
export const isSetBack = (store: StoreMarker, copy: StoreCopy | null): boolean =>
  copy !== null && copy.replicaId === store.replicaId && copy.counter > store.counter;

/** What the three markers say together. `journal` null: it could not be read; `copy` null: there is none. */
export function compareMarkers(
  store: StoreMarker,
  journal: JournalState | null,
  copy: StoreCopy | null,
): Verdict {
  const names = new Set([store.replicaId, ...store.formerReplicaIds]);
  const isCopyKnown = copy === null || names.has(copy.replicaId);
  const isBehindCopy = isSetBack(store, copy);
  const lastInJournal = (id: string): number => journal?.replicas.get(id)?.last ?? 0;
  const journalName = journal?.replicaId ?? null;
  if (journal && journalName !== null) {
    const isOlder = isBehindCopy || lastInJournal(store.replicaId) > store.counter;
    // A store set back to before it was rebuilt knows its own name, and not those it had been given back.
    const isUnknown = [journalName, ...journal.replicas.keys()].some((id) => !names.has(id));
    // Under its own name the store knows what the copy knows, unless both it and the journal are behind the copy.
    const known = isBehindCopy ? store.counter : 0;
    const beyond =
      copy && (isBehindCopy || !isCopyKnown)
        ? copy.counter - Math.max(known, lastInJournal(copy.replicaId))
        : 0;
    // Of what is beyond the journal, no more can be lost than had not been delivered.
    const mayBeLost = Math.max(0, Math.min(beyond, copy?.undelivered ?? 0));
    if (isOlder || isUnknown || mayBeLost > 0) return { says: 'rebuild', mayBeLost, isOlder };
    return { says: 'whole' };
  }
  if (copy === null) return { says: store.counter === 0 ? 'new' : 'whole' };
  if (isCopyKnown && !isBehindCopy) return { says: 'whole' };
  const missing = isBehindCopy ? Math.min(copy.undelivered, copy.counter - store.counter) : copy.undelivered;
  return { says: 'lost', mayBeLost: missing, lastAt: copy.at };
}
