import type pg from 'pg';
import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { Outcome, PushAnswer, PushRequest } from '#protocol/push.ts';
import { protocolVersion } from '#protocol/version.ts';
import { loadActor } from '../actor.ts';
import { inTransaction, type Transaction } from '../db/transaction.ts';
import { applyPush, type Received } from './apply-push.ts';
import { parseOperation } from './parse-operation.ts';

export type PushResult =
  | { readonly ok: true; readonly answer: PushAnswer; readonly fresh: readonly Outcome[] }
  /** The push starts after what the server waits for. */
  | { readonly ok: false; readonly reason: 'gap'; readonly expectedN: number }
  /** The replica belongs to somebody else, or the staff record is gone. */
  | { readonly ok: false; readonly reason: 'foreignReplica' | 'unknownStaff' }
  /** A number that was answered comes again with other content: two devices write as one. */
  | { readonly ok: false; readonly reason: 'replicaReused' };

export type PushFrom = { readonly tenantId: string; readonly staffId: string };

/**
 * Applies a push in one transaction. Each operation has its own outcome, which is stored: whoever pushes the same
 * again gets the same answer. `rawBody` is the request as it came, for what cannot be written down otherwise.
 */
export function push(
  pool: pg.Pool,
  from: PushFrom,
  request: PushRequest,
  rawBody: string,
  now: () => Date,
): Promise<PushResult> {
  return inTransaction(pool, from.tenantId, 'write', async (tx) => {
    const actor = await loadActor(tx, from.tenantId, from.staffId);
    if (!actor) return { ok: false, reason: 'unknownStaff' };
    const replica = await lockReplica(tx, from, request);
    if (!replica.ok) return replica;
    const received = request.operations.map((value, index) =>
      toReceived(value, request.firstN + index, rawBody),
    );
    const known = await loadAnswered(tx, request, replica.lastN);
    const isReused = received.some(({ n, raw }) => {
      const before = known.get(n);
      return before !== undefined && !isSame(before.raw, raw);
    });
    if (isReused) return { ok: false, reason: 'replicaReused' };
    const serverTime = now();
    const unanswered = received.filter(({ n }) => n > replica.lastN);
    const ackedN = unanswered.at(-1)?.n ?? replica.lastN;
    await noteContact(tx, request, ackedN, serverTime);
    const fresh = await applyPush(tx, actor, request.replicaId, unanswered, serverTime.toISOString());
    const replayed = received.flatMap(({ n }) => known.get(n)?.outcome ?? []);
    return {
      ok: true,
      fresh,
      answer: {
        protocol: protocolVersion,
        epoch: replica.epoch,
        outcomes: [...replayed, ...fresh],
        ackedN,
        safeN: replica.safeN,
        serverTime: serverTime.toISOString(),
      },
    };
  });
}

type Replica =
  | { readonly ok: true; readonly lastN: number; readonly safeN: number; readonly epoch: string }
  | Extract<PushResult, { ok: false }>;

async function lockReplica(tx: Transaction, from: PushFrom, request: PushRequest): Promise<Replica> {
  const { rows: tenants } = await tx.query<{ epoch: string }>('SELECT epoch FROM visitt.tenant');
  const epoch = tenants[0]?.epoch;
  if (epoch === undefined) throw new Error('the tenant is not there');
  const { rows } = await tx.query<{ staff_id: string; last_n: string; safe_n: string }>(
    'SELECT staff_id, last_n, safe_n FROM visitt.replica WHERE replica_id = $1 FOR UPDATE',
    [request.replicaId],
  );
  const [replica] = rows;
  if (replica && replica.staff_id !== from.staffId) return { ok: false, reason: 'foreignReplica' };
  const lastN = Number(replica?.last_n ?? 0);
  if (request.firstN > lastN + 1) return { ok: false, reason: 'gap', expectedN: lastN + 1 };
  if (!replica) {
    await tx.query(
      'INSERT INTO visitt.replica (tenant_id, replica_id, device_id, staff_id) VALUES ($1, $2, $3, $4)',
      [from.tenantId, request.replicaId, request.deviceId, from.staffId],
    );
  }
  return { ok: true, lastN, safeN: Number(replica?.safe_n ?? 0), epoch };
}

function toReceived(value: unknown, n: number, rawBody: string): Received {
  return { n, raw: toRaw(value, rawBody), parsed: parseOperation(value, n) };
}

/** Nested too deep to be written down again, an operation is kept as the request it came in. */
function toRaw(value: unknown, rawBody: string): string {
  try {
    return JSON.stringify(value);
  } catch {
    return rawBody;
  }
}

function isSame(before: string, raw: string): boolean {
  if (before === raw) return true;
  try {
    return toCanonicalJson(JSON.parse(before)) === toCanonicalJson(JSON.parse(raw));
  } catch {
    return false;
  }
}

type Answered = { readonly raw: string; readonly outcome: Outcome };

async function loadAnswered(
  tx: Transaction,
  { replicaId, firstN, operations }: PushRequest,
  lastN: number,
): Promise<ReadonlyMap<number, Answered>> {
  const last = Math.min(lastN, firstN + operations.length - 1);
  if (last < firstN) return new Map();
  const { rows } = await tx.query<Answered & { readonly n: string }>(
    'SELECT n, raw, outcome FROM visitt.operation WHERE replica_id = $1 AND n BETWEEN $2 AND $3',
    [replicaId, firstN, last],
  );
  return new Map(rows.map(({ n, raw, outcome }) => [Number(n), { raw, outcome }]));
}

async function noteContact(tx: Transaction, request: PushRequest, lastN: number, now: Date): Promise<void> {
  const sentAt = Date.parse(request.sentAt);
  const oldest = request.oldestPending === null ? Number.NaN : Date.parse(request.oldestPending);
  await tx.query(
    `UPDATE visitt.replica SET last_n = $2, last_contact = $3, pending = $4, oldest_pending = $5, clock_offset = $6
     WHERE replica_id = $1`,
    [
      request.replicaId,
      lastN,
      now.toISOString(),
      Math.min(request.pending, 2_147_483_647),
      Number.isNaN(oldest) ? null : new Date(oldest).toISOString(),
      Number.isNaN(sentAt) ? null : now.getTime() - sentAt,
    ],
  );
}
