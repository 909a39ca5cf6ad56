import type { Clock } from '#sync/ports.ts';
import { type DeviceDatabase, inTransaction, readMeta } from '../device-database.ts';
import type { StoreChanges } from '../store-changes.ts';
import type { OutboxEntry, StoreLoss } from '../tables.ts';
import type { Sealer } from '../vault/sealer.ts';
import { compareMarkers, isSetBack, type StoreMarker, type Verdict } from './compare-markers.ts';
import { fromFrame, toFrames, type JournalEntry } from './journal-entry.ts';
import type { JournalFrame } from './journal-frame.ts';
import type { JournalFailure, JournalPort } from './journal-port.ts';
import { emptyJournal, holds, isSettled, type JournalState } from './journal-state.ts';
import { putLoss } from './losses.ts';
import { isWork, rebuildStore } from './rebuild-store.ts';
import type { StoreCopy } from './store-copy.ts';
import { loadStoreFacts } from './store-facts.ts';
import { loadSetAside, takeBack } from './take-back.ts';
import { toCatchUp } from './to-catch-up.ts';

/** `kept`: the journal holds all that the store has not delivered. `behind`: it does not, for the reason given. */
export type JournalStatus =
  | { readonly state: 'starting' }
  | { readonly state: 'kept' }
  | { readonly state: 'behind'; readonly reason: JournalFailure };

export type JournalledStore = {
  readonly staffId: string;
  readonly db: DeviceDatabase;
  readonly changes: StoreChanges;
};

export type KeepJournalParts = {
  readonly store: JournalledStore;
  readonly sealer: Sealer;
  readonly journal: JournalPort;
  /** The third marker. */
  readonly copy: { read(): StoreCopy | null; put(copy: StoreCopy): void };
  readonly clock: Clock;
};

export type KeptJournal = {
  /** Resolves when the markers have been compared, and the store rebuilt where it had to be. Never rejects. */
  readonly compared: Promise<void>;
  readonly status: {
    current(): JournalStatus;
    /** Calls at once with the present status and again after each change. */
    subscribe(listener: (status: JournalStatus) => void): () => void;
  };
  stop(): void;
};

type Markers = { readonly marker: StoreMarker; readonly copied: StoreCopy | null };

/** What the server has answered goes to the journal this long after, many answers at a time. */
const answeredDelay = 1_000;
/** A journal that would not take something is tried again, also when nobody writes. */
const retryAfter = 30_000;

/**
 * Keeps the journal of an opened store: compares the markers and rebuilds (JRN20 and on), brings the journal up to the
 * store, and from then on writes down everything right after it is stored. Nothing waits for it: a journal that fails
 * is a status, never a lost write.
 */
export function keepJournal({ store, sealer, journal, copy, clock }: KeepJournalParts): KeptJournal {
  const { staffId, db } = store;
  const listeners = new Set<(status: JournalStatus) => void>();
  let status: JournalStatus = { state: 'starting' };
  let known: JournalState = emptyJournal;
  let isCompared = false;
  let isStopped = false;
  let undelivered = 0;
  /** Kept while the journal cannot be read: what is written meanwhile takes the numbers of what was lost. */
  let setBack: Markers | null = null;
  /** The third marker says no more than this store knows: going on with it hides nothing. */
  let isCopyOwn = false;
  let waiting: (() => void) | null = null;
  let working: Promise<void> | null = null;
  let isWantedAgain = false;

  const put = (next: JournalStatus): void => {
    status = next;
    for (const listener of listeners) listener(status);
  };
  const fallBehind = (reason: JournalFailure): void => {
    put({ state: 'behind', reason });
    if (!isStopped) later(retryAfter);
  };
  const later = (milliseconds: number): void => {
    waiting ??= clock.after(milliseconds, () => {
      waiting = null;
      void begin();
    });
  };

  const append = async (frames: readonly JournalFrame[]): Promise<boolean> => {
    if (frames.length === 0) return true;
    const answer = await journal.append(frames);
    if (answer.ok) known = answer.state;
    else fallBehind(answer.reason);
    return answer.ok;
  };

  const putCopy = (replicaId: string, counter: number, at: string): void =>
    copy.put({ replicaId, counter, undelivered, at });

  const loadMarkers = async (): Promise<Markers> => {
    // Before the store: another tab may write meanwhile, and then the store is ahead, never the copy.
    const copied = copy.read();
    const meta = await inTransaction(db, 'r', [db.meta], () => readMeta(db));
    if (setBack?.marker.replicaId === meta.replicaId) return setBack;
    const markers = { copied, marker: { ...meta, formerReplicaIds: meta.formerReplicaIds ?? [] } };
    setBack = isSetBack(markers.marker, copied) ? markers : null;
    isCopyOwn = setBack === null && (copied === null || copied.replicaId === meta.replicaId);
    return markers;
  };

  const compare = async (): Promise<boolean> => {
    const looked = await journal.look();
    const { copied, marker } = await loadMarkers();
    // A file that is only busy tells nothing about what was lost.
    if (!looked.ok && looked.reason !== 'unavailable') {
      fallBehind(looked.reason);
      return false;
    }
    known = looked.ok ? looked.state : emptyJournal;
    const verdict = compareMarkers(marker, looked.ok ? known : null, copied);
    if (verdict.says === 'rebuild') return rebuild(verdict, looked.ok ? looked.report.damaged : 0);
    if (verdict.says === 'lost') {
      const { mayBeLost, lastAt } = verdict;
      await putLoss(db, toLoss({ outcome: 'lost', mayBeLost, lastAt, damaged: 0 }));
    }
    if (!looked.ok) fallBehind(looked.reason);
    return true;
  };

  const rebuild = async (
    { mayBeLost, isOlder }: Extract<Verdict, { says: 'rebuild' }>,
    damaged: number,
  ): Promise<boolean> => {
    const read = await journal.read();
    if (!read.ok) {
      fallBehind(read.reason);
      return false;
    }
    known = read.state;
    const opened = read.frames.map((frame) => fromFrame(frame, staffId, sealer));
    const entries = opened.flatMap((found) => found ?? []);
    const sealedShut = opened.filter((found) => found === null).length;
    const times = [...entries.map(({ at }) => at), copy.read()?.at ?? ''].toSorted(
      (a, b) => Date.parse(a) - Date.parse(b),
    );
    const loss = toLoss({
      outcome: 'rebuilt',
      mayBeLost: mayBeLost + countMissing(known, entries),
      lastAt: times.at(-1) || null,
      damaged: damaged + sealedShut,
    });
    await rebuildStore(db, staffId, { journal: known, entries, isOlder, loss });
    return true;
  };

  /** What the store could no longer open. False: the journal does not answer now, so nothing may be let go of either. */
  const mend = async (): Promise<boolean> => {
    if ((await loadSetAside(db)).length === 0) return true;
    const read = await journal.read();
    if (!read.ok && read.reason !== 'unavailable') {
      fallBehind(read.reason);
      return false;
    }
    const entries = read.ok ? read.frames.flatMap((frame) => fromFrame(frame, staffId, sealer) ?? []) : [];
    await takeBack(db, staffId, entries, { id: crypto.randomUUID(), at: clock.now() });
    return true;
  };

  const toLoss = (loss: Pick<StoreLoss, 'outcome' | 'mayBeLost' | 'lastAt' | 'damaged'>): StoreLoss => ({
    ...loss,
    id: crypto.randomUUID(),
    at: clock.now(),
    restored: 0,
    isTold: false,
    isReported: false,
  });

  const catchUp = async (): Promise<void> => {
    // The journal's state first: what it knows of the store's own name, the store then knows too.
    const before = known;
    const facts = await loadStoreFacts(db);
    const { replicaId, missing, settled } = toCatchUp(facts, before);
    const name = replicaId === null ? [] : [{ kind: 'replica' as const, replicaId }];
    undelivered = facts.entries.filter(isOnlyHere).length;
    putCopy(facts.meta.replicaId, facts.meta.counter, facts.entries.at(-1)?.at ?? clock.now());
    if (await append([...name, ...toFrames(missing, staffId, sealer), ...settled])) put({ state: 'kept' });
  };

  /** One at a time: compare until it has been done, then bring the journal up to the store. */
  const begin = (): Promise<void> => {
    if (working) {
      isWantedAgain = true;
      return working;
    }
    working = run().finally(() => {
      working = null;
      if (!isWantedAgain || isStopped) return;
      isWantedAgain = false;
      void begin();
    });
    return working;
  };

  const run = async (): Promise<void> => {
    try {
      isCompared ||= await compare();
      if (isCompared && !isStopped && (await mend())) await catchUp();
    } catch {
      // The device's own storage: its screens say so themselves.
      fallBehind('failed');
    }
  };

  const takeWritten = (entries: readonly OutboxEntry[]): void => {
    const last = entries.at(-1);
    if (!last) return;
    if (status.state === 'kept' && known.replicaId === last.replicaId)
      void append(toFrames(entries, staffId, sealer));
    else void begin();
    // Also where the journal cannot be read: it may be all that remembers what was written meanwhile (JRN14).
    if (!isCompared && !isCopyOwn) return;
    // Another tab may have written since this one looked.
    const copied = copy.read();
    const before = copied?.replicaId === last.replicaId ? copied.undelivered : undelivered;
    undelivered = before + entries.filter(isWork).length;
    putCopy(last.replicaId, last.n, last.at);
  };

  const stopListening = store.changes.subscribe((change) => {
    // What is under way may have looked before; the next looks after.
    if (change.what === 'setAside') return begin().then(begin);
    if (change.what === 'written') takeWritten(change.entries);
    else if (status.state === 'kept') later(answeredDelay);
    return undefined;
  });

  return {
    compared: begin(),
    status: {
      current: () => status,
      subscribe: (listener) => {
        listeners.add(listener);
        listener(status);
        return () => listeners.delete(listener);
      },
    },
    stop: () => {
      isStopped = true;
      stopListening();
      waiting?.();
      waiting = null;
      journal.close();
    },
  };
}

/** What may be nowhere else: what waits, and what the server could not read, of which it may have only a note (SYN25). */
const isOnlyHere = (entry: OutboxEntry): boolean =>
  isWork(entry) || (entry.state === 'quarantined' && entry.reason === 'unreadable');

/** Undelivered operations that the journal says were written and of which it no longer holds the content. */
function countMissing({ replicas }: JournalState, entries: readonly JournalEntry[]): number {
  const opened = new Set(entries.map(({ replicaId, n }) => `${replicaId}:${n}`));
  let count = 0;
  for (const [replicaId, replica] of replicas) {
    for (let n = replica.settled.goneTo + 1; n <= replica.last; n += 1) {
      const isThere = holds(replica, n) && opened.has(`${replicaId}:${n}`);
      if (!isThere && !isSettled(replica, n)) count += 1;
    }
  }
  return count;
}
