import { type DeviceDatabase, inTransaction } from './device-database.ts';
import { rowsOfKind } from './find-rows.ts';
import { entriesOf } from './relay-rows.ts';
import type { RecordRow } from './tables.ts';

const day = 24 * 60 * 60 * 1000;

/**
 * Takes signed and delivered responses off the device when they are older than the municipality lets them lie here.
 * The newest of each form and person stays, since what is due next is worked out from it; so does whatever is not
 * delivered, still waits in the outbox, or is being corrected. The server keeps them all. Returns how many went. `now`: ISO 8601.
 */
export async function dropOldRecords(db: DeviceDatabase, keptDays: number, now: string): Promise<number> {
  const oldest = Date.parse(now) - keptDays * day;
  const rows = await rowsOfKind(db, 'response');
  await db.vault.openAhead(rows);
  const readable = rows.filter((row) => db.vault.isReadable(row));
  const newest = newestOfEach(readable);
  const old = readable
    .filter((row) => isOld(row, oldest) && newest.get(topicOf(row)) !== row)
    .map(({ id }) => id);
  if (old.length === 0) return 0;
  return inTransaction(db, 'rw', [db.records, db.outbox, db.corrections], async () => {
    const correcting = new Set(await db.corrections.toCollection().primaryKeys());
    const waiting = new Set(
      (await entriesOf(db, old)).filter(({ state }) => state !== 'passed').map(({ recordId }) => recordId),
    );
    // Read again: something may have been written about one of them since.
    const still = await db.records.bulkGet(old);
    const gone = still.flatMap((row) =>
      row && !waiting.has(row.id) && !correcting.has(row.id) && isOld(row, oldest) ? [row.id] : [],
    );
    await db.records.bulkDelete(gone);
    return gone.length;
  });
}

const signedAt = ({ server }: RecordRow): string => {
  const at = server?.body['signedAt'];
  return typeof at === 'string' ? at : '';
};

/** When it was signed first: a correction of an older one is not the newest (`schedule/SPEC.md`, SCH18). */
function madeAt(row: RecordRow): number {
  const earlier = row.server?.body['earlier'] as readonly { readonly at?: unknown }[] | undefined;
  const first = earlier?.[0]?.at;
  return Date.parse(typeof first === 'string' ? first : signedAt(row));
}

const isOld = (row: RecordRow, oldest: number): boolean =>
  row.delivery.state === 'delivered' &&
  row.server?.body['status'] === 'signed' &&
  Date.parse(signedAt(row)) < oldest;

const topicOf = ({ server }: RecordRow): string => {
  const { personId, questionnaire } = server?.body ?? {};
  const [url = ''] = typeof questionnaire === 'string' ? questionnaire.split('|', 1) : [];
  return `${typeof personId === 'string' ? personId : ''}|${url}`;
};

function newestOfEach(rows: readonly RecordRow[]): ReadonlyMap<string, RecordRow> {
  const newest = new Map<string, RecordRow>();
  for (const row of rows) {
    if (row.server?.body['status'] !== 'signed') continue;
    const known = newest.get(topicOf(row));
    if (!known || madeAt(known) < madeAt(row)) newest.set(topicOf(row), row);
  }
  return newest;
}
