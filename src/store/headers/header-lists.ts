import Dexie, { type ObservabilitySet } from 'dexie';
import { toChangedRecords } from '../changed-ids.ts';
import type { DeviceDatabase } from '../device-database.ts';
import type { StorageProblem } from '../device-store.ts';
import type { SendingRecords } from '../sending-records.ts';
import { toStorageProblem } from '../storage-problem.ts';
import { withinLimit } from '../time-limit.ts';
import type { UnreadableRecords } from '../unreadable-records.ts';
import { type Header, type HeaderKind, headerKinds, type StoredHeader } from './header.ts';
import { loadHeaders, takeRecord } from './load-headers.ts';

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
  readonly listeners: Set<Listener>;
};

/** The headers of whole kinds, kept up to date by reading only what has changed. */
export type HeaderLists = {
  watch(kind: HeaderKind, listener: Listener): () => void;
  peek(kind: HeaderKind): readonly Header[] | undefined;
  warm(): Promise<void>;
  /** A row lay there and could not be used: every record had to be opened. */
  hasUnread(): boolean;
  close(): void;
};

const hasLocal = ({ headers }: HeaderList): boolean =>
  [...(headers?.values() ?? [])].some(({ delivery }) => delivery.state === 'local');

export function createHeaderLists(
  db: DeviceDatabase,
  sending: SendingRecords,
  unreadable: UnreadableRecords,
): HeaderLists {
  const lists = new Map<HeaderKind, HeaderList>();
  // What has not changed is the same object to a screen.
  const shownOf = new WeakMap<StoredHeader, Header>();
  let changed: Set<string> | 'all' = new Set();
  let work: Promise<void> = Promise.resolve();
  let isUnread = false;
  let isClosed = false;

  const toShown = (kind: HeaderKind, stored: StoredHeader): Header => {
    const known = shownOf.get(stored);
    if (known) return known;
    const isLocal = stored.delivery.state === 'local';
    const delivery = isLocal && sending.has(stored.id) ? ({ state: 'sending' } as const) : stored.delivery;
    const shown = { ...stored, kind, delivery } as Header;
    if (!isLocal) shownOf.set(stored, shown);
    return shown;
  };

  const listOf = (list: HeaderList): readonly Header[] | undefined => {
    const { kind, headers } = list;
    if (headers) list.shown ??= [...headers.values()].map((stored) => toShown(kind, stored));
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

  /** All that have not been read, at once. */
  const load = async () => {
    const wanted = [...lists.values()].filter(({ headers }) => headers === null);
    if (wanted.length === 0) return;
    const { loaded } = await loadHeaders(
      db,
      wanted.map(({ kind }) => kind),
    );
    for (const list of wanted) {
      const found = loaded.get(list.kind);
      list.headers = new Map(found?.headers);
      if (found?.broken && found.revision !== null) isUnread = true;
      if (found?.broken) putBroken(list, found.broken);
    }
    for (const list of wanted) emitChanged(list);
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
    for (const list of lists.values()) if (hasLocal(list)) emitChanged(list);
  });

  return {
    watch: (kind, listener) => {
      const known = lists.get(kind);
      const list: HeaderList = known ?? {
        kind,
        headers: null,
        broken: [],
        shown: null,
        listeners: new Set(),
      };
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
      for (const kind of headerKinds)
        if (!lists.has(kind))
          lists.set(kind, { kind, headers: null, broken: [], shown: null, listeners: new Set() });
      queue(load);
      await work;
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
