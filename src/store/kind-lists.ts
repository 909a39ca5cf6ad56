import Dexie, { type ObservabilitySet } from 'dexie';
import type { RecordKind } from '#protocol/record-bodies.ts';
import { toChangedRecords } from './changed-ids.ts';
import type { DeviceDatabase } from './device-database.ts';
import type { Kept, StorageProblem } from './device-store.ts';
import { rowsOfKind } from './find-rows.ts';
import type { SendingRecords } from './sending-records.ts';
import { toStorageProblem } from './storage-problem.ts';
import type { RecordRow } from './tables.ts';
import { withinLimit } from './time-limit.ts';
import { toKept, toKeptList } from './to-kept.ts';
import type { UnreadableRecords } from './unreadable-records.ts';

type Listener = {
  readonly next: (list: readonly Kept[]) => void;
  readonly failed: (problem: StorageProblem) => void;
};
type KindList = {
  readonly kind: RecordKind;
  /** Null until it has been read. */
  rows: Map<string, RecordRow> | null;
  readonly listeners: Set<Listener>;
};

/** All records of a kind, kept up to date by reading only what has changed; ten thousand are read once. */
export type KindLists = {
  watch(kind: RecordKind, listener: Listener): () => void;
  close(): void;
};

/** Up to here the way to the browser's cipher and back takes longer than our own. */
const fewRows = 20;

/** When more than this has changed under lists that nobody looks at, they are read anew by who does. */
const mostUnread = 2_000;

export function createKindLists(
  db: DeviceDatabase,
  sending: SendingRecords,
  unreadable: UnreadableRecords,
): KindLists {
  const lists = new Map<RecordKind, KindList>();
  // A row that has not changed is the same object, and so is what a screen gets of it.
  const keptOf = new WeakMap<RecordRow, Kept>();
  let changed: Set<string> | 'all' = new Set();
  let work: Promise<void> = Promise.resolve();
  let isClosed = false;

  const toStableKept = (row: RecordRow, kind: RecordKind): Kept | null => {
    const known = keptOf.get(row);
    if (known) return known;
    const kept = toKept(row, kind, sending);
    // What is on its way looks different while it is.
    if (kept && row.delivery.state !== 'local') keptOf.set(row, kept);
    return kept;
  };

  const emit = ({ kind, rows, listeners }: KindList, to: Iterable<Listener> = listeners) => {
    if (!rows) return;
    const tell = (ids: readonly string[]) => unreadable.put(kind, ids);
    const list = toKeptList([...rows.values()], (row) => toStableKept(row, kind), tell);
    for (const { next } of to) next(list);
  };

  const load = async (list: KindList) => {
    const rows = await withinLimit(rowsOfKind(db, list.kind));
    if (rows.length > fewRows) await db.vault.openAhead(rows);
    list.rows = new Map(rows.map((row) => [row.id, row]));
    emit(list);
  };

  const take = async () => {
    const ids = changed;
    changed = new Set();
    const read = [...lists.values()].filter(({ rows }) => rows !== null);
    if (ids === 'all') for (const list of read) await load(list);
    else if (ids.size > 0 && read.length > 0) {
      const wanted = [...ids];
      const rows = await withinLimit(db.records.bulkGet(wanted));
      const found = rows.filter((row) => row !== undefined);
      if (found.length > fewRows) await db.vault.openAhead(found);
      for (const list of read) if (takeRows(list, wanted, rows)) emit(list);
    }
  };

  /** One after the other: what changes while a list is being read is read after it. */
  const queue = (job: () => Promise<void>, concerned: () => Iterable<KindList>) => {
    work = work.then(job).catch((error: unknown) => {
      // Closed on purpose, under what was still being read: nobody is to be told.
      if (isClosed) return;
      const problem = toStorageProblem(error);
      for (const list of concerned()) {
        lists.delete(list.kind);
        for (const { failed } of list.listeners) failed(problem);
      }
    });
  };

  const isAnyChanged = () => changed === 'all' || changed.size > 0;
  const isWatched = () => [...lists.values()].some(({ listeners }) => listeners.size > 0);

  const onMutated = (parts: ObservabilitySet) => {
    const ids = toChangedRecords(parts, db.name);
    if (ids === 'none' || lists.size === 0) return;
    const isFirst = !isAnyChanged();
    if (ids === 'all' || changed === 'all') changed = 'all';
    else for (const id of ids) changed.add(id);
    // What nobody looks at is read when somebody does: a list stays when its screen has gone.
    if (isWatched()) {
      if (isFirst) queue(take, () => lists.values());
    } else if (changed === 'all' || changed.size > mostUnread) {
      lists.clear();
      changed = new Set();
    }
  };
  Dexie.on.storagemutated.subscribe(onMutated);
  const stopSending = sending.subscribe(() => {
    for (const list of lists.values()) emit(list);
  });

  return {
    watch: (kind, listener) => {
      if (!isWatched() && isAnyChanged()) queue(take, () => lists.values());
      const known = lists.get(kind);
      const list: KindList = known ?? { kind, rows: null, listeners: new Set() };
      list.listeners.add(listener);
      if (!known) {
        lists.set(kind, list);
        queue(
          () => load(list),
          () => [list],
        );
      } else {
        // After what has just been written and is being read.
        queue(
          async () => {
            if (list.listeners.has(listener)) emit(list, [listener]);
          },
          () => [list],
        );
      }
      return () => list.listeners.delete(listener);
    },
    close: () => {
      isClosed = true;
      Dexie.on.storagemutated.unsubscribe(onMutated);
      stopSending();
      lists.clear();
    },
  };
}

/** Whether anything in the list is another now. */
function takeRows(
  { kind, rows }: KindList,
  ids: readonly string[],
  found: readonly (RecordRow | undefined)[],
): boolean {
  let isChanged = false;
  for (const [index, id] of ids.entries()) {
    const row = found[index];
    if (row?.kind === kind) rows?.set(id, row);
    else if (!rows?.delete(id)) continue;
    isChanged = true;
  }
  return isChanged;
}
