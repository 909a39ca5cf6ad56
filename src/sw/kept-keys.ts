type Kept = { readonly staffId: string; readonly key: Uint8Array; readonly until: number };

/**
 * Holds the data key over a reload of the page, in memory alone, while it is fresh: a nurse who reloads is not asked
 * for her PIN again. The browser ends an idle service worker after half a minute, and the key with it.
 */
export function createKeptKeys(now: () => number = Date.now) {
  let kept: Kept | null = null;
  return {
    take: (data: unknown, answer: (key: Uint8Array | null) => void): void => {
      if (typeof data !== 'object' || data === null || !('type' in data)) return;
      const word = data as { readonly type: unknown } & Partial<Kept>;
      if (word.type === 'dropKey') kept = null;
      if (word.type === 'keepKey' && word.key && word.staffId !== undefined && word.until !== undefined) {
        kept = { staffId: word.staffId, key: word.key, until: word.until };
      }
      if (word.type === 'askKey') {
        if (kept && kept.until < now()) kept = null;
        answer(kept?.staffId === word.staffId ? (kept?.key ?? null) : null);
      }
    },
  };
}
