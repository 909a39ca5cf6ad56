import type { JournalFile, JournalFiles } from '#store/journal/journal-file.ts';

/** What a dedicated worker has and the types of a page do not know. */
type SyncAccessHandle = {
  getSize(): number;
  read(into: Uint8Array, options: { readonly at: number }): number;
  write(bytes: Uint8Array, options: { readonly at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
};
type SyncFileHandle = { readonly createSyncAccessHandle?: () => Promise<SyncAccessHandle> };

/** A tab that has just gone may hold its file a moment longer than its lock. */
const tries = 10;
const betweenTries = 50;

/** The journal's files in the origin's private file system, a folder for each user. */
export function createPrivateFiles(staffId: string): JournalFiles {
  const folder = async (): Promise<FileSystemDirectoryHandle> => {
    const storage = navigator.storage as StorageManager | undefined;
    if (typeof storage?.getDirectory !== 'function') throw notSupported();
    const journals = await (
      await storage.getDirectory()
    ).getDirectoryHandle('visitt-journal', { create: true });
    return journals.getDirectoryHandle(staffId, { create: true });
  };
  return {
    open: async (name) => {
      const file = (await (await folder()).getFileHandle(name, { create: true })) as SyncFileHandle;
      if (!file.createSyncAccessHandle) throw notSupported();
      for (let left = tries; ; left -= 1) {
        try {
          return toJournalFile(await file.createSyncAccessHandle());
        } catch (error) {
          const isHeld = error instanceof DOMException && error.name === 'NoModificationAllowedError';
          if (!isHeld || left <= 1) throw error;
          await new Promise((resolve) => setTimeout(resolve, betweenTries));
        }
      }
    },
  };
}

const toJournalFile = (handle: SyncAccessHandle): JournalFile => ({
  size: () => handle.getSize(),
  read: (length) => {
    const bytes = new Uint8Array(Math.min(length, handle.getSize()));
    return bytes.subarray(0, handle.read(bytes, { at: 0 }));
  },
  write: (bytes, at) => {
    // A full disk may take a part and say nothing.
    if (handle.write(bytes, { at }) < bytes.length) throw new DOMException('no room', 'QuotaExceededError');
  },
  truncate: (size) => handle.truncate(size),
  flush: () => handle.flush(),
  close: () => handle.close(),
});

const notSupported = (): DOMException => new DOMException('no private files here', 'NotSupportedError');
