import { isOutOfReach } from '../error-code.ts';
import type { PushRequest } from '#protocol/push.ts';
import { pushAlone, pushTogether, toPush, type Push, type PushFrom, type PushResult } from './push.ts';
import type { SyncDatabase } from './sync-rows.ts';
import { takeGroup } from './take-group.ts';

type Waiting = Push & {
  readonly arrivedAt: number;
  readonly resolve: (result: PushResult) => void;
  readonly reject: (cause: unknown) => void;
};
/** What a tenant's devices have pushed and not been answered for yet. */
type Lane = {
  waiting: Waiting[];
  readonly underWay: Set<readonly Waiting[]>;
  /** Ends the wait for the moment the oldest has waited too long. */
  stopWaiting: (() => void) | null;
};

/** Calls once after so many milliseconds; returns how to call it off. */
export type Later = (milliseconds: number, run: () => void) => () => void;

const later: Later = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/** As long as a connection is waited for; a phone gives up after half a minute and would find nobody listening. */
const longestWait = 15_000;
/** While one group waits for its commit the next is decided on; more would only wait for the tenant's clock. */
const groupsAtOnce = 2;

export type PushQueue = (from: PushFrom, request: PushRequest, rawBody: string) => Promise<PushResult>;

/**
 * Takes in pushes. All that a tenant's devices write stands in one order, so its transactions wait for one another;
 * what comes in while they do is written together in the next. A push that finds nothing before it goes at once. If
 * anything goes wrong with a group, each of its pushes is done again by itself: nobody answers for another's. When the
 * database is out of reach all are told to come back: one by one they would only ask for more of what there is too little
 * of. So is what has waited too long, rather than written for a phone that has gone.
 * `told`: how a group of several ended.
 */
export function createPushQueue(
  database: SyncDatabase,
  now: () => Date,
  told: (result: 'together' | 'apart') => void = () => undefined,
  after: Later = later,
): PushQueue {
  const lanes = new Map<string, Lane>();

  const run = async (tenantId: string, group: readonly Waiting[]): Promise<void> => {
    const alone = (push: Waiting): Promise<void> =>
      pushAlone(database, push, now).then(push.resolve, push.reject);
    if (group.length > 1) {
      try {
        const results = await pushTogether(database, tenantId, group, now);
        told('together');
        for (const [index, result] of results.entries()) group[index]?.resolve(result);
        return;
      } catch (cause) {
        if (isOutOfReach(cause)) {
          for (const { reject } of group) reject(cause);
          return;
        }
        told('apart');
      }
    }
    await Promise.all(group.map(alone));
  };

  const sendBackLate = (lane: Lane): void => {
    const latest = now().getTime() - longestWait;
    for (const { arrivedAt, reject } of lane.waiting) if (arrivedAt < latest) reject(tooLate());
    lane.waiting = lane.waiting.filter(({ arrivedAt }) => arrivedAt >= latest);
  };

  const advance = (tenantId: string, lane: Lane): void => {
    sendBackLate(lane);
    while (lane.underWay.size < groupsAtOnce) {
      const { group, rest } = takeGroup(lane.waiting, [...lane.underWay].flat());
      if (group.length === 0) break;
      lane.waiting = [...rest];
      lane.underWay.add(group);
      void run(tenantId, group).finally(() => {
        lane.underWay.delete(group);
        advance(tenantId, lane);
      });
    }
    lane.stopWaiting?.();
    lane.stopWaiting = null;
    const [oldest] = lane.waiting;
    if (oldest) {
      // Nothing else may happen before then: what is under way can hang as long as its own time limit.
      const left = Math.max(0, oldest.arrivedAt + longestWait - now().getTime()) + 1;
      lane.stopWaiting = after(left, () => advance(tenantId, lane));
    }
    if (lane.underWay.size === 0) lanes.delete(tenantId);
  };

  return (from, request, rawBody) => {
    // Before any waiting: no connection, and nobody who waits for it, is held up by reading.
    const push = toPush(from, request, rawBody);
    const { tenantId } = from;
    const lane = lanes.get(tenantId) ?? { waiting: [], underWay: new Set(), stopWaiting: null };
    lanes.set(tenantId, lane);
    return new Promise((resolve, reject) => {
      lane.waiting.push({ ...push, arrivedAt: now().getTime(), resolve, reject });
      advance(tenantId, lane);
    });
  };
}

/** Answered with 503 and `Retry-After`, as when no connection is to be had. */
const tooLate = (): Error => Object.assign(new Error('the push has waited too long'), { code: 'ETIMEDOUT' });
