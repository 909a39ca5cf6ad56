import Dexie from 'dexie';
import { plainDatabaseName } from '../database-names.ts';
import type { DeviceDatabase } from '../device-database.ts';
import { StorageError } from '../device-store.ts';
import { withinLimit } from '../time-limit.ts';

type Options = { readonly indexedDB?: IDBFactory | undefined };
const given = ({ indexedDB }: Options) => (indexedDB ? { indexedDB } : {});

/** Rows copied in one transaction. */
const chunk = 500;

/**
 * Moves a store from before the vault into the sealed one: every row as it is, numbers and outbox payloads unchanged,
 * the meta row last, and only then the old store is deleted. Cut off anywhere it is begun again: until the meta row
 * stands in the new store, the old one is whole and the only one in use.
 */
export async function movePlainStore(db: DeviceDatabase, staffId: string, options: Options): Promise<void> {
  const name = plainDatabaseName(staffId);
  if (!(await isMoved(db))) {
    await shutOutOlderApps(name, options);
    const old = new Dexie(name, { cache: 'disabled', ...given(options) });
    try {
      await withinLimit(old.open());
      if ((await withinLimit(old.table('meta').count())) === 0) throw damaged();
      for (const table of ['records', 'outbox', 'meta']) await copyTable(old, db, table);
    } finally {
      old.close({ disableAutoOpen: true });
    }
  }
  await withinLimit(new Dexie(name, given(options)).delete());
}

const damaged = () =>
  new StorageError({ reason: 'damaged', cause: new Error('the old store has lost its own row') });

const isMoved = async (db: DeviceDatabase): Promise<boolean> => (await withinLimit(db.meta.count())) > 0;

/** A higher version number: a tab with the older app closes its store and cannot open it again. */
function shutOutOlderApps(name: string, { indexedDB = globalThis.indexedDB }: Options): Promise<void> {
  const opened = new Promise<void>((resolve, reject) => {
    const look = indexedDB.open(name);
    look.addEventListener('error', () => reject(look.error ?? new Error('the old store does not open')));
    look.addEventListener('success', () => {
      const { version } = look.result;
      look.result.close();
      const raised = indexedDB.open(name, version + 10);
      raised.addEventListener('blocked', () => reject(new DOMException('still open', 'BlockedError')));
      raised.addEventListener('error', () =>
        reject(raised.error ?? new Error('the old store does not open')),
      );
      raised.addEventListener('success', () => {
        raised.result.close();
        resolve();
      });
    });
  });
  return withinLimit(opened);
}

async function copyTable(old: Dexie, db: DeviceDatabase, table: string): Promise<void> {
  const keys = await withinLimit(old.table(table).toCollection().primaryKeys());
  for (let from = 0; from < keys.length; from += chunk) {
    const rows: unknown[] = await withinLimit(old.table(table).bulkGet(keys.slice(from, from + chunk)));
    await withinLimit(
      db.transaction('rw', [db.table(table), db.meta], async () => {
        // Another tab has been faster, and work has gone on in the new store since.
        if ((await db.meta.count()) > 0) return;
        await db.table(table).bulkPut(rows);
      }),
    );
  }
}
