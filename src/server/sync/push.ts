import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { Outcome, PushAnswer, PushRequest } from '#protocol/push.ts';
import { protocolVersion } from '#protocol/version.ts';
import { toActor, type Actor } from '../actor.ts';
import { isRefusedValue } from '../error-code.ts';
import { applyApart, applyTogether, touchedRecords, type Unanswered } from './apply-push.ts';
import type { Received } from './decide-push.ts';
import { parseOperation } from './parse-operation.ts';
import { toMadeAt, type Rights } from './rights-at-time.ts';
import type { AnsweredOperation, ReplicaRow, SyncDatabase, SyncRows, ToldReplica } from './sync-rows.ts';

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

/** A push as it came, its operations parsed. */
export type Push = {
  readonly from: PushFrom;
  readonly request: PushRequest;
  readonly received: readonly Received[];
  /** When it came, in milliseconds; absent when it is taken at once. What it waited is not the phone's clock being wrong. */
  readonly arrivedAt?: number;
};

/** `rawBody` is the request as it came, for what cannot be written down otherwise. */
export const toPush = (from: PushFrom, request: PushRequest, rawBody: string): Push => ({
  from,
  // As the database writes them: in capitals a name would be another one here and the same one there.
  request: {
    ...request,
    replicaId: request.replicaId.toLowerCase(),
    deviceId: request.deviceId.toLowerCase(),
  },
  received: request.operations.map((value, index) => toReceived(value, request.firstN + index, rawBody)),
});

/**
 * Applies a push in one transaction. Each operation has its own outcome, which is stored: whoever pushes the same
 * again gets the same answer. What is refused by the database itself is seldom: it is all written in one go first, and
 * done again with a savepoint for each operation when a value cannot be kept.
 */
export async function pushAlone(database: SyncDatabase, push: Push, now: () => Date): Promise<PushResult> {
  const { tenantId } = push.from;
  const write = (apply: Apply): Promise<PushResult> =>
    database.write(tenantId, async (rows) => only(await pushInto(rows, [push], apply, now)));
  try {
    return await write(applyTogether);
  } catch (cause) {
    if (!isRefusedValue(cause)) throw cause;
    return write(async (rows, [one], locked) => (one ? [await applyApart(rows, one, locked)] : []));
  }
}

/**
 * Several of one tenant in one transaction, as if one had come after the other; no two are of one replica or write one
 * record. Throws when anything at all goes wrong with any of them: then nothing has been written.
 */
export const pushTogether = (
  database: SyncDatabase,
  tenantId: string,
  pushes: readonly Push[],
  now: () => Date,
): Promise<readonly PushResult[]> =>
  database.write(tenantId, (rows) => pushInto(rows, pushes, applyTogether, now));

type Apply = typeof applyTogether;

async function pushInto(
  rows: SyncRows,
  pushes: readonly Push[],
  apply: Apply,
  now: () => Date,
): Promise<readonly PushResult[]> {
  const [actorRows, { epoch }, known, locked] = await Promise.all([
    rows.loadActorRows([...new Set(pushes.map(({ from }) => from.staffId))]),
    rows.loadTenant(),
    rows.lockReplicas(pushes.map(({ request }) => request.replicaId)),
    rows.lockRecords(touchedRecords(pushes.flatMap(({ received }) => received))),
  ]);
  const serverTime = now();
  const begun = await Promise.all(
    pushes.map((push) => {
      const actor = toActor(push.from.tenantId, push.from.staffId, actorRows);
      return begin(rows, push, actor, known.get(push.request.replicaId) ?? null, serverTime);
    }),
  );
  const going = begun.flatMap((one) => (one.ok ? [one] : []));
  if (going.length > 0) await rows.putReplicas(going.map(({ told }) => told));
  const outcomes = await apply(
    rows,
    going.map(({ unanswered }) => unanswered),
    locked,
  );
  const freshOf = new Map(going.map((one, index) => [one, outcomes[index] ?? []]));
  return begun.map((one): PushResult => {
    if (!one.ok) return one;
    const fresh = freshOf.get(one) ?? [];
    return {
      ok: true,
      fresh,
      answer: {
        protocol: protocolVersion,
        epoch,
        outcomes: [...one.replayed, ...fresh],
        ackedN: one.told.lastN,
        safeN: one.safeN,
        serverTime: serverTime.toISOString(),
      },
    };
  });
}

type Begun =
  | {
      readonly ok: true;
      readonly told: ToldReplica;
      readonly safeN: number;
      /** What was answered before, again. */
      readonly replayed: readonly Outcome[];
      readonly unanswered: Unanswered;
    }
  | Extract<PushResult, { ok: false }>;

/** What a push is before anything of it is applied: of whom, from which number, by which rights. */
async function begin(
  rows: SyncRows,
  { from, request, received, arrivedAt }: Push,
  actor: Actor | null,
  replica: ReplicaRow | null,
  serverTime: Date,
): Promise<Begun> {
  const { replicaId, deviceId, firstN } = request;
  const arrived = arrivedAt ?? serverTime.getTime();
  if (!actor) return { ok: false, reason: 'unknownStaff' };
  if (replica && replica.staffId !== from.staffId) return { ok: false, reason: 'foreignReplica' };
  const lastN = replica?.lastN ?? 0;
  if (firstN > lastN + 1) return { ok: false, reason: 'gap', expectedN: lastN + 1 };
  const answered = await loadAnswered(rows, request, lastN);
  const isReused = received.some(({ n, raw }) => {
    const before = answered.get(n);
    return before !== undefined && !isSame(before.raw, raw);
  });
  if (isReused) return { ok: false, reason: 'replicaReused' };
  const unanswered = received.filter(({ n }) => n > lastN);
  const rights: Rights = {
    actor,
    past: null,
    madeAt: toMadeAt(arrived, request.sentAt, replica?.lastContact ?? null),
    deviceClosedAt: from.deviceClosedAt?.getTime() ?? null,
  };
  return {
    ok: true,
    told: {
      replicaId,
      deviceId,
      staffId: from.staffId,
      isNew: replica === null,
      ...toContact(request, unanswered.at(-1)?.n ?? lastN, serverTime, arrived),
    },
    safeN: replica?.safeN ?? 0,
    replayed: received.flatMap(({ n }) => answered.get(n)?.outcome ?? []),
    unanswered: { rights, replicaId, receivedAt: serverTime.toISOString(), received: unanswered },
  };
}

function only<T>([one]: readonly T[]): T {
  if (one === undefined) throw new Error('a push was not answered');
  return one;
}

function toReceived(value: unknown, n: number, rawBody: string): Received {
  const raw = toRaw(value, rawBody);
  return { n, raw, parsed: parseOperation(value, n, raw) };
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

function toContact(
  request: PushRequest,
  lastN: number,
  now: Date,
  arrived: number,
): Omit<ToldReplica, 'replicaId' | 'deviceId' | 'staffId' | 'isNew'> {
  const sentAt = Date.parse(request.sentAt);
  const oldest = request.oldestPending === null ? Number.NaN : Date.parse(request.oldestPending);
  return {
    lastN,
    at: now.toISOString(),
    pending: Math.min(request.pending, 2_147_483_647),
    oldestPending: Number.isNaN(oldest) ? null : new Date(oldest).toISOString(),
    clockOffset: Number.isNaN(sentAt) ? null : arrived - sentAt,
  };
}
