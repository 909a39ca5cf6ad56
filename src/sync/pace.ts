import type { Clock, Transport, TransportResult } from './ports.ts';

/** A way on which an answer comes within this many milliseconds has room for two pushes at a time. */
export const quickAnswer = 2_000;
/** What was so a minute ago says nothing about now: people walk in and out of lifts. */
const lately = 60_000;

/** The transport, and whether the server has answered quickly a moment ago. What does not arrive is taken as a no. */
export function withPace(transport: Transport, clock: Clock) {
  let quickAt = Number.NEGATIVE_INFINITY;
  const now = () => Date.parse(clock.now());
  const timed = async <T>(asked: () => Promise<TransportResult<T>>): Promise<TransportResult<T>> => {
    const from = now();
    const result = await asked();
    const took = now() - from;
    quickAt = result.ok && took >= 0 && took < quickAnswer ? now() : Number.NEGATIVE_INFINITY;
    return result;
  };
  const paced: Transport = {
    push: (request) => timed(() => transport.push(request)),
    pull: (cursor) => timed(() => transport.pull(cursor)),
  };
  return { transport: paced, isQuick: () => Math.abs(now() - quickAt) < lately };
}
