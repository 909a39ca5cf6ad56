import { protocolVersion, pushBytes, pushLimit } from '#protocol/version.ts';
import type { PushAnswer, PushRequest } from '#protocol/push.ts';
import { cutBatch } from './cut-batch.ts';
import type { Clock, Outbox, OutboxBatch, OutgoingOperation, Transport, TransportFailure } from './ports.ts';
import type { StepReport, SyncStep } from './sync-step.ts';

/** Room for what stands around the operations. */
const envelopeBytes = 2_048;
/** After this many refusals of the same batch it is halved, to find the operation that stands in the way. */
const refusalsBeforeHalving = 3;
/** The numbers are brought in step with the server's at most this often in one go. */
const mendedAtOnce = 3;

export type PushPending = (report: StepReport) => Promise<SyncStep>;

type Ports = { readonly outbox: Outbox; readonly transport: Transport; readonly clock: Clock };

/** Sends what is waiting, oldest first, until nothing is. Remembers between calls how large a batch the server takes. */
export function createPushPending({ outbox, transport, clock }: Ports): PushPending {
  let limit: number = pushLimit;
  let refused = { firstN: 0, times: 0 };
  /** Up to here lies what the server has refused often enough: no more waiting until it is found. */
  let suspectUpTo = 0;
  /** How often the numbers were brought in step since the last call. */
  let mended = 0;

  const send = async (batch: OutboxBatch, sent: readonly OutgoingOperation[], withheld = false) => {
    const request: PushRequest = {
      protocol: protocolVersion,
      epoch: batch.epoch,
      replicaId: batch.replicaId,
      deviceId: batch.deviceId,
      firstN: sent[0]?.n ?? 1,
      operations: withheld ? sent.map(toWithheld) : [...sent],
      pending: batch.pending + batch.operations.length - sent.length,
      oldestPending: batch.oldestPending,
      sentAt: clock.now(),
    };
    outbox.setSending(sent.map(({ body }) => body.id));
    try {
      return await transport.push(request);
    } finally {
      outbox.setSending([]);
    }
  };

  const take = async (batch: OutboxBatch, answer: PushAnswer, report: StepReport) => {
    report.serverTime(answer.serverTime);
    const epochChanged = batch.epoch !== null && batch.epoch !== answer.epoch;
    if (epochChanged) await outbox.resetEpoch(answer.epoch, answer.ackedN, batch.replicaId);
    await outbox.applyPushAnswer(answer, batch.replicaId);
  };

  /** True when there is something smaller to try at once. */
  const halve = (sent: readonly OutgoingOperation[]): boolean => {
    if (isOneUnit(sent)) return false;
    limit = Math.max(1, Math.floor(sent.length / 2));
    return true;
  };

  /**
   * One operation (or group) the server will not take, though it takes other requests: a note goes in its place, so
   * that what comes after is not held up. The operation itself stays on the device for a person to look at. What stands
   * between the device and the server may refuse the operation and let the note by: then it is the note that hears that
   * the numbers are out of step.
   */
  const withhold = async (batch: OutboxBatch, sent: readonly OutgoingOperation[], report: StepReport) => {
    const probe = await transport.pull(await outbox.cursor());
    if (!probe.ok && !isHealthy(probe.failure)) return false;
    const result = await send(batch, sent, true);
    if (!result.ok) return mend(batch, result.failure);
    if (!answersAll(result.value, sent)) return false;
    await take(batch, result.value, report);
    return true;
  };

  /** Brings the numbers in step with the server's. False when that is not what it asked for, or it asks for ever. */
  const mend = async (batch: OutboxBatch, failure: TransportFailure): Promise<boolean> => {
    if (failure.kind !== 'gap' && failure.kind !== 'reused') return false;
    if (failure.kind === 'gap') await outbox.resendFrom(failure.expectedN, batch.replicaId);
    else await outbox.renameReplica();
    suspectUpTo = 0;
    mended += 1;
    return mended <= mendedAtOnce;
  };

  const takeRefusal = async (
    batch: OutboxBatch,
    sent: readonly OutgoingOperation[],
    report: StepReport,
  ): Promise<SyncStep | null> => {
    const firstN = sent[0]?.n ?? 0;
    if (firstN > suspectUpTo) {
      refused = { firstN, times: refused.firstN === firstN ? refused.times + 1 : 1 };
      if (refused.times < refusalsBeforeHalving)
        return { end: 'failed', afterMs: null, refusals: refused.times };
      suspectUpTo = sent.at(-1)?.n ?? 0;
    }
    if (halve(sent) || (await withhold(batch, sent, report))) return null;
    return { end: 'failed', afterMs: null };
  };

  return async (report) => {
    mended = 0;
    /** The last answer, on its way into the store. */
    let storing: Promise<void> = Promise.resolve();
    let ahead: OutboxBatch | null = null;
    for (;;) {
      if (ahead === null || report.stopped()) await storing;
      if (report.stopped()) return { end: 'stopped' };
      const batch: OutboxBatch = ahead ?? (await outbox.nextBatch(pushLimit + 1));
      ahead = null;
      const sent = cutBatch(batch.operations, { operations: limit, bytes: pushBytes - envelopeBytes });
      if (sent.length === 0) return { end: 'done', cursor: batch.cursor };
      report.phase('pushing');
      const sending = send(batch, sent);
      const following = readAhead(outbox, batch, sent, storing);
      const result = await sending;
      await storing;
      if (result.ok) {
        const next = isAsExpected(batch, sent, result.value) ? await following : null;
        storing = take(batch, result.value, report);
        if (next === null) await storing;
        else storing.catch(() => undefined);
        if (answersAll(result.value, sent)) {
          ahead = next;
          limit = Math.min(pushLimit, limit * 2);
          refused = { firstN: 0, times: 0 };
          continue;
        }
        const step = await takeRefusal(batch, sent, report);
        if (step) return step;
        continue;
      }
      const { failure } = result;
      if (await mend(batch, failure)) continue;
      if (failure.kind === 'tooLarge' && halve(sent)) continue;
      if (!isRefusal(failure)) return toStep(failure);
      const step = await takeRefusal(batch, sent, report);
      if (step) return step;
    }
  };
}

/**
 * The batch after the one that is on its way, read meanwhile. Null when there is none, or it does not follow on it after
 * all; what goes wrong here goes wrong again, and is told, when the batch is asked for in its turn.
 */
async function readAhead(
  outbox: Outbox,
  batch: OutboxBatch,
  sent: readonly OutgoingOperation[],
  storing: Promise<void>,
): Promise<OutboxBatch | null> {
  if (batch.pending === 0 && sent.length === batch.operations.length) return null;
  try {
    await storing;
    const next = await outbox.nextBatch(pushLimit + 1, sent.length);
    const follows = next.replicaId === batch.replicaId && next.operations[0]?.n === (sent.at(-1)?.n ?? 0) + 1;
    return follows ? next : null;
  } catch {
    return null;
  }
}

/** The server is where it should be: what comes next may leave before this answer is stored. */
const isAsExpected = (
  { epoch }: OutboxBatch,
  sent: readonly OutgoingOperation[],
  answer: PushAnswer,
): boolean => {
  const ids = new Map(sent.map(({ n, body }) => [n, body.id]));
  return (
    (epoch === null || epoch === answer.epoch) &&
    answer.ackedN === sent.at(-1)?.n &&
    answersAll(answer, sent) &&
    answer.outcomes.every((one) => one.status === 'quarantined' || ids.get(one.n) === one.recordId)
  );
};

/** A server that says no to a pull for a reason of its own is well: what it cannot take is the operation. */
const isHealthy = ({ kind }: TransportFailure): boolean =>
  kind === 'cursorGone' || kind === 'update' || kind === 'closed';

const isRefusal = ({ kind }: TransportFailure): boolean =>
  kind === 'refused' || kind === 'tooLarge' || kind === 'cursorGone';

export function toStep(failure: TransportFailure): SyncStep {
  switch (failure.kind) {
    case 'unreachable':
    case 'login':
    case 'update':
    case 'closed':
      return { end: failure.kind };
    case 'busy':
      return { end: 'failed', afterMs: failure.retryAfterMs };
    case 'tooLarge':
    case 'gap':
    case 'reused':
    case 'cursorGone':
    case 'refused':
      return { end: 'failed', afterMs: null };
  }
}

const isOneUnit = (sent: readonly OutgoingOperation[]): boolean =>
  sent.length <= 1 || (sent[0]?.groupId !== undefined && sent[0].groupId === sent.at(-1)?.groupId);

const answersAll = ({ outcomes }: PushAnswer, sent: readonly OutgoingOperation[]): boolean => {
  const answered = new Set(outcomes.map(({ n }) => n));
  return sent.every(({ n }) => answered.has(n));
};

/** No body: the server files it as unreadable and goes on to the next. */
const toWithheld = ({ n, schema, at }: OutgoingOperation) => ({ n, schema, at, withheld: true });
