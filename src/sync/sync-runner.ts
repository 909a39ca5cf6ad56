import { toBackoff } from './backoff.ts';
import type { Clock, Lock, Outbox, Transport } from './ports.ts';
import { withPace } from './pace.ts';
import { createPullChanges } from './pull-changes.ts';
import { createPushPending } from './push-pending.ts';
import { idleStatus, type SyncStatus } from './status.ts';
import type { StepReport, SyncStep } from './sync-step.ts';

/** Why somebody wants something sent or fetched now. Those a person waits for do not sit out a backoff. */
export type KickReason =
  | 'start'
  | 'online'
  | 'visible'
  | 'sign'
  | 'person'
  | 'session'
  | 'write'
  | 'poke'
  | 'poll';

export type SyncRunner = {
  kick(reason: KickReason): void;
  readonly status: {
    current(): SyncStatus;
    /** Calls at once with the present status and again after each change. */
    subscribe(listener: (status: SyncStatus) => void): () => void;
  };
  start(): void;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
};

export type SyncPorts = {
  readonly outbox: Outbox;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly lock: Lock;
  /** Told of what the device's own storage would not do; the runner itself only tries again later. */
  readonly failed?: (error: unknown) => void;
  /** Operations in the first push at most; given by the simulation, whose queues are short. */
  readonly firstPush?: number;
};

/** Sends and fetches for one store, whenever it is asked to, one round at a time. */
export function createSyncRunner({
  outbox,
  transport: way,
  clock,
  lock,
  failed = () => {},
  firstPush,
}: SyncPorts): SyncRunner {
  const { transport, isQuick } = withPace(way, clock);
  const push = createPushPending({
    outbox,
    transport,
    clock,
    isQuickLately: isQuick,
    ...(firstPush === undefined ? {} : { firstPush }),
  });
  const pull = createPullChanges({ outbox, transport });
  const listeners = new Set<(status: SyncStatus) => void>();
  let status = idleStatus;
  let isStarted = false;
  let running: Promise<void> | null = null;
  /** Asked for while a round was under way. `now`: by somebody who should not sit out a backoff. */
  let wanted: 'nothing' | 'soon' | 'now' = 'nothing';
  let failures = 0;
  let waiting: { readonly for: 'server' | 'backoff'; readonly cancel: () => void } | null = null;

  const put = (change: Partial<SyncStatus>) => {
    const changed = Object.entries(change).some(([key, value]) => status[key as keyof SyncStatus] !== value);
    if (!changed) return;
    status = { ...status, ...change };
    for (const listener of listeners) listener(status);
  };

  const report: StepReport = {
    phase: (phase) => put({ phase }),
    serverTime: (iso) => put({ clockOffset: Date.parse(iso) - Date.parse(clock.now()), reached: true }),
    progress: (progress) => put({ progress }),
    stopped: () => !isStarted,
  };

  const pushWritten = async (): Promise<SyncStep | null> => {
    if (wanted === 'nothing') return null;
    wanted = 'nothing';
    return push(report);
  };

  const round = async (): Promise<SyncStep> => {
    // Mostly nothing waits: the server is asked while that is found out (SYN33).
    const guess = outbox.quietCursor();
    const early = guess === undefined ? null : pull.ask(guess);
    const pushed = await push(report);
    const step =
      pushed.end === 'done'
        ? await pull.take(report, pushWritten, pushed.cursor, pushed.isIdle ? early : null)
        : pushed;
    // The list lies safely where it is: a storage that fails now must not drown what the server has said.
    if (step.end !== 'done') await outbox.workInAnswers().catch(() => undefined);
    return step;
  };

  const wait = (reason: 'server' | 'backoff', milliseconds: number) => {
    waiting?.cancel();
    const cancel = clock.after(milliseconds, () => {
      waiting = null;
      begin();
    });
    waiting = { for: reason, cancel };
  };

  const settle = (step: SyncStep | null) => {
    put({ phase: 'idle', progress: null });
    if (step === null) {
      // Another tab is at it. It may have looked at the queue before our last write, so look again soon.
      wait('backoff', toBackoff(1, clock.random()));
      return;
    }
    switch (step.end) {
      case 'done':
        failures = 0;
        put({ reached: true, needs: 'nothing', lastCompletedAt: clock.now() });
        return;
      case 'again':
        wanted = 'now';
        return;
      case 'stopped':
        return;
      case 'login':
        put({ reached: true, needs: 'login' });
        return;
      case 'closed':
        failures = 0;
        put({ reached: true, needs: 'wipe' });
        return;
      case 'update':
        failures = 0;
        put({ reached: true, needs: 'update' });
        return;
      case 'unreachable':
      case 'failed': {
        failures += 1;
        put({ reached: step.end === 'failed' });
        // What is refused is found out soon, however long nothing was reached before (SYN24).
        const times = (step.end === 'failed' ? step.refusals : undefined) ?? failures;
        const backoff = toBackoff(times, clock.random());
        const asked = step.end === 'failed' ? step.afterMs : null;
        wait(
          asked === null ? 'backoff' : 'server',
          asked === null ? backoff : asked + toBackoff(1, clock.random()),
        );
      }
    }
  };

  const run = async () => {
    let step: SyncStep | null;
    try {
      step = await lock.tryHold(round);
    } catch (error) {
      failed(error);
      step = { end: 'failed', afterMs: null };
    }
    running = null;
    settle(step);
    beginIfWanted();
  };

  /** What asked must be as strong as what stands in the way. */
  const beginIfWanted = () => {
    if (wanted === 'nothing' || waiting?.for === 'server') return;
    if (wanted === 'soon' && (waiting !== null || status.needs === 'login')) return;
    begin();
  };

  const begin = () => {
    if (!isStarted || running) return;
    waiting?.cancel();
    waiting = null;
    wanted = 'nothing';
    running = run();
  };

  return {
    kick: (reason) => {
      if (!isStarted) return;
      wanted = isUrgent(reason) || wanted === 'now' ? 'now' : 'soon';
      if (!running) beginIfWanted();
    },
    status: {
      current: () => status,
      subscribe: (listener) => {
        listeners.add(listener);
        listener(status);
        return () => listeners.delete(listener);
      },
    },
    start: () => {
      if (isStarted) return;
      isStarted = true;
      wanted = 'now';
      begin();
    },
    stop: async () => {
      isStarted = false;
      waiting?.cancel();
      waiting = null;
      await running;
    },
  };
}

const isUrgent = (reason: KickReason): boolean =>
  reason !== 'write' && reason !== 'poke' && reason !== 'poll';
