import type { Seal } from '../auth/seal.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Log } from '../http/log.ts';
import type { Database } from '../open-database.ts';
import { withOwner } from '../db/pool.ts';
import { loadTenants } from '../db/tenants.ts';
import { collectStatements } from './collect-statements.ts';
import { sendStatements } from './send-statements.ts';

export type Telling = {
  /** The server's own address: whose accounts the learners are. */
  readonly homePage: string;
  readonly seal: Seal;
  /** Stores inside the house are reached too: for trying it out. */
  readonly allowsInside: boolean;
  readonly log: Log;
  readonly now: () => Date;
  /** Milliseconds between two rounds. */
  readonly every?: number;
  /** 0 to 1: how much of a wait is waited. */
  readonly random?: () => number;
};

/**
 * Tells learning record stores what has been learnt, a round at a time, as long as the server runs; most municipalities have
 * none, and cost one look. Returns how to stop: what is being sent then is broken off, and sent again by the next server.
 */
export function tellStatements({ pool, ownerUrl }: Database, telling: Telling): () => Promise<void> {
  const { homePage, seal, allowsInside, log, now, every = 15_000, random = Math.random } = telling;
  const ended = new AbortController();
  let running: Promise<void> | null = null;
  const tellOf = async (tenantId: string): Promise<void> => {
    let rows = 1;
    while (rows > 0 && !ended.signal.aborted)
      rows = await inTransaction(pool, tenantId, 'write', (tx) =>
        collectStatements(tx, tenantId, homePage, now()),
      );
    const sending = { pool, tenantId, seal, allowsInside, now, random, until: ended.signal };
    while (!ended.signal.aborted && (await sendStatements(sending)));
  };
  /** The next round is a quarter of a minute away, and what waits is in its rows. */
  const failed = (cause: unknown): void =>
    log('warn', 'statementsNotTold', { error: cause instanceof Error ? cause.name : 'unknown' });
  const round = async (): Promise<void> => {
    try {
      for (const { tenantId } of await withOwner(ownerUrl, loadTenants))
        // What fails in one municipality keeps none of the others waiting.
        if (!ended.signal.aborted) await tellOf(tenantId).catch(failed);
    } catch (cause) {
      failed(cause);
    }
  };
  const timer = setInterval(() => {
    running ??= round().finally(() => (running = null));
  }, every);
  timer.unref();
  return async () => {
    ended.abort();
    clearInterval(timer);
    await running;
  };
}
