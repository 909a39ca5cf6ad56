import Dexie from 'dexie';
import { plainDatabaseName } from '../database-names.ts';
import { withinLimit } from '../time-limit.ts';

type Options = { readonly indexedDB?: IDBFactory | undefined };

/** Whether an app from before the vault has left its store here. */
export async function hasPlainStore(staffId: string, options: Options): Promise<boolean> {
  const { indexedDB: factory = globalThis.indexedDB } = options;
  // A browser without storage is told of where the store is opened.
  if (!('indexedDB' in globalThis) || !factory) return false;
  if (!('databases' in factory)) return Dexie.exists(plainDatabaseName(staffId));
  const names = await withinLimit(factory.databases());
  return names.some(({ name }) => name === plainDatabaseName(staffId));
}
