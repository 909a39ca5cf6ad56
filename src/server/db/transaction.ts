import type pg from 'pg';
import { retryCollisions } from './retry-collisions.ts';

declare const inTenant: unique symbol;
/** A connection inside a transaction of one tenant. What needs one asks for this type. */
export type Transaction = pg.PoolClient & { readonly [inTenant]: true };

type Mode = 'write' | 'snapshot';

/**
 * Runs `work` in one transaction that sees and writes this tenant alone. `snapshot`: read only, and all reads see
 * the same moment. What collides with another transaction is tried again, so `work` may run several times.
 */
export const inTransaction = <T>(
  pool: pg.Pool,
  tenantId: string,
  mode: Mode,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> => retryCollisions(() => once(pool, tenantId, mode, work));

const begin = { write: 'BEGIN', snapshot: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' } as const;

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
  try {
    // The setting is local to the transaction: the next one on this connection starts without a tenant. Both in one
    // message: each transaction waits for the network once less.
    await client.query(
      `${begin[mode]}; SELECT set_config('app.tenant', ${client.escapeLiteral(tenantId)}, true)`,
    );
    const result = await work(client as Transaction);
    await client.query('COMMIT');
    return result;
  } catch (cause) {
    await client.query('ROLLBACK').catch((error: unknown) => {
      broken = error instanceof Error ? error : new Error('rollback failed');
    });
    throw cause;
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
}
