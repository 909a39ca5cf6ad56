import Dexie from 'dexie';
import type { RecordKind } from '#protocol/record-bodies.ts';
import type { DeviceDatabase } from './device-database.ts';
import type { RecordRow } from './tables.ts';
import { withinLimit } from './time-limit.ts';

/** Kinds of which a person may have some. */
const aboutPerson = [
  'servicePeriod',
  'visit',
  'response',
  'measurement',
  'task',
  'exemption',
  'absence',
  'individualPlan',
  'vitalsPlan',
] as const satisfies readonly RecordKind[];

const ofKind = (db: DeviceDatabase, kind: RecordKind) =>
  db.records.where('[kind+subject]').between([kind, Dexie.minKey], [kind, Dexie.maxKey]);

/** All rows of a kind, in one reading. */
export const rowsOfKind = (db: DeviceDatabase, kind: RecordKind): PromiseLike<RecordRow[]> =>
  ofKind(db, kind).toArray();

/** So many rows are read well within the time limit by the slowest phone. */
const rowsAtOnce = 4_000;

/** The same in readings of their own, each with its own time limit: a phone may hold fifty thousand. */
export async function manyRowsOfKind(db: DeviceDatabase, kind: RecordKind): Promise<readonly RecordRow[]> {
  const ids = await withinLimit(ofKind(db, kind).primaryKeys());
  const rows: RecordRow[] = [];
  for (let at = 0; at < ids.length; at += rowsAtOnce) {
    const found = await withinLimit(db.records.bulkGet(ids.slice(at, at + rowsAtOnce)));
    for (const row of found) if (row?.kind === kind) rows.push(row);
  }
  return rows;
}

/** What lies here about one person, a reading for each kind, asked for at once. */
export async function rowsAbout(db: DeviceDatabase, personId: string): Promise<readonly RecordRow[]> {
  const byKind = await Promise.all(
    aboutPerson.map((kind) => db.records.where('[kind+subject]').equals([kind, personId]).toArray()),
  );
  return byKind.flat();
}
