import type pg from 'pg';
import { inTransaction } from '../db/transaction.ts';

export type SessionRow = {
  readonly staff_id: string;
  readonly expires_at: Date;
  readonly last_seen_at: Date;
  readonly bound_device: string | null;
  readonly closed_at: Date | null;
  readonly last_contact: Date | null;
  readonly last_staff: string | null;
  readonly app_version: string | null;
};

export type AskedSession = {
  readonly tenantId: string;
  /** SHA-256 of the cookie's token. */
  readonly hash: Buffer;
  readonly deviceId: string | null;
  /** It must not have run out by then. */
  readonly now: Date;
  /** It must have been used after that. */
  readonly usedAfter: Date;
};

/** Null: no such session, it has run out, or nobody has used it for too long. */
export type FindSession = (asked: AskedSession) => Promise<SessionRow | null>;

type Waiting = AskedSession & {
  readonly resolve: (row: SessionRow | null) => void;
  readonly reject: (cause: unknown) => void;
};
type Lane = { waiting: Waiting[]; underWay: number };

/** One that hangs does not hold up all the others. */
const atOnce = 2;

/**
 * Looks sessions up in the database, each time anew: a session that has been ended is gone at once. Requests of one
 * tenant that come in while a look is under way are looked up together in the next, all of it after they came.
 */
export function createSessionRows(pool: pg.Pool): FindSession {
  const lanes = new Map<string, Lane>();

  const advance = (tenantId: string, lane: Lane): void => {
    while (lane.underWay < atOnce && lane.waiting.length > 0) {
      const asked = lane.waiting;
      lane.waiting = [];
      lane.underWay += 1;
      loadRows(pool, tenantId, asked)
        .then(
          (found) => asked.forEach(({ resolve }, index) => resolve(found.get(index) ?? null)),
          (cause: unknown) => asked.forEach(({ reject }) => reject(cause)),
        )
        .finally(() => {
          lane.underWay -= 1;
          advance(tenantId, lane);
        });
    }
    if (lane.underWay === 0) lanes.delete(tenantId);
  };

  return (asked) => {
    const { tenantId } = asked;
    const lane = lanes.get(tenantId) ?? { waiting: [], underWay: 0 };
    lanes.set(tenantId, lane);
    return new Promise((resolve, reject) => {
      lane.waiting.push({ ...asked, resolve, reject });
      advance(tenantId, lane);
    });
  };
}

/** By where they stand among the asked. */
function loadRows(
  pool: pg.Pool,
  tenantId: string,
  asked: readonly AskedSession[],
): Promise<ReadonlyMap<number, SessionRow>> {
  return inTransaction(pool, tenantId, 'snapshot', async (tx) => {
    const { rows } = await tx.query<SessionRow & { readonly place: string }>(
      `SELECT asked.place, s.staff_id, s.expires_at, s.last_seen_at, s.device_id AS bound_device,
         least(d.closed_at, b.closed_at) AS closed_at, d.last_contact, d.last_staff, d.app_version
       FROM unnest($1::bytea[], $2::uuid[], $3::timestamptz[], $4::timestamptz[]) WITH ORDINALITY
         AS asked (hash, device, now, used_after, place)
       JOIN visitt.session s ON s.token_hash = asked.hash AND s.expires_at > asked.now
         AND s.last_seen_at > asked.used_after
       LEFT JOIN visitt.device d ON d.tenant_id = s.tenant_id AND d.device_id = asked.device
       LEFT JOIN visitt.device b ON b.tenant_id = s.tenant_id AND b.device_id = s.device_id`,
      [
        asked.map(({ hash }) => hash),
        asked.map(({ deviceId }) => deviceId),
        asked.map(({ now }) => now),
        asked.map(({ usedAfter }) => usedAfter),
      ],
    );
    return new Map(rows.map(({ place, ...row }) => [Number(place) - 1, row]));
  });
}
