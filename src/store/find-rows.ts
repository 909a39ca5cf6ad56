import Dexie from 'dexie';
import type { RecordKind } from '#protocol/record-bodies.ts';
import type { DeviceDatabase } from './device-database.ts';
import type { RecordRow } from './tables.ts';

/** Kinds of which a person may have some. */
const aboutPerson = [
  'servicePeriod',
  'visit',
  'response',
  'measurement',
  'task',
  'exemption',
] as const satisfies readonly RecordKind[];

/** All rows of a kind, in one reading. */
export const rowsOfKind = (db: DeviceDatabase, kind: RecordKind): PromiseLike<RecordRow[]> =>
  db.records.where('[kind+subject]').between([kind, Dexie.minKey], [kind, Dexie.maxKey]).toArray();

/** What lies here about one person, a reading for each kind, asked for at once. */
export async function rowsAbout(db: DeviceDatabase, personId: string): Promise<readonly RecordRow[]> {
  const byKind = await Promise.all(
    aboutPerson.map((kind) => db.records.where('[kind+subject]').equals([kind, personId]).toArray()),
  );
  return byKind.flat();
}
