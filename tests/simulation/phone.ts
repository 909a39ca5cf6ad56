import { IDBFactory } from 'fake-indexeddb';
import { createMemoryJournalFiles, type MemoryJournalFiles } from '#store/journal/memory-journal-files.ts';
import type { StoreCopy } from '#store/journal/store-copy.ts';
import type { Session } from './deployment.ts';

/** What lies on one phone or tablet, whoever uses it: the browser's databases, the journal files, localStorage. */
export type Phone = {
  readonly deviceId: string;
  /** Replaced when the browser loses everything it had. */
  indexedDB: IDBFactory;
  /** Whose session the browser has. */
  session: Session;
  isOnline: boolean;
  /** By user, as on a shared tablet. */
  filesOf(staffId: string): MemoryJournalFiles;
  /** Whose journal was full or lost at some time: what a loss report may then name. */
  readonly spoiled: Set<string>;
  copyOf(staffId: string): { read(): StoreCopy | null; put(copy: StoreCopy): void };
};

export function createPhone(session: Session): Phone {
  const files = new Map<string, MemoryJournalFiles>();
  const copies = new Map<string, StoreCopy>();
  return {
    deviceId: session.deviceId,
    indexedDB: new IDBFactory(),
    session,
    isOnline: true,
    spoiled: new Set(),
    filesOf: (staffId) => {
      const known = files.get(staffId) ?? createMemoryJournalFiles();
      files.set(staffId, known);
      return known;
    },
    copyOf: (staffId) => ({
      read: () => copies.get(staffId) ?? null,
      put: (copy) => void copies.set(staffId, copy),
    }),
  };
}
