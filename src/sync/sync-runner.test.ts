import { describe, expect, it } from 'vitest';
import type { PullAnswer } from '#protocol/pull.ts';
import type { PushAnswer, PushRequest } from '#protocol/push.ts';
import type { Clock, Lock, Outbox, OutgoingOperation, Transport, TransportFailure } from './ports.ts';
import type { SyncStatus } from './status.ts';
import { createSyncRunner } from './sync-runner.ts';

const epoch = 'e0000000-0000-4000-8000-000000000001';
const otherEpoch = 'e0000000-0000-4000-8000-000000000002';
const serverTime = '2026-11-21T09:00:00.000Z';
const deviceTime = '2026-11-21T08:59:00.000Z';

type Timer = { readonly at: number; readonly run: () => void };
type PushScript = (
  request: PushRequest,
) => PushAnswer | TransportFailure | Promise<PushAnswer | TransportFailure>;
type PullScript = (cursor: string | null) => Partial<PullAnswer> | TransportFailure;

const isFailure = (value: object): value is TransportFailure => 'kind' in value;

/** A device whose queue is a list and whose time is moved by hand; the server is a script. */
function setUp({
  push = answerAll,
  pull = () => ({}),
  isLocked = () => false,
}: { push?: PushScript; pull?: PullScript; isLocked?: () => boolean } = {}) {
  let queue: readonly OutgoingOperation[] = [];
  let cursor: string | null = null;
  let now = 0;
  let timers: readonly Timer[] = [];
  let latest = 0;
  const pushes: PushRequest[] = [];
  const pulls: (string | null)[] = [];
  let workedIn = 0;
  let quiet: string | null | undefined;
  const calls: string[] = [];
  const sending: (readonly string[])[] = [];
  const outbox: Outbox = {
    nextBatch: async (limit, after = 0) => {
      const behind = queue.filter(({ n }) => n > after);
      return {
        replicaId: 'r',
        deviceId: 'd',
        epoch,
        operations: behind.slice(0, limit),
        pending: Math.max(0, behind.length - limit),
        oldestPending: behind[0]?.at ?? null,
        cursor,
      };
    },
    applyPushAnswer: async ({ outcomes }) => {
      const answered = new Set(outcomes.map(({ n }) => n));
      queue = queue.filter(({ n }) => !answered.has(n));
    },
    workInAnswers: async () => {
      workedIn += 1;
      return true;
    },
    cursor: async () => cursor,
    quietCursor: () => quiet,
    preparePage: async (answer) => void calls.push(`prepare ${answer.cursor}`),
    applyPullAnswer: async (answer) => {
      if (answer.epoch !== epoch) return 'epochChanged';
      cursor = answer.cursor;
      return 'taken';
    },
    resetEpoch: async (to, lastN) => void calls.push(`resetEpoch ${to} ${lastN}`),
    resendFrom: async (n) => void calls.push(`resendFrom ${n}`),
    renameReplica: async () => void calls.push('renameReplica'),
    resetCursor: async () => {
      calls.push('resetCursor');
      cursor = null;
    },
    setSending: (ids) => void sending.push(ids),
  };
  const transport: Transport = {
    push: async (request) => {
      pushes.push(request);
      const answer = await push(request);
      return isFailure(answer) ? { ok: false, failure: answer } : { ok: true, value: answer };
    },
    pull: async (from) => {
      pulls.push(from);
      const answer = pull(from);
      if (isFailure(answer)) return { ok: false, failure: answer };
      return { ok: true, value: { ...emptyPage, ...answer } };
    },
  };
  const clock: Clock = {
    now: () => new Date(Date.parse(deviceTime) + now).toISOString(),
    after: (milliseconds, run) => {
      const timer = { at: now + milliseconds, run };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    random: () => 0.5,
  };
  const lock: Lock = { tryHold: async (run) => (isLocked() ? null : run()) };
  const failed: unknown[] = [];
  const runner = createSyncRunner({
    outbox,
    transport,
    clock,
    lock,
    failed: (error) => void failed.push(error),
  });
  const rest = () => new Promise<void>((resolve) => setImmediate(resolve));
  const seen: SyncStatus[] = [];
  runner.status.subscribe((status) => void seen.push(status));
  return {
    runner,
    outbox,
    pushes,
    pulls,
    calls,
    sending,
    failed,
    seen,
    rest,
    status: () => runner.status.current(),
    queued: () => queue.length,
    workedIn: () => workedIn,
    /** What the store takes for the cursor, and for a queue in which nothing waits. */
    guess: (at: string | null) => void (quiet = at),
    write: (count: number, more: Partial<OutgoingOperation> = {}) => {
      queue = [...queue, ...Array.from({ length: count }, () => operation((latest += 1), more))];
    },
    start: async () => {
      runner.start();
      await rest();
    },
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    timers: () => timers.map(({ at }) => at - now),
    advance: async () => {
      const next = timers.toSorted((a, b) => a.at - b.at)[0];
      if (!next) throw new Error('Nothing waits');
      timers = timers.filter((timer) => timer !== next);
      now = next.at;
      next.run();
      await rest();
    },
  };
}

const operation = (n: number, more: Partial<OutgoingOperation>): OutgoingOperation => ({
  n,
  schema: 1,
  at: deviceTime,
  body: { type: 'record.put', kind: 'person', id: `p${n}`, body: {} },
  ...more,
});

const emptyPage: PullAnswer = {
  protocol: 1,
  epoch,
  cursor: 'c',
  changes: [],
  hasMore: false,
  remaining: 0,
  revokedScopes: [],
  serverTime,
};

function answerAll({ firstN, operations }: PushRequest): PushAnswer {
  const outcomes = operations.map((_, index) => ({
    n: firstN + index,
    status: 'applied' as const,
    recordId: 'p',
    position: 1,
    version: 1,
    receivedAt: serverTime,
  }));
  return { protocol: 1, epoch, outcomes, ackedN: firstN + operations.length - 1, safeN: 0, serverTime };
}

/** As a server does that knows what these operations are about. */
function answerTruly(request: PushRequest): PushAnswer {
  const answer = answerAll(request);
  const outcomes = answer.outcomes.map((one) => ({ ...one, recordId: `p${one.n}` }));
  return { ...answer, outcomes };
}

describe('asking while the queue is looked through', () => {
  it('SYN33 takes the answer when nothing waits and the store is where it was asked from', async () => {
    const order: string[] = [];
    const device = setUp({
      pull: () => {
        order.push('asked');
        return { cursor: 'c2' };
      },
    });
    const { nextBatch } = device.outbox;
    device.outbox.nextBatch = async (...asked) => {
      const batch = await nextBatch(...asked);
      order.push('looked');
      return batch;
    };
    device.guess(null);
    await device.start();
    expect(order).toEqual(['asked', 'looked']);
    expect(device.pulls).toEqual([null]);
    await expect(device.outbox.cursor()).resolves.toBe('c2');
    expect(device.status().needs).toBe('nothing');
  });

  it('SYN33 asks again when the store is elsewhere', async () => {
    const device = setUp({ pull: (from) => ({ cursor: from === null ? 'right' : 'wrong' }) });
    device.guess('elsewhere');
    await device.start();
    expect(device.pulls).toEqual(['elsewhere', null]);
    await expect(device.outbox.cursor()).resolves.toBe('right');
  });

  it('SYN33 SYN30 forgets what was heard, whatever it says, when something was sent', async () => {
    const said: (Partial<PullAnswer> | TransportFailure)[] = [{ kind: 'closed' }, { cursor: 'after' }];
    const device = setUp({ pull: () => said.shift() ?? {} });
    device.guess(null);
    device.write(1);
    await device.start();
    expect(device.pushes).toHaveLength(1);
    expect(device.pulls).toEqual([null, null]);
    expect(device.status().needs).toBe('nothing');
    await expect(device.outbox.cursor()).resolves.toBe('after');
  });

  it('SYN33 hears that the device is closed when nothing waits', async () => {
    const device = setUp({ pull: () => ({ kind: 'closed' }) });
    device.guess(null);
    await device.start();
    expect(device.pulls).toEqual([null]);
    expect(device.status().needs).toBe('wipe');
  });
});

describe('one push after another', () => {
  /** Answers are stored only when the test lets them. */
  const setUpSlowly = (push: PushScript) => {
    const device = setUp({ push });
    const { applyPushAnswer } = device.outbox;
    const doors: (() => void)[] = [];
    device.outbox.applyPushAnswer = async (answer) => {
      await new Promise<void>((open) => void doors.push(open));
      await applyPushAnswer(answer);
    };
    const sent = () =>
      device.pushes.map(({ firstN, operations, pending }) => [firstN, operations.length, pending]);
    return { device, doors, sent };
  };

  it('SYN31 goes out before the answer to the last is stored, and no further ahead', async () => {
    const { device, doors, sent } = setUpSlowly(answerTruly);
    device.write(660);
    await device.start();
    expect(sent()).toEqual([
      [1, 100, 560],
      [101, 200, 360],
      [301, 250, 110],
    ]);
    expect(device.queued()).toBe(660);
    for (const opened of [1, 2, 3, 4]) {
      doors[opened - 1]?.();
      await device.rest();
    }
    expect(sent().slice(3)).toEqual([[551, 110, 0]]);
    expect(device.queued()).toBe(0);
    expect(device.pulls).toEqual([null]);
  });

  it.each([
    [
      'is about other records',
      (answer: PushAnswer) => ({
        ...answer,
        outcomes: answerAll({ firstN: 1, operations: Array.from({ length: 100 }) } as PushRequest).outcomes,
      }),
    ],
    ['is further than we are', (answer: PushAnswer) => ({ ...answer, ackedN: 500 })],
    ['names only some', (answer: PushAnswer) => ({ ...answer, outcomes: answer.outcomes.slice(0, 50) })],
    ['has another epoch', (answer: PushAnswer) => ({ ...answer, epoch: otherEpoch })],
  ])('SYN31 waits when the server %s', async (_words, change) => {
    const { device, doors } = setUpSlowly((request) => change(answerTruly(request)));
    device.write(330);
    await device.start();
    expect(device.pushes).toHaveLength(1);
    expect(doors).toHaveLength(1);
  });

  it('SYN65 ends the round when an answer could not be stored, though the next is on its way', async () => {
    const device = setUp({ push: answerTruly });
    device.outbox.applyPushAnswer = () => Promise.reject(new Error('full'));
    device.write(330);
    await device.start();
    expect(device.pushes).toHaveLength(3);
    expect(device.failed).toHaveLength(1);
    expect(device.queued()).toBe(330);
    expect(device.timers()).toHaveLength(1);
  });

  it('SYN31 reads the batch anew when it could not be read ahead', async () => {
    const device = setUp({ push: answerTruly });
    const { nextBatch } = device.outbox;
    device.outbox.nextBatch = (limit, after) =>
      after === undefined ? nextBatch(limit) : Promise.reject(new Error('busy'));
    device.write(330);
    await device.start();
    expect(device.pushes.map(({ firstN }) => firstN)).toEqual([1, 101, 301]);
    expect(device.failed).toEqual([]);
    expect(device.queued()).toBe(0);
  });
});

describe('two pushes on their way', () => {
  /** Pushes are answered only when the test lets them, the oldest first. */
  const setUpWaiting = (answer: (request: PushRequest) => PushAnswer | TransportFailure = answerTruly) => {
    const doors: (() => void)[] = [];
    const device = setUp({
      push: async (request) => {
        await new Promise<void>((open) => void doors.push(open));
        return answer(request);
      },
    });
    const open = async () => {
      doors.shift()?.();
      for (let times = 0; times < 5; times += 1) await device.rest();
    };
    return { device, doors, open };
  };

  it('SYN31 the next leaves behind the one that is on its way when the last was answered quickly, never a third', async () => {
    const { device, doors, open } = setUpWaiting();
    device.write(1_000);
    await device.start();
    await device.rest();
    expect(doors).toHaveLength(1);
    for (const onTheirWay of [2, 2, 2, 1, 0]) {
      await open();
      expect(doors).toHaveLength(onTheirWay);
    }
    expect(device.pushes.map(({ firstN }) => firstN)).toEqual([1, 101, 301, 551, 801]);
    expect(device.sending.some((ids) => ids.length === 450)).toBe(true);
    expect(device.sending.at(-1)).toEqual([]);
    expect(device.queued()).toBe(0);
  });

  it('SYN31 the second leaves behind the first when a page came quickly within the minute before', async () => {
    for (const [milliseconds, onTheirWay] of [
      [59_000, 2],
      [60_000, 1],
    ] as const) {
      const { device, doors, open } = setUpWaiting();
      await device.start();
      device.write(1_000);
      device.pass(milliseconds);
      device.runner.kick('write');
      await device.rest();
      expect(doors).toHaveLength(onTheirWay);
      for (let times = 0; times < 5; times += 1) await open();
      expect(device.queued()).toBe(0);
      expect(device.pushes.map(({ firstN }) => firstN)).toEqual([1, 101, 301, 551, 801]);
    }
  });

  it('SYN31 the batch behind the two on their way is read already, and leaves when the first is answered', async () => {
    const { device, doors, open } = setUpWaiting();
    const { nextBatch } = device.outbox;
    const read: (number | undefined)[] = [];
    device.outbox.nextBatch = (limit, after) => {
      read.push(after);
      return nextBatch(limit, after);
    };
    await device.start();
    device.write(1_000);
    device.runner.kick('write');
    await device.rest();
    expect(doors).toHaveLength(2);
    expect(read).toEqual([undefined, undefined, 100, 300]);
    for (let times = 0; times < 5; times += 1) await open();
    // Nothing waited behind the last: nobody has to look once more.
    expect(read).toEqual([undefined, undefined, 100, 300, 550, 800]);
    expect(device.queued()).toBe(0);
  });

  it('SYN31 goes one at a time where an answer takes two seconds, or the clock is set back meanwhile', async () => {
    for (const milliseconds of [2_000, -1]) {
      const { device, doors, open } = setUpWaiting();
      device.write(1_000);
      await device.start();
      for (let times = 0; times < 5; times += 1) {
        expect(doors).toHaveLength(1);
        device.pass(milliseconds);
        await open();
      }
      expect(device.queued()).toBe(0);
    }
  });

  const told: readonly [string, (request: PushRequest) => PushAnswer | TransportFailure][] = [
    ['came before the other', () => ({ kind: 'gap', expectedN: 101 })],
    ['is lost', () => ({ kind: 'unreachable' })],
    ['is refused', () => ({ kind: 'refused', status: 500 })],
    ['is too large', () => ({ kind: 'tooLarge' })],
    ['is known by other content', () => ({ kind: 'reused' })],
    ['comes after a new epoch', (request) => ({ ...answerTruly(request), epoch: otherEpoch })],
    ['is answered in part', (request) => ({ ...answerTruly(request), outcomes: [] })],
  ];
  it.each(told)('SYN31 what left early and %s goes again in its turn', async (_words, early) => {
    let isEarly = true;
    const { device, open } = setUpWaiting((request) => {
      if (request.firstN !== 301 || !isEarly) return answerTruly(request);
      isEarly = false;
      return early(request);
    });
    device.write(600);
    await device.start();
    for (let times = 0; times < 6; times += 1) await open();
    expect(device.pushes.map(({ firstN }) => firstN).filter((n) => n === 301)).toHaveLength(2);
    expect(device.calls).toEqual([]);
    expect(device.failed).toEqual([]);
    expect(device.queued()).toBe(0);
  });

  it('SYN31 SYN51 the answer to what left early settles nothing when the one before it did not arrive', async () => {
    let isBroken = true;
    const { device, open } = setUpWaiting((request) =>
      request.firstN === 101 && isBroken ? { kind: 'unreachable' } : answerTruly(request),
    );
    device.write(550);
    await device.start();
    for (let times = 0; times < 3; times += 1) await open();
    expect(device.queued()).toBe(450);
    expect(device.status().reached).toBe(false);
    isBroken = false;
    device.runner.kick('person');
    for (let times = 0; times < 8; times += 1) await open();
    expect(device.pushes.map(({ firstN }) => firstN)).toEqual([1, 101, 301, 101, 201, 401]);
    expect(device.queued()).toBe(0);
  });
});

describe('the sync runner', () => {
  it('SYN20 SYN26 sends in order, a hundred at first and then up to 250 at a time, and then fetches', async () => {
    const device = setUp();
    device.write(630);
    await device.start();
    expect(
      device.pushes.map(({ firstN, operations, pending }) => [firstN, operations.length, pending]),
    ).toEqual([
      [1, 100, 530],
      [101, 200, 330],
      [301, 250, 80],
      [551, 80, 0],
    ]);
    expect(device.queued()).toBe(0);
    expect(device.pulls).toEqual([null]);
    expect(device.status()).toMatchObject({ phase: 'idle', reached: true, needs: 'nothing' });
    expect(device.status().lastCompletedAt).toBe(deviceTime);
    expect(device.sending.at(-1)).toEqual([]);
  });

  it('SYN20 a group beyond the first hundred is sent whole', async () => {
    const device = setUp();
    device.write(90);
    device.write(30, { groupId: 'one' });
    device.write(10);
    await device.start();
    expect(device.pushes.map(({ operations }) => operations.length)).toEqual([90, 40]);
  });

  it('SYN32 sends less at a time when nothing arrives, and more again when something does', async () => {
    let isBroken = true;
    const device = setUp({
      push: (request) => (isBroken ? { kind: 'unreachable' } : answerAll(request)),
    });
    device.write(300);
    await device.start();
    for (let times = 0; times < 3; times += 1) await device.advance();
    isBroken = false;
    await device.advance();
    expect(device.pushes.map(({ operations }) => operations.length)).toEqual([
      100, 50, 25, 25, 25, 50, 100, 125,
    ]);
    expect(device.queued()).toBe(0);
  });

  it('SYN66 tells how far the device’s clock is off', async () => {
    const device = setUp();
    await device.start();
    expect(device.status().clockOffset).toBe(60_000);
  });

  it('SYN46 sends what was written while it fetches, between two pages, and tells how far it is', async () => {
    const page = {
      changes: [{ change: 'drop', position: 1, id: 'x', scope: 's' }],
    } satisfies Partial<PullAnswer>;
    const device = setUp({
      pull: (cursor) => {
        if (cursor !== null) return page;
        device.write(1);
        device.runner.kick('sign');
        return { ...page, hasMore: true, remaining: 3 };
      },
    });
    await device.start();
    expect(device.pulls[0]).toBeNull();
    expect(device.pushes).toHaveLength(1);
    expect(device.queued()).toBe(0);
    expect(device.seen.map(({ progress }) => progress)).toContainEqual({ done: 1, total: 4 });
    expect(device.status().progress).toBeNull();
  });

  it('SYN48 fetches the next page while one is stored, and leaves it alone when another tab was faster', async () => {
    const device = setUp({
      pull: (cursor) => (cursor === null ? { cursor: 'one', hasMore: true } : { cursor: `${cursor}+` }),
    });
    const { applyPullAnswer } = device.outbox;
    const askedWhileStoring: (readonly (string | null)[])[] = [];
    const taken: (string | null)[] = [];
    device.outbox.applyPullAnswer = async (answer, askedWith) => {
      askedWhileStoring.push([...device.pulls]);
      // Another tab has come further than the page it brought.
      if (askedWith === 'one') return 'stale';
      taken.push(askedWith);
      return applyPullAnswer(answer, askedWith);
    };
    device.outbox.cursor = async () => 'other';
    await device.start();
    expect(askedWhileStoring[0]).toEqual([null, 'one']);
    expect(taken).toEqual([null, 'other']);
    expect(device.pulls).toEqual([null, 'one', 'other']);
    expect(device.calls).toContain('prepare one+');
  });

  it('SYN48 has one page ready and one more on its way while a page is stored, and no more than that', async () => {
    const device = setUp({
      pull: (cursor) => {
        const page = Number(cursor ?? 0) + 1;
        return { cursor: `${page}`, hasMore: page < 6, remaining: 6 - page };
      },
    });
    const { applyPullAnswer } = device.outbox;
    const askedWhileStoring: number[] = [];
    device.outbox.applyPullAnswer = async (answer, askedWith) => {
      await device.rest();
      askedWhileStoring.push(device.pulls.length);
      return applyPullAnswer(answer, askedWith);
    };
    await device.start();
    for (let times = 0; times < 20; times += 1) await device.rest();
    expect(askedWhileStoring).toEqual([3, 4, 5, 6, 6, 6]);
    expect(device.pulls).toEqual([null, '1', '2', '3', '4', '5']);
  });

  it('SYN92 what was answered is worked in also when no page comes after it', async () => {
    const device = setUp({ pull: () => ({ kind: 'unreachable' }) });
    device.write(2);
    await device.start();
    expect(device.queued()).toBe(0);
    expect(device.workedIn()).toBe(1);
  });

  it('SYN62 waits longer after each failure, and SYN60 not when the network comes back', async () => {
    const device = setUp({ pull: () => ({ kind: 'unreachable' }) });
    await device.start();
    expect(device.status().reached).toBe(false);
    expect(device.timers()).toEqual([1_000]);
    for (const expected of [2_000, 4_000, 8_000]) {
      await device.advance();
      expect(device.timers()).toEqual([expected]);
    }
    const before = device.pulls.length;
    device.runner.kick('write');
    await device.rest();
    expect(device.pulls).toHaveLength(before);
    device.runner.kick('online');
    await device.rest();
    expect(device.pulls).toHaveLength(before + 1);
    for (let times = 0; times < 20; times += 1) await device.advance();
    expect(device.timers()).toEqual([150_000]);
  });

  it('SYN61 is soon for a write, a poke and once a minute, and each of them waits for a backoff to end', async () => {
    let isReached = false;
    const device = setUp({ pull: () => (isReached ? { hasMore: false } : { kind: 'unreachable' }) });
    await device.start();
    const asked = device.pulls.length;
    for (const reason of ['write', 'poke', 'poll'] as const) {
      device.runner.kick(reason);
      await device.rest();
      expect(device.pulls, reason).toHaveLength(asked);
    }
    isReached = true;
    await device.advance();
    expect(device.pulls).toHaveLength(asked + 1);
    for (const [index, reason] of (['write', 'poke', 'poll'] as const).entries()) {
      device.runner.kick(reason);
      await device.rest();
      expect(device.pulls, reason).toHaveLength(asked + 2 + index);
    }
  });

  it('SYN63 keeps Retry-After, whoever asks', async () => {
    const device = setUp({ push: () => ({ kind: 'busy', retryAfterMs: 60_000 }) });
    device.write(1);
    await device.start();
    expect(device.timers()).toEqual([61_000]);
    device.runner.kick('person');
    await device.rest();
    expect(device.pushes).toHaveLength(1);
  });

  it('SYN27 stops at a log-in, keeps the queue, and goes on when somebody has logged in', async () => {
    let isLoggedIn = false;
    const device = setUp({ push: (request) => (isLoggedIn ? answerAll(request) : { kind: 'login' }) });
    device.write(2);
    await device.start();
    expect(device.status().needs).toBe('login');
    expect(device.timers()).toEqual([]);
    for (const reason of ['write', 'poll', 'poke'] as const) device.runner.kick(reason);
    await device.rest();
    expect(device.pushes).toHaveLength(1);
    expect(device.queued()).toBe(2);
    isLoggedIn = true;
    device.runner.kick('session');
    await device.rest();
    expect(device.queued()).toBe(0);
    expect(device.status().needs).toBe('nothing');
  });

  it('SYN28 says that an update is needed, and goes on pushing', async () => {
    const device = setUp({ pull: () => ({ kind: 'update' }) });
    await device.start();
    expect(device.status().needs).toBe('update');
    device.write(1);
    device.runner.kick('write');
    await device.rest();
    expect(device.queued()).toBe(0);
    expect(device.status().needs).toBe('update');
  });

  it('SYN30 delivers what waits before it says that a closed device is to be emptied', async () => {
    const device = setUp({ pull: () => ({ kind: 'closed' }) });
    device.write(3);
    await device.start();
    expect(device.queued()).toBe(0);
    expect(device.status()).toMatchObject({ needs: 'wipe', reached: true, phase: 'idle' });
  });

  it('SYN23 SYN26 halves what is too large at once, and grows again', async () => {
    const device = setUp({
      push: (request) => (request.operations.length > 30 ? { kind: 'tooLarge' } : answerAll(request)),
    });
    device.write(60);
    await device.start();
    expect(device.pushes.map(({ operations }) => operations.length)).toEqual([60, 30, 30]);
    expect(device.queued()).toBe(0);
  });

  it('SYN24 SYN25 finds the one operation the server cannot take, and lets the others by', async () => {
    const poison = 7;
    const device = setUp({
      push: (request) =>
        request.operations.some((raw) => 'body' in (raw as object) && (raw as { n: number }).n === poison)
          ? { kind: 'refused', status: 500 }
          : answerAll(request),
    });
    device.write(20);
    await device.start();
    await device.advance();
    await device.advance();
    expect(device.queued()).toBe(0);
    const withheld = device.pushes.flatMap(({ operations }) =>
      operations.filter((raw) => 'withheld' in (raw as object)),
    );
    expect(withheld).toEqual([{ n: poison, schema: 1, at: deviceTime, withheld: true }]);
  });

  it('SYN24 does not wait minutes between refusals because nothing was reached for long before', async () => {
    let isReached = false;
    const device = setUp({
      push: () => (isReached ? { kind: 'refused', status: 500 } : { kind: 'unreachable' }),
    });
    device.write(2);
    await device.start();
    for (let times = 0; times < 10; times += 1) await device.advance();
    expect(device.timers()[0]).toBeGreaterThan(60_000);
    isReached = true;
    device.runner.kick('online');
    await device.rest();
    expect(device.timers()).toEqual([1_000]);
    await device.advance();
    expect(device.timers()).toEqual([2_000]);
  });

  it.each(['cursorGone', 'update', 'closed'] as const)(
    'SYN25 lets the others by too when the server answers a pull with %s',
    async (kind) => {
      const device = setUp({
        push: (request) =>
          request.operations.some((raw) => 'body' in (raw as object))
            ? { kind: 'refused', status: 500 }
            : answerAll(request),
        pull: () => ({ kind }),
      });
      device.write(1);
      await device.start();
      await device.advance();
      await device.advance();
      expect(device.queued()).toBe(0);
    },
  );

  it('SYN25 SYN22 hears through the note that the numbers are out of step', async () => {
    let isInStep = false;
    const device = setUp({
      push: (request) => {
        if (request.operations.some((raw) => 'body' in (raw as object)))
          return { kind: 'refused', status: 403 };
        return isInStep ? answerAll(request) : { kind: 'gap', expectedN: 1 };
      },
    });
    device.write(1);
    await device.start();
    await device.advance();
    await device.advance();
    expect(device.calls).toContain('resendFrom 1');
    isInStep = true;
    await device.advance();
    expect(device.queued()).toBe(0);
  });

  it('SYN25 withholds nothing from a server that is ill altogether', async () => {
    const device = setUp({
      push: () => ({ kind: 'refused', status: 500 }),
      pull: () => ({ kind: 'refused', status: 500 }),
    });
    device.write(1);
    await device.start();
    for (let times = 0; times < 10; times += 1) await device.advance();
    expect(device.queued()).toBe(1);
    expect(
      device.pushes.every(({ operations }) => operations.every((raw) => !('withheld' in (raw as object)))),
    ).toBe(true);
  });

  it('SYN29 takes an answer that leaves some out as a refusal of those', async () => {
    const device = setUp({
      push: (request) => {
        const answer = answerAll(request);
        return request.operations.length > 1 ? { ...answer, outcomes: answer.outcomes.slice(0, 1) } : answer;
      },
    });
    device.write(3);
    await device.start();
    expect(device.queued()).toBe(2);
    expect(device.timers()).toHaveLength(1);
    await device.advance();
    await device.advance();
    expect(device.queued()).toBe(0);
  });

  it.each([
    [{ kind: 'gap', expectedN: 3 }, 'resendFrom 3'],
    [{ kind: 'reused' }, 'renameReplica'],
  ] satisfies [TransportFailure, string][])(
    'SYN22 SYN3 mends its numbers after %j, but not for ever',
    async (failure, call) => {
      const device = setUp({ push: () => failure });
      device.write(5);
      await device.start();
      expect(device.calls).toEqual([call, call, call, call]);
      expect(device.timers()).toHaveLength(1);
    },
  );

  it('SYN50 sends again and starts over when the server has another epoch', async () => {
    const other = 'e0000000-0000-4000-8000-000000000002';
    const pushed = setUp({ push: (request) => ({ ...answerAll(request), epoch: other }) });
    pushed.write(2);
    await pushed.start();
    expect(pushed.calls).toEqual([`resetEpoch ${other} 2`]);
    let isFirst = true;
    const pulled = setUp({
      pull: () => {
        const answer = isFirst ? { epoch: other } : {};
        isFirst = false;
        return answer;
      },
    });
    await pulled.start();
    expect(pulled.calls).toEqual([`resetEpoch ${other} null`]);
    expect(pulled.pulls).toHaveLength(2);
  });

  it('SYN45 fetches everything anew when its cursor is gone', async () => {
    const device = setUp({
      pull: (cursor): ReturnType<PullScript> => (cursor === 'c' ? { kind: 'cursorGone' } : {}),
    });
    await device.start();
    device.runner.kick('person');
    await device.rest();
    expect(device.calls).toEqual(['resetCursor']);
    expect(device.pulls).toEqual([null, 'c', null]);
  });

  it('SYN64 looks again soon when another tab is at it', async () => {
    let isLocked = true;
    const device = setUp({ isLocked: () => isLocked });
    device.write(1);
    await device.start();
    expect(device.pushes).toEqual([]);
    expect(device.timers()).toEqual([1_000]);
    isLocked = false;
    await device.advance();
    expect(device.queued()).toBe(0);
  });

  it('SYN65 tries again when the device’s own storage fails', async () => {
    const device = setUp();
    const { nextBatch } = device.outbox;
    device.outbox.nextBatch = () => Promise.reject(new Error('full'));
    device.write(1);
    await device.start();
    expect(device.failed).toHaveLength(1);
    device.outbox.nextBatch = nextBatch;
    await device.advance();
    expect(device.queued()).toBe(0);
  });

  it('sends nothing any more after it is stopped', async () => {
    const device = setUp();
    await device.start();
    await device.runner.stop();
    device.write(1);
    device.runner.kick('sign');
    await device.rest();
    expect(device.pushes).toEqual([]);
    await device.start();
    expect(device.queued()).toBe(0);
  });
});
