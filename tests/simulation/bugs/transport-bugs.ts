import type { PushRequest } from '#protocol/push.ts';
import type { Transport } from '#sync/ports.ts';
import type { World } from '../world.ts';

type Fetcher = (address: string, init: RequestInit) => Promise<Response>;

/** The transport as a device with the run's bugs would have it. */
export function withTransportBugs(
  { bugs, kernel }: World,
  make: (fetcher: Fetcher) => Transport,
  fetcher: Fetcher,
): Transport {
  const transport = make(bugs.speakerMissing ? withoutSpeaker(fetcher) : fetcher);
  return {
    push: async (request) => {
      const result = await transport.push(request);
      if (!result.ok) {
        const { kind } = result.failure;
        if (bugs.gapIgnored && kind === 'gap') return { ok: false, failure: { kind: 'unreachable' } };
        const isTaken =
          (bugs.unansweredIsDelivered && kind === 'unreachable') ||
          (bugs.refusedIsDropped && kind === 'refused');
        return isTaken ? pretend(request, kernel.now()) : result;
      }
      const { value } = result;
      const answer = bugs.epochIgnored ? { ...value, epoch: request.epoch ?? value.epoch } : value;
      if (!bugs.blanketAcknowledgement) return { ok: true, value: answer };
      const outcomes = answer.outcomes.map((outcome) =>
        outcome.status === 'quarantined' ? toApplied(request, outcome.n, outcome.receivedAt) : outcome,
      );
      return { ok: true, value: { ...answer, outcomes } };
    },
    pull: async (cursor) => {
      const result = await transport.pull(cursor);
      if (result.ok && bugs.revocationIgnored)
        return { ok: true, value: { ...result.value, revokedScopes: [] } };
      return result;
    },
  };
}

const withoutSpeaker =
  (fetcher: Fetcher): Fetcher =>
  (address, init) => {
    const headers = new Headers(init.headers);
    headers.delete('x-visitt');
    return fetcher(address, { ...init, headers });
  };

const toApplied = ({ firstN, operations }: PushRequest, n: number, receivedAt: string) => ({
  n,
  status: 'applied' as const,
  recordId: (operations[n - firstN] as { readonly body?: { readonly id?: string } }).body?.id ?? 'unknown',
  position: 1,
  version: 1,
  receivedAt,
});

/** What a careless device tells itself when it has no answer. */
function pretend(request: PushRequest, now: number): Awaited<ReturnType<Transport['push']>> {
  const serverTime = new Date(now).toISOString();
  const outcomes = request.operations.map((_, index) =>
    toApplied(request, request.firstN + index, serverTime),
  );
  const ackedN = request.firstN + outcomes.length - 1;
  const epoch = request.epoch ?? '00000000-0000-4000-8000-000000000000';
  return { ok: true, value: { protocol: 1, epoch, outcomes, ackedN, safeN: 0, serverTime } };
}
