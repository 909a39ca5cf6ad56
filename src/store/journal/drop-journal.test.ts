import { afterEach, describe, expect, it, vi } from 'vitest';
import { dropJournal } from './drop-journal.ts';
import { putStoreCopy, readStoreCopy } from './store-copy.ts';

const copy = { replicaId: 'r', counter: 3, undelivered: 0, at: '2026-11-22T08:00:00Z' };

/** What a browser has beside its databases: localStorage, and a private folder whose entries may still be held open. */
function openBrowser({ holds = 0 }: { readonly holds?: number } = {}) {
  const local = new Map<string, string>();
  const journals = new Set(['liv', 'kari']);
  let held = holds;
  const folder = {
    removeEntry: async (name: string) => {
      held -= 1;
      if (held >= 0) throw new DOMException('held', 'NoModificationAllowedError');
      journals.delete(name);
    },
  };
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => local.get(key) ?? null,
    setItem: (key: string, value: string) => void local.set(key, value),
    removeItem: (key: string) => void local.delete(key),
  });
  vi.stubGlobal('navigator', {
    storage: { getDirectory: async () => ({ getDirectoryHandle: async () => folder }) },
  });
  for (const staffId of journals) putStoreCopy(staffId, copy);
  return { journals };
}

afterEach(() => vi.unstubAllGlobals());

describe('a user who is taken off the device', () => {
  it('JRN33 takes her journal and the third marker with her, and nobody else’s', async () => {
    const { journals } = openBrowser();
    await dropJournal('liv');
    expect([...journals]).toEqual(['kari']);
    expect([readStoreCopy('liv'), readStoreCopy('kari')]).toEqual([null, copy]);
  });

  it('JRN33 does so also when a tab that has just let go still holds the files', async () => {
    const { journals } = openBrowser({ holds: 1 });
    await dropJournal('liv');
    expect([...journals]).toEqual(['kari']);
  });

  it('JRN33 is gone where the browser has no such files', async () => {
    openBrowser();
    vi.stubGlobal('navigator', {});
    await dropJournal('liv');
    expect(readStoreCopy('liv')).toBeNull();
  });
});
