import Dexie from 'dexie';
import { laterHybridTime } from '#domain/merge/hybrid-clock.ts';
import type { Stamp, StoredRecord } from '#domain/merge/record.ts';
import type { Change, PullAnswer } from '#protocol/pull.ts';
import { type DeviceDatabase, inTransaction, readMeta } from './device-database.ts';
import { answerTo } from './answered-runs.ts';
import { type AnsweredEntry, loadAnswered, putAnswered, withoutAnswers, withWord } from './fold-answers.ts';
import { emptyRow, toAgreedRow, toRow } from './overlay.ts';
import { entriesOf, relayRows } from './relay-rows.ts';
import type { Meta, OutboxEntry, RecordRow } from './tables.ts';
import { withFields } from './vault/with-fields.ts';

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
  prepared?: PreparedPage,
): Promise<'taken' | 'stale' | 'epochChanged'> {
  const { changes } = answer;
  const copies = prepared ?? (await sealCopies(db, changes));
  return inTransaction(db, 'rw', [db.records, db.outbox, db.meta], async () => {
    // Asked for at once: each journey to the database and back is a millisecond or more.
    const [meta, waiting] = await Promise.all([readMeta(db), db.outbox.count()]);
    if (meta.epoch !== null && meta.epoch !== answer.epoch) return 'epochChanged';
    if (meta.cursor !== askedWith) return 'stale';
    const page: Page = { db, staffId, meta, copies, waiting, touched: new Map() };
    const { touched } = page;
    const settled = await takeSettled(db, answer.settled ?? []);
    for (const scope of answer.revokedScopes) await takeRevoked(db, scope, touched);
    const isFirst = !meta.firstSyncDone && !meta.sweeping && changes.length > fewRows;
    const others = isFirst ? await addRows(page, changes) : changes;
    // A pull from nothing begins a generation: none of its rows is here yet.
    const highest = askedWith === null ? 0 : meta.highest;
    // What had to be left over when rows were added may have met one of them.
    const known = await readKnown(db, others, isFirst ? undefined : highest);
    for (const change of others)
      takeChange(page, change, touched.get(change.id)?.row ?? known.get(change.id));
    const isWhole = !answer.hasMore;
    if (isWhole && meta.sweeping) await sweep(db, meta, touched);
    await foldOthers(page);
    if (isWhole && waiting > 0) await passUnseen(db, answer.serverTime, touched);
    const hlc = latestOwn(laterHybridTime(meta.hlc ?? null, answer.hlc), changes, staffId);
    const next: Meta = {
      ...withoutAnswers(meta),
      ...(hlc === null ? {} : { hlc }),
      epoch: answer.epoch,
      cursor: answer.cursor,
      sweeping: meta.sweeping && !isWhole,
      firstSyncDone: meta.firstSyncDone || isWhole,
      ...(highest === undefined ? {} : { highest: highestOf(changes, highest) }),
    };
    await Promise.all([putTouched(page), db.meta.put(next)]);
    await relayRows(
      db,
      settled.filter((id) => !touched.has(id)),
      staffId,
    );
    if (waiting > 0) await dropDelivered(db, meta, answer.serverTime);
    return 'taken';
  });
}

/** Up to here it is not worth while to add rows and see which of them were there. */
const fewRows = 100;

type Page = {
  readonly db: DeviceDatabase;
  readonly staffId: string;
  readonly meta: Meta;
  readonly copies: Copies;
  /** Entries in the outbox, whatever their state. */
  readonly waiting: number;
  readonly touched: Map<string, Touched>;
};

/**
 * In a first pull nearly all is new: rows are added without having been looked for. Returns the changes for which
 * that was no good: what lies here already, what has work of its own on top, and what comes twice.
 */
async function addRows(page: Page, changes: readonly Change[]): Promise<readonly Change[]> {
  const { db, staffId, meta, copies, waiting, touched } = page;
  const entries = waiting === 0 ? [] : await entriesOf(db, [...new Set(changes.map(({ id }) => id))]);
  const taken = new Set([...touched.keys(), ...entries.map(({ recordId }) => recordId)]);
  const fresh: RecordRow[] = [];
  const byRow: Change[] = [];
  const others: Change[] = [];
  for (const change of changes) {
    const server = copies.get(change);
    const row =
      change.change === 'upsert' && server && !taken.has(change.id)
        ? toFresh(change, withCopy(change, server, meta), staffId)
        : null;
    taken.add(change.id);
    if (!row) {
      others.push(change);
      continue;
    }
    fresh.push(row);
    byRow.push(change);
  }
  if (fresh.length === 0) return others;
  const there = await addNew(db, fresh);
  return there.size === 0 ? others : [...byRow.filter((_, index) => there.has(index)), ...others];
}

const toFresh = ({ copy }: Change, base: RecordRow, staffId: string): RecordRow | null =>
  copy?.isAgreed ? toAgreedRow(base, copy.subject) : toRow(base, [], staffId);

/** Adds rows; the places of those that were there already, which stay as they are. */
async function addNew(db: DeviceDatabase, rows: readonly RecordRow[]): Promise<ReadonlySet<number>> {
  try {
    await db.records.bulkAdd(rows);
    return new Set();
  } catch (error) {
    if (!(error instanceof Dexie.BulkError)) throw error;
    const failures = Object.entries(error.failuresByPos);
    const other = failures.find(([, failure]) => failure.name !== 'ConstraintError');
    if (other) throw other[1];
    return new Set(failures.map(([place]) => Number(place)));
  }
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
    // Of what came with a copy the page itself says how late it is.
    if (change.change !== 'upsert' || change.copy) continue;
    let before: Stamp | undefined;
    for (const stamp of Object.values(change.stamps)) {
      // Fields that were set together share their stamp.
      if (stamp === before) continue;
      before = stamp;
      if (stamp.by === staffId) latest = laterHybridTime(latest, stamp.hlc);
    }
  }
  return latest;
}

/** A row whose server copy changed, and the server's position up to which its own operations are now in the past. */
type Touched = { readonly row: RecordRow; readonly passedTo: number };

type Copies = ReadonlyMap<Change, StoredRecord>;

/** The records of one very answer, sealed already. */
export type PreparedPage = Copies;

/** What takes time about a page and needs no transaction; null when there is little of it. */
export const preparePage = async (
  db: DeviceDatabase,
  { changes }: PullAnswer,
): Promise<PreparedPage | null> => (changes.length < manyCopies ? null : sealCopies(db, changes));

/** From here on the browser's own cipher is faster, the way to it and back counted: ten times, in Chromium. */
const manyCopies = 8;

/** What the server sent as it will be stored, sealed before the transaction when there is much of it. */
async function sealCopies(db: DeviceDatabase, changes: readonly Change[]): Promise<Copies> {
  const copies = new Map<Change, StoredRecord>();
  for (const change of changes) {
    if (change.change !== 'upsert') continue;
    if (change.copy) {
      copies.set(change, change.copy.record);
      continue;
    }
    const { id, kind, scope, version, body, stamps } = change;
    copies.set(change, { id, kind, scope, version, body, stamps });
  }
  if (copies.size >= manyCopies) {
    const fields = [...copies].map(([{ copy }, value]) => ({
      key: value.id,
      field: 'server',
      value,
      plain: copy?.bytes,
    }));
    await db.vault.sealAhead('records', fields);
  }
  return copies;
}

/**
 * The rows these changes might find newer than themselves, or would take away. What lies at a higher place than anything
 * here takes its row's place whatever is in it, so the row is not read.
 */
async function readKnown(
  db: DeviceDatabase,
  changes: readonly Change[],
  highest: number | undefined,
): Promise<ReadonlyMap<string, RecordRow>> {
  const isBeyond = ({ change, position }: Change) =>
    change === 'upsert' && highest !== undefined && position > highest;
  const ids = new Set(changes.filter((change) => !isBeyond(change)).map(({ id }) => id));
  const rows = ids.size === 0 ? [] : await db.records.bulkGet([...ids]);
  return new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
}

const highestOf = (changes: readonly Change[], before: number): number =>
  changes.reduce((highest, { position }) => Math.max(highest, position), before);

/** `known`: the row as it stands. Only what lies open of it is looked at: to open each would take longer than the rest. */
function takeChange({ db, copies, meta, touched }: Page, change: Change, known: RecordRow | undefined): void {
  const { id, position } = change;
  const isOlder = known !== undefined && known.generation === meta.generation && known.position > position;
  if (change.change === 'upsert') {
    // What no longer opens is put in order by what the server sends, and the outbox is laid on top of that.
    if (known && hasCopy(known) && isOlder && db.vault.isReadable(known)) return;
    const server = copies.get(change);
    if (server) touched.set(id, { row: withCopy(change, server, meta), passedTo: position });
    return;
  }
  // A move is a drop in the old scope and an upsert in the new, in any order: a drop only takes its own scope's copy.
  if (!known || (hasCopy(known) && (isOlder || known.scope !== change.scope))) return;
  touched.set(id, { row: withoutCopy(known), passedTo: position });
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
    if (hasCopy(row) && row.generation === generation) return;
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
    if (row && !hasCopy(row))
      touched.set(row.id, { row: withoutCopy(row), passedTo: Number.POSITIVE_INFINITY });
  }
}

/** Without opening it: a copy has a position, and there is no place 0 in the server's order. */
const hasCopy = ({ position }: RecordRow): boolean => position > 0;

/** The row of what the server sent; what is shown of it is worked out when it is laid down. */
const withCopy = (
  { id, kind, position, receivedAt }: Extract<Change, { change: 'upsert' }>,
  server: StoredRecord,
  { generation }: Meta,
): RecordRow => ({ ...emptyRow(id, kind), scope: server.scope, server, position, receivedAt, generation });

const withoutCopy = ({ id, kind, scope, subject, generation }: RecordRow): RecordRow => ({
  ...emptyRow(id, kind),
  scope,
  subject,
  generation,
});

/**
 * What the server has answered for and this page does not bring: worked in as if there were no page. What it does bring
 * is worked in with it, each row once.
 */
async function foldOthers({ db, staffId, meta, touched }: Page): Promise<void> {
  if (!meta.answered) return;
  const isOther = ({ entry }: AnsweredEntry) => !touched.has(entry.recordId);
  await putAnswered(db, staffId, meta, (await loadAnswered(db, meta)).filter(isOther));
}

async function putTouched({ db, staffId, meta, waiting, touched }: Page): Promise<void> {
  if (touched.size === 0) return;
  const ids = [...touched.keys()];
  const found = waiting === 0 ? [] : await entriesOf(db, ids);
  const entries = found.map((entry) => {
    const word = answerTo(meta, entry);
    const answered = word ? withWord(entry, word, meta, undefined) : entry;
    return toPassed(answered, touched.get(entry.recordId));
  });
  if (entries.length > 0) await db.outbox.bulkPut(entries);
  const bases = new Map([...touched].map(([id, { row }]) => [id, row]));
  await relayRows(db, ids, staffId, bases, entries);
}

const toPassed = (entry: OutboxEntry, touched: Touched | undefined): OutboxEntry =>
  touched && entry.state === 'acknowledged' && (entry.position ?? 0) <= touched.passedTo
    ? withFields(entry, { state: 'passed' })
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
