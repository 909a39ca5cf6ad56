import type { Page } from '@playwright/test';

type Pulled = { readonly cursor: string; readonly hasMore: boolean; readonly changes: readonly unknown[] };

/** All that the one logged in on this page may hold, straight from the server, page after page. */
export const pullChanges = async <Change>(page: Page): Promise<readonly Change[]> =>
  (await page.evaluate(async () => {
    const all: unknown[] = [];
    let from = '';
    for (;;) {
      const answer = await fetch(`/sync/pull${from}`);
      const { cursor, hasMore, changes } = (await answer.json()) as Pulled;
      all.push(...changes);
      if (!hasMore) return all;
      from = `?cursor=${encodeURIComponent(cursor)}`;
    }
  })) as Change[];
