import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerTo, lengthOf, liveAnswers, toRuns } from './answered-runs.ts';
import type { Meta } from './tables.ts';

const replicaId = 'f0000001-0000-4000-8000-000000000000';
const epoch = 'e0000000-0000-4000-8000-000000000001';
const at = '2026-11-22T08:00:00.000Z';

const meta: Meta = {
  key: 'store',
  tenantId: 'c0000001-0000-4000-8000-000000000000',
  replicaId,
  counter: 1_000,
  sequence: 1_000,
  epoch,
  cursor: null,
  safeN: 0,
  generation: 1,
  sweeping: false,
  firstSyncDone: true,
  lastDeliveredAt: null,
};
const withRuns = (runs: ReturnType<typeof toRuns>): Meta => ({
  ...meta,
  answered: { replicaId, epoch, runs: runs ?? [] },
});

/** A batch: numbers follow on each other, places in the outbox and in the server's order go up, with holes. */
const batch = fc
  .record({
    firstN: fc.integer({ min: 1, max: 500 }),
    steps: fc.array(
      fc.record({
        sequence: fc.integer({ min: 1, max: 3 }),
        position: fc.integer({ min: 1, max: 3 }),
        status: fc.constantFrom('applied' as const, 'duplicate' as const),
      }),
      { minLength: 1, maxLength: 60 },
    ),
  })
  .map(({ firstN, steps }) => {
    let [sequence, position] = [firstN, 100];
    return steps.map((step, index) => {
      sequence += step.sequence;
      position += step.position;
      const entry = { sequence, n: firstN + index, recordId: `r${index}`, replicaId };
      const { n, recordId } = entry;
      const outcome = { n, status: step.status, recordId, position, version: 1, receivedAt: at };
      return { entry, outcome };
    });
  });

describe('the note of plain answers', () => {
  it('SYN90 says of every operation that was sent what the server said of it, and of no other', () => {
    fc.assert(
      fc.property(batch, (pairs) => {
        const runs = toRuns(
          pairs.map(({ entry }) => entry),
          pairs.map(({ outcome }) => outcome),
        );
        const noted = withRuns(runs);
        expect(lengthOf(runs ?? [])).toBe(pairs.length);
        const said = new Map(pairs.map((pair) => [pair.entry.sequence, pair]));
        const last = (pairs.at(-1)?.entry.sequence ?? 0) + 3;
        for (let sequence = 1; sequence <= last; sequence += 1) {
          const pair = said.get(sequence);
          const n = pair?.entry.n ?? sequence;
          const answer = answerTo(noted, { sequence, n, replicaId, state: 'pending' });
          expect(answer).toEqual(pair ? { position: pair.outcome.position, receivedAt: at } : null);
        }
      }),
    );
  });

  it('SYN91 says nothing of an entry with another number, name or standing in the same place', () => {
    const runs = [{ sequence: 5, n: 3, position: 9, receivedAt: at, count: 4 }];
    const entry = { sequence: 6, n: 4, replicaId, state: 'pending' } as const;
    const noted = withRuns(runs);
    expect(answerTo(noted, entry)).toEqual({ position: 10, receivedAt: at });
    expect(answerTo(noted, { ...entry, n: 5 })).toBeNull();
    expect(answerTo(noted, { ...entry, replicaId: 'f0000002-0000-4000-8000-000000000000' })).toBeNull();
    expect(answerTo(noted, { ...entry, state: 'quarantined' })).toBeNull();
  });

  it('SYN91 says nothing under another name, and nothing in another epoch', () => {
    const noted = withRuns([{ sequence: 1, n: 1, position: 1, receivedAt: at, count: 1 }]);
    expect(liveAnswers(noted)).not.toBeNull();
    expect(liveAnswers({ ...noted, replicaId: 'f0000002-0000-4000-8000-000000000000' })).toBeNull();
    expect(liveAnswers({ ...noted, epoch: 'e0000000-0000-4000-8000-000000000002' })).toBeNull();
  });

  it.each([
    { status: 'conflict', recordId: 'r1', position: 2, version: 1 } as const,
    { status: 'quarantined', reason: 'notAllowed', detail: '' } as const,
    { status: 'applied', recordId: 'another', position: 2, version: 1 } as const,
  ])('SYN90 takes no batch with an answer such as $status about $recordId', (second) => {
    const sent = [
      { sequence: 1, n: 1, recordId: 'r0' },
      { sequence: 2, n: 2, recordId: 'r1' },
    ];
    const first = {
      n: 1,
      status: 'applied',
      recordId: 'r0',
      position: 1,
      version: 1,
      receivedAt: at,
    } as const;
    expect(toRuns(sent, [first])).toHaveLength(1);
    expect(toRuns(sent, [first, { ...second, n: 2, receivedAt: at }])).toBeNull();
    expect(toRuns(sent, [{ ...first, n: 7 }])).toBeNull();
  });
});
