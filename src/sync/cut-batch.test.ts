import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutBatch } from './cut-batch.ts';
import type { OutgoingOperation } from './ports.ts';

const operation = (n: number, groupId: string | undefined, text: string): OutgoingOperation => ({
  n,
  schema: 1,
  at: '2026-11-21T09:00:00.000Z',
  ...(groupId === undefined ? {} : { groupId }),
  body: { type: 'record.put', kind: 'note', id: 'x', body: { text } },
});

const operations = fc
  .array(fc.tuple(fc.option(fc.integer({ min: 1, max: 4 })), fc.string({ unit: 'grapheme' })), {
    maxLength: 40,
  })
  .map((list) => list.toSorted(([a], [b]) => (a ?? 0) - (b ?? 0)))
  .map((list) =>
    list.map(([group, text], index) => operation(index + 1, group === null ? undefined : `g${group}`, text)),
  );
const limits = fc.record({
  operations: fc.integer({ min: 1, max: 20 }),
  bytes: fc.integer({ min: 1, max: 2_000 }),
});

const bytesOf = (sent: readonly OutgoingOperation[]) => new TextEncoder().encode(JSON.stringify(sent)).length;

describe('cutBatch', () => {
  it('SYN20 takes a head of the queue, never nothing, and never part of a group', () => {
    fc.assert(
      fc.property(operations, limits, (all, limit) => {
        const cut = cutBatch(all, limit);
        expect(cut).toEqual(all.slice(0, cut.length));
        if (all.length > 0) expect(cut.length).toBeGreaterThan(0);
        const group = cut.at(-1)?.groupId;
        if (group !== undefined) expect(all[cut.length]?.groupId).not.toBe(group);
      }),
    );
  });

  it('SYN20 goes beyond a limit only with a single operation or group', () => {
    fc.assert(
      fc.property(operations, limits, (all, limit) => {
        const cut = cutBatch(all, limit);
        const isOneUnit =
          cut.length === 1 || (cut[0]?.groupId !== undefined && cut[0].groupId === cut.at(-1)?.groupId);
        if (isOneUnit) return;
        expect(cut.length).toBeLessThanOrEqual(limit.operations);
        expect(bytesOf(cut)).toBeLessThanOrEqual(limit.bytes + 2);
      }),
    );
  });

  it('SYN20 takes as many as fit', () => {
    const all = Array.from({ length: 150 }, (_, index) => operation(index + 1, undefined, 'æ'.repeat(10)));
    expect(cutBatch(all, { operations: 100, bytes: 1_000_000 })).toHaveLength(100);
    expect(cutBatch([], { operations: 100, bytes: 1_000 })).toEqual([]);
  });
});
