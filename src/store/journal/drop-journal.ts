import { dropStoreCopy } from './store-copy.ts';

/** A tab that has just let go of the store may hold the journal's files a moment longer. */
const tries = 20;
const betweenTries = 100;

/**
 * Takes the journal and the third marker of a user off the device, with the store they belong to: left behind, they
 * would look like a loss to whoever logs in next. Resolves whether or not there was anything.
 */
export async function dropJournal(staffId: string): Promise<void> {
  dropStoreCopy(staffId);
  const { storage } = (globalThis.navigator ?? {}) as Partial<Navigator>;
  if (typeof storage?.getDirectory !== 'function') return;
  for (let left = tries; left > 0; left -= 1) {
    try {
      const journals = await (await storage.getDirectory()).getDirectoryHandle('visitt-journal');
      await journals.removeEntry(staffId, { recursive: true });
      return;
    } catch (error) {
      const isHeld = error instanceof DOMException && error.name === 'NoModificationAllowedError';
      if (!isHeld) return;
      await new Promise((resolve) => setTimeout(resolve, betweenTries));
    }
  }
}
