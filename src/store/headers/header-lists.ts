import Dexie, { type ObservabilitySet } from 'dexie';
import { toChangedRecords } from '../changed-ids.ts';
import type { DeviceDatabase } from '../device-database.ts';
import type { StorageProblem } from '../device-store.ts';
import type { SendingRecords } from '../sending-records.ts';
import { createPause, type Pause } from '../pauses.ts';
import { toStorageProblem } from '../storage-problem.ts';
import { withinLimit } from '../time-limit.ts';
import type { UnreadableRecords } from '../unreadable-records.ts';
import { type Header, type HeaderKind, headerKinds, type StoredHeader } from './header.ts';
import { loadHeaders, partsOf, readHeads, takeRecord } from './load-headers.ts';

type Listener = {
  readonly next: (list: readonly Header[]) => void;
  readonly failed: (problem: StorageProblem) => void;
};
type HeaderList = {
  readonly kind: HeaderKind;
  /** Null until it has been read. */
  headers: Map<string, StoredHeader> | null;
  /** Records that did not open when all were tried, and have not been put in order since. */
  broken: readonly string[];
  /** As it was last told; null when something has changed since. */
  shown: readonly Header[] | null;
  /** Whether anything in it waits to be sent. */
  hasLocal: boolean;
  readonly listeners: Set<Listener>;
};

const isUnsent = ({ delivery: { state } }: Header): boolean => state === 'local' || state === 'sending';

/** The headers of whole kinds, kept up to date by reading only what has changed. */
export type HeaderLists = {
  watch(kind: HeaderKind, listener: Listener): () => void;
  peek(kind: HeaderKind): readonly Header[] | undefined;
  /** Reads all kinds. Resolves when those are there that a screen begins with; long ones come in quiet moments after them. */
  warm(): Promise<void>;
  /** A row lay there and could not be used: every record had to be opened. */
  hasUnread(): boolean;
  close(): void;
};

/** A list of more parts than this is not waited for. */
const fewParts = 2;

export function createHeaderLists(
  db: DeviceDatabase,
  sending: SendingRecords,
  unreadable: UnreadableRecords,
): HeaderLists {
  const lists = new Map<HeaderKind, HeaderList>();
  let changed: Set<string> | 'all' = new Set();
  let work: Promise<void> = Promise.resolve();
  let isUnread = false;
  let isClosed = false;

  /** What has not changed is the same object to a screen. */
  const toShown = (stored: StoredHeader): Header =>
    stored.delivery.state === 'local' && sending.has(stored.id)
      ? { ...stored, delivery: { state: 'sending' } }
      : stored;

  const listOf = (list: HeaderList): readonly Header[] | undefined => {
    const { headers } = list;
    if (headers && !list.shown) {
      list.shown = [...headers.values()].map(toShown);
      list.hasLocal = list.shown.some(isUnsent);
    }
    return list.shown ?? undefined;
  };

  const emit = (list: HeaderList, to: Iterable<Listener> = list.listeners) => {
    const shown = listOf(list);
    if (shown) for (const { next } of to) next(shown);
  };

  const emitChanged = (list: HeaderList) => {
    list.shown = null;
    emit(list);
  };

  const putBroken = (list: HeaderList, broken: readonly string[]) => {
    list.broken = broken;
    unreadable.put(list.kind, broken);
  };

  /** All that have not been read: first those that are short and who it is about, then the long ones in quiet moments. */
  const load = async (firstRead?: () => void) => {
    const wanted = [...lists.values()].filter(({ headers }) => headers === null);
    if (wanted.length === 0) return;
    const heads = await readHeads(
      db,
      wanted.map(({ kind }) => kind),
    );
    const isLong = ({ kind }: HeaderList) => kind !== 'person' && partsOf(heads, kind) > fewParts;
    const pause = createPause();
    const read = async (some: readonly HeaderList[], between: Pause) => {
      for (const list of some) {
        const { headers, broken, revision } = await loadHeaders(db, heads, list.kind, between);
        list.headers = headers;
        if (broken && revision !== null) isUnread = true;
        if (broken) putBroken(list, broken);
      }
      for (const list of some) emitChanged(list);
    };
    // Where every record has to be opened there is no first screen soon, and a finger is to be heard meanwhile.
    const isAnew = wanted.some(({ kind }) => partsOf(heads, kind) === 0);
    await read(
      wanted.filter((list) => !isLong(list)),
      isAnew ? pause : () => undefined,
    );
    firstRead?.();
    for (const list of wanted.filter(isLong)) await read([list], pause);
  };

  const take = async () => {
    const ids = changed;
    changed = new Set();
    const read = [...lists.values()].filter(({ headers }) => headers !== null);
    if (ids === 'all') {
      for (const list of read) list.headers = null;
      return load();
    }
    if (ids.size === 0 || read.length === 0) return;
    const wanted = [...ids];
    const records = await withinLimit(db.records.bulkGet(wanted));
    for (const list of read) {
      const { headers } = list;
      if (!headers) continue;
      let isChanged = false;
      for (const [at, id] of wanted.entries())
        isChanged = takeRecord(headers, list.kind, id, records[at]) || isChanged;
      if (isChanged) emitChanged(list);
      const broken = list.broken.filter((id) => {
        const at = wanted.indexOf(id);
        const record = records[at];
        return at < 0 || (record && !db.vault.isReadable(record));
      });
      if (broken.length < list.broken.length) putBroken(list, broken);
    }
  };

  /** One after the other: what changes while a list is being read is read after it. */
  const queue = (job: () => Promise<void>) => {
    work = work.then(job).catch((error: unknown) => {
      // Closed on purpose, under what was still being read: nobody is to be told.
      if (isClosed) return;
      const problem = toStorageProblem(error);
      const failing = [...lists.values()];
      lists.clear();
      for (const { listeners } of failing) for (const { failed } of listeners) failed(problem);
    });
  };

  const onMutated = (parts: ObservabilitySet) => {
    const ids = toChangedRecords(parts, db.name);
    if (ids === 'none' || lists.size === 0) return;
    const isFirst = changed !== 'all' && changed.size === 0;
    if (ids === 'all' || changed === 'all') changed = 'all';
    else for (const id of ids) changed.add(id);
    if (isFirst) queue(take);
  };
  Dexie.on.storagemutated.subscribe(onMutated);
  const stopSending = sending.subscribe(() => {
    for (const list of lists.values()) if (list.hasLocal) emitChanged(list);
  });

  return {
    watch: (kind, listener) => {
      const known = lists.get(kind);
      const list: HeaderList = known ?? toUnread(kind);
      list.listeners.add(listener);
      if (!known) lists.set(kind, list);
      // After what has just been written and is being read.
      queue(async () => {
        if (!list.headers) await load();
        else if (list.listeners.has(listener)) emit(list, [listener]);
      });
      return () => list.listeners.delete(listener);
    },
    peek: (kind) => {
      const list = lists.get(kind);
      return list && listOf(list);
    },
    warm: async () => {
      for (const kind of headerKinds) if (!lists.has(kind)) lists.set(kind, toUnread(kind));
      await new Promise<void>((resolve) => {
        queue(() => load(resolve));
        void work.then(resolve);
      });
    },
    hasUnread: () => isUnread,
    close: () => {
      isClosed = true;
      Dexie.on.storagemutated.unsubscribe(onMutated);
      stopSending();
      lists.clear();
    },
  };
}

const toUnread = (kind: HeaderKind): HeaderList => ({
  kind,
  headers: null,
  broken: [],
  shown: null,
  hasLocal: false,
  listeners: new Set(),
});
