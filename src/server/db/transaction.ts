import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import type pg from 'pg';
import { errorCode } from '../error-code.ts';

declare const inTenant: unique symbol;
/** A connection inside a transaction of one tenant. What needs one asks for this type. */
export type Transaction = {
  readonly [inTenant]: true;
  /**
   * Statements asked for without waiting for the one before go out together, and are run in that order. One with
   * `values` is prepared: its text must be one of few.
   */
  query<Row extends pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ): Promise<pg.QueryResult<Row>>;
  /** A statement nobody waits for; the transaction fails when it does. */
  behind(text: string, values?: readonly unknown[]): void;
  /** The same for several that have been asked for: the commit goes out right behind them. */
  leave(work: Promise<unknown>): void;
};

type Mode = 'write' | 'snapshot' | 'noted';

/**
 * Runs `work` in one transaction that sees and writes this tenant alone. `snapshot`: read only, and all reads see
 * the same moment; `noted`: the same, and what was read may be written down. What collides with another transaction is
 * tried again, so `work` may run several times.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  tenantId: string,
  mode: Mode,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, tenantId, mode, work);
    } catch (cause) {
      if (attempt === 8 || !isCollision(cause)) throw cause;
    }
  }
}

const begin = {
  write: 'BEGIN',
  snapshot: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  noted: 'BEGIN ISOLATION LEVEL REPEATABLE READ',
} as const;

async function once<T>(
  pool: pg.Pool,
  tenantId: string,
  mode: Mode,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that is lost between two queries says so here; the next query fails and is answered for.
  const lost = (cause: Error): void => void (broken = cause);
  client.on('error', lost);
  const release = (): void => {
    client.off('error', lost);
    client.release(broken);
  };
  const { tx, unawaited, end } = toTransaction(client);
  try {
    // The setting is local to the transaction: the next one on this connection starts without a tenant.
    tx.behind(`${begin[mode]}; SELECT set_config('app.tenant', ${client.escapeLiteral(tenantId)}, true)`);
    const result = await work(tx);
    end();
    const committed = client.query('COMMIT');
    if (mode === 'snapshot') {
      // What was read does not depend on how a transaction that only reads ends; the connection waits for it.
      void Promise.all([committed, ...unawaited])
        .catch(lost)
        .finally(release);
      return result;
    }
    const [{ command }] = await Promise.all([committed, ...unawaited]);
    // PostgreSQL answers a COMMIT of what has failed with ROLLBACK, and no error.
    if (command !== 'COMMIT') throw new Error('the transaction could not be committed');
    release();
    return result;
  } catch (thrown) {
    end();
    await client.query('ROLLBACK').catch((error: unknown) => {
      broken = error instanceof Error ? error : new Error('rollback failed');
    });
    release();
    // What failed unseen made what was waited for fail: it is the cause.
    throw errorCode(thrown) === inFailedTransaction ? ((await firstFailure(unawaited)) ?? thrown) : thrown;
  }
}

function toTransaction(client: pg.PoolClient): {
  readonly tx: Transaction;
  readonly unawaited: readonly Promise<unknown>[];
  readonly end: () => void;
} {
  const unawaited: Promise<unknown>[] = [];
  const together = createCork(client);
  let isOver = false;
  const query = <Row extends pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ): Promise<pg.QueryResult<Row>> => {
    // Of several things begun at once one may fail while the others go on: the connection may be somebody else's by then.
    if (isOver) return Promise.reject(new Error('the transaction is over'));
    together();
    return values === undefined
      ? client.query<Row>(text)
      : client.query<Row>({ name: nameOf(text), text, values: [...values] });
  };
  const leave = (work: Promise<unknown>): void => {
    work.catch(() => undefined);
    unawaited.push(work);
  };
  const behind = (text: string, values?: readonly unknown[]): void => leave(query(text, values));
  const end = (): void => void (isOver = true);
  return { tx: { query, behind, leave } as Transaction, unawaited, end };
}

/** What is asked for in one go leaves in one write: each write is a call to the system, here and at the other end. */
function createCork(client: pg.PoolClient): () => void {
  // `as`: the socket is not among pg's types.
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection;
  let isCorked = false;
  return () => {
    if (isCorked) return;
    isCorked = true;
    stream.cork();
    process.nextTick(() => {
      isCorked = false;
      stream.uncork();
    });
  };
}

/** A name by its text, so that a statement is planned once a connection. */
const nameOf = (text: string): string => createHash('sha1').update(text).digest('base64url');

const inFailedTransaction = '25P02';

async function firstFailure(running: readonly Promise<unknown>[]): Promise<unknown> {
  const settled = await Promise.allSettled(running);
  return settled.find((one) => one.status === 'rejected')?.reason;
}

/** Two wrote the same new row, waited for each other, or could not be put in an order. */
const collisions = new Set(['23505', '40001', '40P01']);
const isCollision = (cause: unknown): boolean => collisions.has(errorCode(cause));
