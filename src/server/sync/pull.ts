import type pg from 'pg';
import type { Change, PullAnswer } from '#protocol/pull.ts';
import type { Scope } from '#protocol/scope.ts';
import { protocolVersion, pullLimit } from '#protocol/version.ts';
import { loadActor } from '../actor.ts';
import { inTransaction, type Transaction } from '../db/transaction.ts';
import { parseCursor, toCursorText, type Cursor } from './cursor.ts';

/** At most this many bytes of records in one page, beside the limit of rows; a page has at least one row. */
const pageBytes = 512 * 1024;

export type PullResult =
  | { readonly ok: true; readonly answer: PullAnswer }
  /** The cursor is not from this life of the server's data, or cannot be read: begin anew. */
  | { readonly ok: false; readonly reason: 'cursorGone' | 'unknownStaff' };

/**
 * One page of what has changed for this person since the cursor, as of one moment. A scope that is new to her starts
 * from the beginning while the others go on from where they are.
 */
export function pull(
  pool: pg.Pool,
  from: { readonly tenantId: string; readonly staffId: string },
  cursorText: string | null,
  now: () => Date,
): Promise<PullResult> {
  return inTransaction(pool, from.tenantId, 'snapshot', async (tx) => {
    const actor = await loadActor(tx, from.tenantId, from.staffId);
    if (!actor) return { ok: false, reason: 'unknownStaff' };
    const { epoch, position: end } = await loadClock(tx);
    const cursor = cursorText === null ? { epoch, positions: new Map() } : parseCursor(cursorText);
    if (!cursor || cursor.epoch !== epoch || isAhead(cursor, end)) return { ok: false, reason: 'cursorGone' };
    const scopes = actor.scopes.read;
    const start = new Map(scopes.map((scope) => [scope, cursor.positions.get(scope) ?? 0]));
    const { changes, hasMore } = await loadPage(tx, start);
    const reached = hasMore ? (changes.at(-1)?.position ?? 0) : end;
    const positions = new Map([...start].map(([scope, position]) => [scope, Math.max(position, reached)]));
    return {
      ok: true,
      answer: {
        protocol: protocolVersion,
        epoch,
        cursor: toCursorText({ epoch, positions }),
        changes,
        hasMore,
        remaining: hasMore ? await countAfter(tx, positions) : 0,
        revokedScopes: [...cursor.positions.keys()].filter((scope) => !start.has(scope)),
        serverTime: now().toISOString(),
      },
    };
  });
}

/** The server has less than the device has seen: it was brought back from a backup. */
const isAhead = ({ positions }: Cursor, end: number): boolean =>
  [...positions.values()].some((at) => at > end);

async function loadClock(tx: Transaction): Promise<{ readonly epoch: string; readonly position: number }> {
  const { rows } = await tx.query<{ epoch: string; position: string }>(
    'SELECT t.epoch, c.position FROM visitt.tenant t JOIN visitt.tenant_clock c USING (tenant_id)',
  );
  const [row] = rows;
  if (!row) throw new Error('the tenant is not there');
  return { epoch: row.epoch, position: Number(row.position) };
}

type Row = {
  readonly position: string;
  readonly id: string;
  readonly scope: string;
  readonly kind: string | null;
  readonly version: number;
  readonly body: Extract<Change, { change: 'upsert' }>['body'];
  readonly stamps: Extract<Change, { change: 'upsert' }>['stamps'];
  readonly received_at: Date;
  readonly bytes: number;
};

/** A drop is left out while the record lies in another scope the person has: the upsert there moves it. */
const leftForGood = `NOT EXISTS (SELECT 1 FROM visitt.record r WHERE r.id = t.id AND r.scope = ANY ($1))`;

async function loadPage(
  tx: Transaction,
  start: ReadonlyMap<Scope, number>,
): Promise<{ readonly changes: Change[]; readonly hasMore: boolean }> {
  const { rows } = await tx.query<Row>(
    `SELECT page.*, coalesce(octet_length(body::text) + octet_length(stamps::text), 0) AS bytes FROM (
     SELECT page.* FROM unnest($1::text[], $2::bigint[]) AS s (scope, after) CROSS JOIN LATERAL (
       (SELECT position, id, scope, kind, version, body, stamps, received_at
        FROM visitt.record r WHERE r.scope = s.scope AND r.position > s.after ORDER BY position LIMIT $3)
       UNION ALL
       (SELECT position, id, scope, NULL, 0, NULL, NULL, NULL
        FROM visitt.tombstone t WHERE t.scope = s.scope AND t.position > s.after AND ${leftForGood}
        ORDER BY position LIMIT $3)
     ) AS page ORDER BY page.position LIMIT $3) AS page ORDER BY page.position`,
    [[...start.keys()], [...start.values()], pullLimit + 1],
  );
  const changes: Change[] = [];
  let bytes = 0;
  for (const row of rows) {
    bytes += row.bytes;
    if (changes.length === pullLimit || (changes.length > 0 && bytes > pageBytes))
      return { changes, hasMore: true };
    changes.push(toChange(row));
  }
  return { changes, hasMore: false };
}

function toChange({ kind, received_at, bytes: _, ...row }: Row): Change {
  const { id, scope } = row;
  const position = Number(row.position);
  if (kind === null) return { change: 'drop', position, id, scope };
  const { version, body, stamps } = row;
  return {
    change: 'upsert',
    position,
    id,
    kind,
    scope,
    version,
    body,
    stamps,
    receivedAt: received_at.toISOString(),
  };
}

async function countAfter(tx: Transaction, positions: ReadonlyMap<Scope, number>): Promise<number> {
  const { rows } = await tx.query<{ count: string }>(
    `SELECT count(*) FROM unnest($1::text[], $2::bigint[]) AS s (scope, after) CROSS JOIN LATERAL (
       SELECT 1 FROM visitt.record r WHERE r.scope = s.scope AND r.position > s.after
       UNION ALL
       SELECT 1 FROM visitt.tombstone t WHERE t.scope = s.scope AND t.position > s.after AND ${leftForGood}
     ) AS rest`,
    [[...positions.keys()], [...positions.values()]],
  );
  return Number(rows[0]?.count ?? 0);
}
