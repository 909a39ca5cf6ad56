import type { Page } from '@playwright/test';

/** Pushes one operation as a phone of its own would, with the page's session. Resolves with what became of it. */
export const pushOperation = (page: Page, body: object): Promise<string> =>
  page.evaluate(async (operation) => {
    const now = new Date().toISOString();
    const answer = await fetch('/sync/push', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        protocol: 1,
        epoch: null,
        replicaId: crypto.randomUUID(),
        deviceId: crypto.randomUUID(),
        firstN: 1,
        pending: 0,
        oldestPending: null,
        sentAt: now,
        operations: [{ n: 1, schema: 1, at: now, body: operation }],
      }),
    });
    const { outcomes } = (await answer.json()) as { outcomes: { status: string }[] };
    return outcomes[0]?.status ?? String(answer.status);
  }, body);
