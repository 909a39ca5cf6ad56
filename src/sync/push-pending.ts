import { protocolVersion, pushBytes, pushLimit } from '#protocol/version.ts';
import type { PushAnswer, PushRequest } from '#protocol/push.ts';
import { cutBatch } from './cut-batch.ts';
import { quickAnswer } from './pace.ts';
import type {
  Clock,
  Outbox,
  OutboxBatch,
  OutgoingOperation,
  Transport,
  TransportFailure,
  TransportResult,
} from './ports.ts';
import type { StepReport, SyncStep } from './sync-step.ts';

/** A way that has not been tried yet gets no more than this at first: what does not arrive whole is sent all over again. */
const firstLimit = 100;
/** However often nothing arrived: so little gets through wherever anything does. */
const leastLimit = 25;
/** What an operation may take, on the average. */
const bytesEach = 2_560;
/** Room for what stands around the operations. */
const envelopeBytes = 2_048;
/** After this many refusals of the same batch it is halved, to find the operation that stands in the way. */
const refusalsBeforeHalving = 3;
/** The numbers are brought in step with the server's at most this often in one go. */
const mendedAtOnce = 3;

export type PushPending = (report: StepReport) => Promise<SyncStep>;

type Ports = {
  readonly outbox: Outbox;
  readonly transport: Transport;
  readonly clock: Clock;
  /** Whether the server has answered quickly a moment ago, whatever it was asked. */
  readonly isQuickLately: () => boolean;
  /** Operations in the first push at most; given by the simulation, whose queues are short. */
  readonly firstPush?: number;
};

type Result = TransportResult<PushAnswer>;

/** A batch that has been read, and what of it goes in one push. */
type Ready = {
  readonly batch: OutboxBatch;
  readonly sent: readonly OutgoingOperation[];
  /** What it was read for: operations in one push at most. */
  readonly most: number;
};

/** One that is on its way already, before the one before it was answered; the one behind it is being read. */
type Ahead = Ready & {
  readonly sending: Promise<Result> | null;
  readonly behind: Promise<Ready | null>;
};

/** Sends what is waiting, oldest first, until nothing is. Remembers between calls how large a batch the server takes. */
export function createPushPending({
  outbox,
  transport,
  clock,
  isQuickLately,
  firstPush = firstLimit,
}: Ports): PushPending {
  let limit = firstPush;
  let onTheirWay: readonly (readonly OutgoingOperation[])[] = [];
  let refused = { firstN: 0, times: 0 };
  /** Up to here lies what the server has refused often enough: no more waiting until it is found. */
  let suspectUpTo = 0;
  /** How often the numbers were brought in step since the last call. */
  let mended = 0;

  const showOnTheirWay = (pushes: typeof onTheirWay) => {
    onTheirWay = pushes;
    outbox.setSending(pushes.flat().map(({ body }) => body.id));
  };

  const send = async (
    batch: OutboxBatch,
    sent: readonly OutgoingOperation[],
    withheld = false,
  ): Promise<Result> => {
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
    showOnTheirWay([...onTheirWay, sent]);
    try {
      return await transport.push(request);
    } finally {
      showOnTheirWay(onTheirWay.filter((other) => other !== sent));
    }
  };

  const readReady = async (): Promise<Ready> => {
    const batch = await readBatch(outbox, limit);
    return { batch, sent: cut(batch, limit), most: limit };
  };

  const cut = ({ operations }: OutboxBatch, most: number): readonly OutgoingOperation[] =>
    cutBatch(operations, {
      operations: most,
      bytes: Math.min(pushBytes, most * bytesEach) - envelopeBytes,
    });

  /**
   * The batch after one that is on its way, read meanwhile. Null when there is none, or it does not follow on it after
   * all; what goes wrong here goes wrong again, and is told, when the batch is asked for in its turn.
   */
  const readBehind = async ({ batch, sent, most: before }: Ready): Promise<Ready | null> => {
    if (isLast(batch, sent)) return null;
    const most = toLarger(before);
    const last = sent.at(-1)?.n ?? 0;
    try {
      const next = await readBatch(outbox, most, last);
      const follows = next.replicaId === batch.replicaId && next.operations[0]?.n === last + 1;
      return follows ? { batch: next, sent: cut(next, most), most } : null;
    } catch {
      return null;
    }
  };

  /** That batch, sent behind the one on its way where `isQuick`; the one after it is then read too. */
  const prepareNext = async (
    behind: Promise<Ready | null>,
    isQuick: boolean,
  ): Promise<Ahead | Ready | null> => {
    const next = await behind;
    if (next === null || !isQuick) return next;
    const sending = send(next.batch, next.sent);
    return { ...next, sending, behind: readBehind(next) };
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
    let ahead: Ahead | Ready | null = null;
    let isQuick = isQuickLately();
    let isIdle = true;
    for (;;) {
      if (ahead === null || report.stopped()) await storing;
      if (report.stopped()) return { end: 'stopped' };
      const ready: Partial<Ahead> & Ready = ahead ?? (await readReady());
      ahead = null;
      const { batch, sent } = ready;
      if (sent.length === 0) return { end: 'done', cursor: batch.cursor, isIdle };
      isIdle = false;
      report.phase('pushing');
      const startedAt = Date.parse(clock.now());
      const sending = ready.sending ?? send(batch, sent);
      const following = prepareNext(ready.behind ?? readBehind(ready), isQuick);
      const result = await sending;
      await storing;
      const isExpected = result.ok && isAsExpected(batch, sent, result.value);
      const took = Date.parse(clock.now()) - startedAt;
      isQuick = isExpected && took >= 0 && took < quickAnswer;
      // Sent before its turn: anything but the plain answer is forgotten, and it goes again in its turn.
      if (ready.sending && !isExpected) continue;
      if (result.ok) {
        const next = isExpected ? await following : null;
        storing = take(batch, result.value, report);
        if (next === null) await storing;
        else storing.catch(() => undefined);
        if (answersAll(result.value, sent)) {
          // What has been written since is somebody's own call.
          if (isExpected && isLast(batch, sent)) return { end: 'done' };
          ahead = next;
          limit = toLarger(limit);
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
      if (failure.kind === 'unreachable') limit = toSmaller(limit);
      if (!isRefusal(failure)) return toStep(failure);
      const step = await takeRefusal(batch, sent, report);
      if (step) return step;
    }
  };
}

const toLarger = (limit: number): number => Math.min(pushLimit, limit * 2);

/** After nothing arrived: a network that breaks off again and again may carry less at a time. */
const toSmaller = (limit: number): number =>
  limit <= leastLimit ? limit : Math.max(leastLimit, Math.min(firstLimit, Math.floor(limit / 2)));

/** One more than can be sent, or as many as ever can: then a group that goes on is seen, and is there whole. */
async function readBatch(outbox: Outbox, limit: number, after?: number): Promise<OutboxBatch> {
  const batch = await outbox.nextBatch(limit + 1, after);
  const goesOn = batch.operations.length > limit && batch.operations.at(-1)?.groupId !== undefined;
  return goesOn && limit < pushLimit ? outbox.nextBatch(pushLimit + 1, after) : batch;
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

/** Nothing waited beyond these when they were read. */
const isLast = (batch: OutboxBatch, sent: readonly OutgoingOperation[]): boolean =>
  batch.pending === 0 && sent.length === batch.operations.length;

const isOneUnit = (sent: readonly OutgoingOperation[]): boolean =>
  sent.length <= 1 || (sent[0]?.groupId !== undefined && sent[0].groupId === sent.at(-1)?.groupId);

const answersAll = ({ outcomes }: PushAnswer, sent: readonly OutgoingOperation[]): boolean => {
  const answered = new Set(outcomes.map(({ n }) => n));
  return sent.every(({ n }) => answered.has(n));
};

/** No body: the server files it as unreadable and goes on to the next. */
const toWithheld = ({ n, schema, at }: OutgoingOperation) => ({ n, schema, at, withheld: true });
