import type { PushRequest } from '#protocol/push.ts';
import type { Transport, TransportFailure, TransportResult } from '#sync/ports.ts';
import { tagOf } from './tag.ts';
import type { World } from './world.ts';

const timeLimit = 30_000;
const longestDelay = 14 * 24 * 60 * 60 * 1000;

export type Link = { readonly staffId: string; isOnline(): boolean };

/** The way from one device to the server and back, with everything that can happen on it. */
export function createNetwork(world: World, link: Link): Transport {
  const { kernel, random, server, bugs } = world;

  const request = async <T>(ask: () => TransportResult<T>): Promise<TransportResult<T>> => {
    await kernel.delay(random.between(5, 300));
    if (!link.isOnline() || world.strikes('requestLost')) return unreachable();
    if (world.strikes('busy')) {
      return failure({
        kind: 'busy',
        retryAfterMs: random.chance(0.5) ? random.between(1, 60) * 1000 : null,
      });
    }
    if (world.strikes('loginNeeded')) return failure({ kind: 'login' });
    if (world.strikes('refused')) return failure({ kind: 'refused', status: random.pick([400, 403, 500]) });
    if (world.strikes('delayed')) {
      const late = random.between(1000, random.chance(0.2) ? longestDelay : 10 * 60_000);
      if (late > timeLimit) {
        kernel.after(late, () => void ask());
        return unreachable();
      }
      await kernel.delay(late);
    }
    if (world.strikes('duplicated')) kernel.after(random.between(0, 24 * 60 * 60 * 1000), () => void ask());
    const answer = structuredClone(ask());
    await kernel.delay(random.between(5, 300));
    return world.strikes('responseLost') ? unreachable() : answer;
  };

  const unreachable = async <T>(): Promise<TransportResult<T>> => {
    await kernel.delay(random.chance(0.5) ? timeLimit : random.between(1, 100));
    return failure({ kind: 'unreachable' });
  };

  const push: Transport['push'] = async (request_) => {
    const sent = JSON.parse(JSON.stringify(request_)) as PushRequest;
    const result = await request(() => {
      if (world.faults().tooLarge > 0 && sent.operations.length > 3 && world.strikes('tooLarge')) {
        return failure({ kind: 'tooLarge' });
      }
      if (sent.operations.some((raw) => isPoison(raw, world)))
        return failure({ kind: 'refused', status: 500 });
      return server.push(link.staffId, sent);
    });
    return withBugs(result, sent);
  };

  const withBugs = (result: Awaited<ReturnType<Transport['push']>>, sent: PushRequest) => {
    if (result.ok) return bugs.epochIgnored ? withEpoch(result, sent.epoch) : result;
    const { kind } = result.failure;
    if (bugs.gapIgnored && kind === 'gap') return failure({ kind: 'unreachable' });
    const isTaken =
      (bugs.unansweredIsDelivered && kind === 'unreachable') || (bugs.refusedIsDropped && kind === 'refused');
    return isTaken ? pretend(sent, kernel.now()) : result;
  };

  return {
    push,
    pull: async (cursor) => {
      const result = await request(() => {
        if (world.strikes('updateNeeded')) return failure({ kind: 'update' });
        return server.pull(link.staffId, cursor);
      });
      if (!result.ok) return result;
      if (bugs.revocationIgnored) return { ok: true, value: { ...result.value, revokedScopes: [] } };
      return bugs.epochIgnored ? withEpoch(result, fixedEpoch) : result;
    },
  };
}

/** With this fault some operations bring the server down whenever they come, others never do. */
function isPoison(raw: unknown, world: World): boolean {
  const tag = tagOf(raw);
  const isHit = world.faults().poison > 0 && tag !== null && Number(tag.split('#')[1]) % 17 === 3;
  return isHit && (world.strikes('poison') || true);
}

const failure = (reason: TransportFailure): { readonly ok: false; readonly failure: TransportFailure } => ({
  ok: false,
  failure: reason,
});

const fixedEpoch = '00000000-0000-4000-8000-000000000000';

const withEpoch = <T extends { readonly epoch: string }>(
  result: { readonly ok: true; readonly value: T },
  epoch: string | null,
) => ({ ok: true as const, value: { ...result.value, epoch: epoch ?? fixedEpoch } });

/** What a careless device tells itself when it has no answer. */
function pretend(sent: PushRequest, now: number): Awaited<ReturnType<Transport['push']>> {
  const receivedAt = new Date(now).toISOString();
  const outcomes = sent.operations.map((raw, index) => ({
    n: sent.firstN + index,
    status: 'applied' as const,
    recordId: (raw as { body?: { id?: string } }).body?.id ?? '',
    position: 1,
    version: 1,
    receivedAt,
  }));
  const ackedN = sent.firstN + outcomes.length - 1;
  const epoch = sent.epoch ?? fixedEpoch;
  return { ok: true, value: { protocol: 1, epoch, outcomes, ackedN, safeN: 0, serverTime: receivedAt } };
}
