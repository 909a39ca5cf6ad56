import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { Outcome, PushAnswer, PushRequest } from '#protocol/push.ts';
import { protocolVersion } from '#protocol/version.ts';
import { toActor } from '../actor.ts';
import { isRefusedValue } from '../error-code.ts';
import { applyPush, touchedRecords, type Received, type Writing } from './apply-push.ts';
import { parseOperation } from './parse-operation.ts';
import { toMadeAt, type LastContact, type Rights } from './rights-at-time.ts';
import type { AnsweredOperation, Contact, ReplicaRow, SyncDatabase, SyncRows } from './sync-rows.ts';

export type PushResult =
  | { readonly ok: true; readonly answer: PushAnswer; readonly fresh: readonly Outcome[] }
  /** The push starts after what the server waits for. */
  | { readonly ok: false; readonly reason: 'gap'; readonly expectedN: number }
  /** The replica belongs to somebody else, or the staff record is gone. */
  | { readonly ok: false; readonly reason: 'foreignReplica' | 'unknownStaff' }
  /** A number that was answered comes again with other content: two devices write as one. */
  | { readonly ok: false; readonly reason: 'replicaReused' };

export type PushFrom = {
  readonly tenantId: string;
  readonly staffId: string;
  /** What was made before that on a device that has been closed is still taken. */
  readonly deviceClosedAt?: Date | null;
};

/**
 * Applies a push in one transaction. Each operation has its own outcome, which is stored: whoever pushes the same
 * again gets the same answer. `rawBody` is the request as it came, for what cannot be written down otherwise.
 */
export async function push(
  database: SyncDatabase,
  from: PushFrom,
  request: PushRequest,
  rawBody: string,
  now: () => Date,
): Promise<PushResult> {
  // Before the transaction: no connection, and nobody who waits for it, is held up by reading.
  const received = request.operations.map((value, index) =>
    toReceived(value, request.firstN + index, rawBody),
  );
  const write = (writing: Writing): Promise<PushResult> =>
    database.write(from.tenantId, (rows) => pushInto(rows, from, request, received, writing, now));
  try {
    return await write('together');
  } catch (cause) {
    if (!isRefusedValue(cause)) throw cause;
    return write('apart');
  }
}

async function pushInto(
  rows: SyncRows,
  from: PushFrom,
  request: PushRequest,
  received: readonly Received[],
  writing: Writing,
  now: () => Date,
): Promise<PushResult> {
  const [actorRows, { epoch }, known, locked] = await Promise.all([
    rows.loadActorRows(from.staffId),
    rows.loadTenant(),
    rows.lockReplica(request.replicaId),
    rows.lockRecords(touchedRecords(received)),
  ]);
  const actor = toActor(from.tenantId, from.staffId, actorRows);
  if (!actor) return { ok: false, reason: 'unknownStaff' };
  const replica = await toReplica(rows, from, request, known);
  if (!replica.ok) return replica;
  const answered = await loadAnswered(rows, request, replica.lastN);
  const isReused = received.some(({ n, raw }) => {
    const before = answered.get(n);
    return before !== undefined && !isSame(before.raw, raw);
  });
  if (isReused) return { ok: false, reason: 'replicaReused' };
  const serverTime = now();
  const unanswered = received.filter(({ n }) => n > replica.lastN);
  const ackedN = unanswered.at(-1)?.n ?? replica.lastN;
  await rows.putContact(request.replicaId, toContact(request, ackedN, serverTime));
  const rights: Rights = {
    actor,
    past: null,
    madeAt: toMadeAt(serverTime.getTime(), request.sentAt, replica.lastContact),
    deviceClosedAt: from.deviceClosedAt?.getTime() ?? null,
  };
  const touched = new Set(touchedRecords(unanswered));
  const fresh = await applyPush(
    rows,
    rights,
    request.replicaId,
    unanswered,
    locked.filter(({ id }) => touched.has(id)),
    serverTime.toISOString(),
    writing,
  );
  const replayed = received.flatMap(({ n }) => answered.get(n)?.outcome ?? []);
  return {
    ok: true,
    fresh,
    answer: {
      protocol: protocolVersion,
      epoch,
      outcomes: [...replayed, ...fresh],
      ackedN,
      safeN: replica.safeN,
      serverTime: serverTime.toISOString(),
    },
  };
}

type Replica =
  | {
      readonly ok: true;
      readonly lastN: number;
      readonly safeN: number;
      readonly lastContact: LastContact | null;
    }
  | Extract<PushResult, { ok: false }>;

async function toReplica(
  rows: SyncRows,
  from: PushFrom,
  { replicaId, deviceId, firstN }: PushRequest,
  replica: ReplicaRow | null,
): Promise<Replica> {
  if (replica && replica.staffId !== from.staffId) return { ok: false, reason: 'foreignReplica' };
  const lastN = replica?.lastN ?? 0;
  if (firstN > lastN + 1) return { ok: false, reason: 'gap', expectedN: lastN + 1 };
  if (!replica) await rows.addReplica({ replicaId, deviceId, staffId: from.staffId });
  return { ok: true, lastN, safeN: replica?.safeN ?? 0, lastContact: replica?.lastContact ?? null };
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

async function loadAnswered(
  rows: SyncRows,
  { replicaId, firstN, operations }: PushRequest,
  lastN: number,
): Promise<ReadonlyMap<number, AnsweredOperation>> {
  const last = Math.min(lastN, firstN + operations.length - 1);
  if (last < firstN) return new Map();
  const answered = await rows.loadOperations(replicaId, firstN, last);
  return new Map(answered.map((operation) => [operation.n, operation]));
}

function toContact(request: PushRequest, lastN: number, now: Date): Contact {
  const sentAt = Date.parse(request.sentAt);
  const oldest = request.oldestPending === null ? Number.NaN : Date.parse(request.oldestPending);
  return {
    lastN,
    at: now.toISOString(),
    pending: Math.min(request.pending, 2_147_483_647),
    oldestPending: Number.isNaN(oldest) ? null : new Date(oldest).toISOString(),
    clockOffset: Number.isNaN(sentAt) ? null : now.getTime() - sentAt,
  };
}
