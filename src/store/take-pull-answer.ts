import { laterHybridTime } from '#domain/merge/hybrid-clock.ts';
import type { StoredRecord } from '#domain/merge/record.ts';
import type { Change, PullAnswer } from '#protocol/pull.ts';
import { type DeviceDatabase, inTransaction, readMeta } from './device-database.ts';
import { emptyRow } from './overlay.ts';
import { entriesOf, relayRows } from './relay-rows.ts';
import type { Meta, OutboxEntry, RecordRow } from './tables.ts';

const keptDays = 30;

/**
 * One page of what is new, with its cursor, in one transaction. Undelivered work is laid on top of the new copies;
 * nothing here can take it away.
 */
export async function takePullAnswer(
  db: DeviceDatabase,
  staffId: string,
  answer: PullAnswer,
  askedWith: string | null,
): Promise<'taken' | 'stale' | 'epochChanged'> {
  const copies = await sealCopies(db, answer.changes);
  return inTransaction(db, 'rw', [db.records, db.outbox, db.meta], async () => {
    const meta = await readMeta(db);
    if (meta.epoch !== null && meta.epoch !== answer.epoch) return 'epochChanged';
    if (meta.cursor !== askedWith) return 'stale';
    const settled = await takeSettled(db, answer.settled ?? []);
    const touched = new Map<string, Touched>();
    for (const scope of answer.revokedScopes) await takeRevoked(db, scope, touched);
    await readRows(db, answer.changes, meta, touched);
    for (const change of answer.changes) takeChange(change, copies, meta, touched);
    const isWhole = !answer.hasMore;
    if (isWhole && meta.sweeping) await sweep(db, meta, touched);
    if (isWhole) await passUnseen(db, answer.serverTime, touched);
    await putTouched(db, staffId, touched);
    await relayRows(
      db,
      settled.filter((id) => !touched.has(id)),
      staffId,
    );
    await dropDelivered(db, meta, answer.serverTime);
    const hlc = latestOwn(meta.hlc ?? null, answer.changes, staffId);
    await db.meta.put({
      ...meta,
      ...(hlc === null ? {} : { hlc }),
      epoch: answer.epoch,
      cursor: answer.cursor,
      sweeping: meta.sweeping && !isWhole,
      firstSyncDone: meta.firstSyncDone || isWhole,
    });
    return 'taken';
  });
}

/**
 * Somebody has decided about what was in quarantine: it no longer waits for anybody here. Returns the records that
 * are shown without it from now on.
 */
async function takeSettled(
  db: DeviceDatabase,
  settled: NonNullable<PullAnswer['settled']>,
): Promise<readonly string[]> {
  if (settled.length === 0) return [];
  const names = new Set(settled.map(({ replicaId, n }) => `${replicaId}:${n}`));
  const entries = await db.outbox
    .where('state')
    .equals('quarantined')
    .filter(({ replicaId, n }) => names.has(`${replicaId}:${n}`))
    .toArray();
  if (entries.length === 0) return [];
  await db.outbox.bulkPut(entries.map((entry) => ({ ...entry, state: 'passed' as const })));
  return [...new Set(entries.map(({ recordId }) => recordId))];
}

/** The user's own writing on her other devices moves this one's clock on: what she writes now comes after it. */
function latestOwn(start: string | null, changes: readonly Change[], staffId: string): string | null {
  let latest = start;
  for (const change of changes) {
    if (change.change !== 'upsert') continue;
    for (const { by, hlc } of Object.values(change.stamps)) {
      if (by === staffId) latest = laterHybridTime(latest, hlc);
    }
  }
  return latest;
}

/** A row whose server copy changed, and the server's position up to which its own operations are now in the past. */
type Touched = { readonly row: RecordRow; readonly passedTo: number };

type Copies = ReadonlyMap<Change, StoredRecord>;

/** From here on the browser's own cipher is faster, the way to it and back counted. */
const manyCopies = 50;

/** What the server sent as it will be stored, sealed before the transaction when there is much of it. */
async function sealCopies(db: DeviceDatabase, changes: readonly Change[]): Promise<Copies> {
  const copies = new Map<Change, StoredRecord>();
  for (const change of changes) {
    if (change.change !== 'upsert') continue;
    const { id, kind, scope, version, body, stamps } = change;
    copies.set(change, { id, kind, scope, version, body, stamps });
  }
  if (copies.size >= manyCopies) {
    const fields = [...copies.values()].map((value) => ({ key: value.id, field: 'server', value }));
    await db.vault.sealAhead('records', fields);
  }
  return copies;
}

async function readRows(
  db: DeviceDatabase,
  changes: readonly Change[],
  { generation }: Meta,
  touched: Map<string, Touched>,
): Promise<void> {
  const ids = [...new Set(changes.map(({ id }) => id))].filter((id) => !touched.has(id));
  for (const row of await db.records.bulkGet(ids)) {
    // What no longer opens is put in order by what the server sends, and the outbox is laid on top of that.
    if (!row || !db.vault.isReadable(row)) continue;
    const passedTo = row.server && row.generation === generation ? row.position : 0;
    touched.set(row.id, { row, passedTo });
  }
}

function takeChange(change: Change, copies: Copies, meta: Meta, touched: Map<string, Touched>): void {
  const known = touched.get(change.id)?.row;
  const isOlder = known?.generation === meta.generation && known.position > change.position;
  if (change.change === 'upsert') {
    if (known?.server && isOlder) return;
    const { position, id, kind, receivedAt } = change;
    const server = copies.get(change) ?? null;
    const row = { ...(known ?? emptyRow(id, kind)), server, position, receivedAt };
    touched.set(id, { row: { ...row, generation: meta.generation }, passedTo: position });
    return;
  }
  // A move is a drop in the old scope and an upsert in the new, in any order: a drop only takes its own scope's copy.
  if (!known || (known.server && (isOlder || known.server.scope !== change.scope))) return;
  touched.set(change.id, { row: withoutCopy(known), passedTo: change.position });
}

/** Rows of a scope the user no longer has lose their copies; work not yet delivered stays and is sent. */
async function takeRevoked(db: DeviceDatabase, scope: string, touched: Map<string, Touched>): Promise<void> {
  for (const row of await db.records.filter((stored) => stored.scope === scope).toArray()) {
    touched.set(row.id, { row: withoutCopy(row), passedTo: Number.POSITIVE_INFINITY });
  }
}

/**
 * A full pull is whole: what it did not bring is no longer the server's to show here. Work that is not delivered stays;
 * work that is, and did not come back, lies where this user cannot see it any more.
 */
async function sweep(db: DeviceDatabase, { generation }: Meta, touched: Map<string, Touched>): Promise<void> {
  await db.records.each((stored) => {
    const row = touched.get(stored.id)?.row ?? stored;
    if (row.server && row.generation === generation) return;
    touched.set(row.id, { row: withoutCopy(row), passedTo: Number.POSITIVE_INFINITY });
  });
}

/**
 * The pull is whole, and what the server has answered for has not come with it: it lies where this user may no longer
 * look. Written while she had the right, it was taken; the device has no business showing it (SYN49).
 */
async function passUnseen(
  db: DeviceDatabase,
  serverTime: string,
  touched: Map<string, Touched>,
): Promise<void> {
  // What was answered a moment ago may be in the next page: this one may have been asked for before.
  const before = Date.parse(serverTime) - 60_000;
  const acknowledged = await db.outbox.where('state').equals('acknowledged').toArray();
  const answered = acknowledged.filter(({ receivedAt }) => Date.parse(receivedAt ?? '') < before);
  const ids = [...new Set(answered.map(({ recordId }) => recordId))].filter((id) => !touched.has(id));
  for (const row of await db.records.bulkGet(ids)) {
    if (row && !row.server) touched.set(row.id, { row, passedTo: Number.POSITIVE_INFINITY });
  }
}

const withoutCopy = (row: RecordRow): RecordRow => ({ ...row, server: null, position: 0, receivedAt: null });

async function putTouched(
  db: DeviceDatabase,
  staffId: string,
  touched: ReadonlyMap<string, Touched>,
): Promise<void> {
  if (touched.size === 0) return;
  const ids = [...touched.keys()];
  const entries = (await entriesOf(db, ids)).map((entry) => toPassed(entry, touched.get(entry.recordId)));
  if (entries.length > 0) await db.outbox.bulkPut(entries);
  const bases = new Map([...touched].map(([id, { row }]) => [id, row]));
  await relayRows(db, ids, staffId, bases, entries);
}

const toPassed = (entry: OutboxEntry, touched: Touched | undefined): OutboxEntry =>
  touched && entry.state === 'acknowledged' && (entry.position ?? 0) <= touched.passedTo
    ? { ...entry, state: 'passed' }
    : entry;

/** Payloads go when the server has them in a backup, or thirty days (by its own clock) after it took them. */
async function dropDelivered(db: DeviceDatabase, meta: Meta, serverTime: string): Promise<void> {
  const oldest = Date.parse(serverTime) - keptDays * 24 * 60 * 60 * 1000;
  const isDone = ({ replicaId, n, receivedAt }: OutboxEntry) =>
    (replicaId === meta.replicaId && n <= meta.safeN) ||
    (receivedAt !== undefined && Date.parse(receivedAt) < oldest);
  // Oldest first: the first that must stay ends the search, whatever a month has piled up behind it.
  // Whole entries are read: a cursor over keys alone would have nothing to look at.
  const done = await db.outbox
    .where('state')
    .equals('passed')
    .until((entry) => !isDone(entry))
    .toArray();
  if (done.length > 0) await db.outbox.bulkDelete(done.map(({ sequence }) => sequence));
}
