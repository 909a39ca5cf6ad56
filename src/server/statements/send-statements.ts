import type pg from 'pg';
import type { JsonObject } from '#domain/fhir/json.ts';
import type { StatementStop } from '#protocol/statement-settings.ts';
import type { Seal } from '../auth/seal.ts';
import { inTransaction } from '../db/transaction.ts';
import { backoffSeconds } from './backoff-seconds.ts';
import { postStatements, type StoreAddress, type StoreAnswer } from './post-statements.ts';
import { lockStore, openSecret, stopStore } from './statement-store.ts';

const atOnce = 50;
/** Taken by one server for so long: a server that dies lets go of them. */
const leaseSeconds = 120;

type Taken = { readonly id: string; readonly body: JsonObject; readonly attempts: number };
type Taking = { readonly address: StoreAddress; readonly taken: readonly Taken[] };

export type Sending = {
  readonly pool: pg.Pool;
  readonly tenantId: string;
  readonly seal: Seal;
  readonly allowsInside: boolean;
  readonly now: () => Date;
  readonly random: () => number;
  /** Breaks off what is being sent. */
  readonly until: AbortSignal;
};

/** Sends what is to be tried now, some at a time; true when it went well and there may be more. */
export async function sendStatements(sending: Sending): Promise<boolean> {
  const taking = await take(sending);
  if (!taking) return false;
  const { address, taken } = taking;
  const bodies = taken.map(({ body }) => body);
  const answer = await postStatements(address, bodies, sending);
  // One of them is there already or is refused, and the store does not say which: each by itself, then.
  const verdict = toVerdict(answer);
  const isOfOne = verdict === 'refused' || (answer.kind === 'answered' && answer.status === 409);
  if (isOfOne && taken.length > 1) {
    for (const one of taken) {
      const alone = await postStatements(address, [one.body], sending);
      if (!(await settle(sending, [one], alone))) return false;
    }
    return true;
  }
  return settle(sending, taken, answer);
}

/** They are this server's until the lease runs out (STA5). */
function take({ pool, tenantId, seal, now }: Sending): Promise<Taking | null> {
  return inTransaction(pool, tenantId, 'write', async (tx) => {
    const store = await lockStore(tx, 'skip');
    if (!store?.enabled || store.stopped !== null) return null;
    const at = now();
    const { rows } = await tx.query<Taken>(
      `UPDATE visitt.statement SET next_at = $1::timestamptz + make_interval(secs => ${leaseSeconds})
       WHERE id IN (SELECT id FROM visitt.statement WHERE sent_at IS NULL AND refused_at IS NULL AND next_at <= $1
                    ORDER BY next_at, position, id LIMIT ${atOnce})
       RETURNING id, body, attempts`,
      [at],
    );
    if (rows.length === 0) return null;
    const secret = openSecret(seal, store.sealedSecret, at);
    if (secret === null) {
      await stopStore(tx, 'secretLost', at);
      return null;
    }
    const { endpoint, keyName } = store;
    return { address: { endpoint, keyName, secret }, taken: rows };
  });
}

function settle(
  { pool, tenantId, now, random }: Sending,
  taken: readonly Taken[],
  answer: StoreAnswer,
): Promise<boolean> {
  const verdict = toVerdict(answer);
  const ids = taken.map(({ id }) => id);
  return inTransaction(pool, tenantId, 'write', async (tx) => {
    const at = now();
    if (verdict === 'there') {
      await tx.query('UPDATE visitt.statement SET sent_at = $2, body = NULL WHERE id = ANY ($1::uuid[])', [
        ids,
        at,
      ]);
      return true;
    }
    if (verdict === 'refused') {
      await tx.query(
        'UPDATE visitt.statement SET refused_at = $2, attempts = attempts + 1 WHERE id = ANY ($1::uuid[])',
        [ids, at],
      );
      return true;
    }
    const attempts = 1 + Math.max(0, ...taken.map((one) => one.attempts));
    const asked = answer.kind === 'answered' ? answer.retryAfterSeconds : null;
    const wait = Math.min(24 * 60 * 60, asked ?? backoffSeconds(attempts, random()));
    await tx.query(
      `UPDATE visitt.statement SET attempts = attempts + 1,
         next_at = $2::timestamptz + make_interval(secs => $3) WHERE id = ANY ($1::uuid[])`,
      [ids, at, wait],
    );
    if (verdict !== 'later') await stopStore(tx, verdict, at);
    return false;
  });
}

/** STA6, STA7. */
function toVerdict(answer: StoreAnswer): 'there' | 'later' | 'refused' | StatementStop {
  if (answer.kind === 'notAllowed') return 'refusedAddress';
  if (answer.kind === 'away') return 'later';
  const { status } = answer;
  if ((status >= 200 && status < 300) || status === 409) return 'there';
  if (status === 401 || status === 403) return 'refusedKey';
  if (status === 408 || status === 425 || status === 429 || status >= 500) return 'later';
  if (status === 404 || status === 405 || status === 410 || status < 400) return 'refusedAddress';
  return 'refused';
}
