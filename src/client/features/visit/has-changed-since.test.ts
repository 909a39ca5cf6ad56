import { describe, expect, it } from 'vitest';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import { hasChangedSince, toTransferredText } from './has-changed-since.ts';

const transferredAt = '2026-11-22T12:00:00Z';
const before = '2026-11-22T11:00:00Z';
// Later, though its letters come first.
const after = '2026-11-22T11:30:00-02:00';
const kept = { scope: 'unit:u', version: 1, delivery: { state: 'local' } } as const;
const stamp = (at: string) => ({ by: 'jonas', at, operation: at });

const form = (body: Partial<RecordBody<'response'>>): Kept<'response'> => ({
  ...kept,
  id: 'r',
  kind: 'response',
  stamps: {},
  body: {
    personId: 'p',
    unitId: 'u',
    visitId: 'v',
    questionnaire: 'q|1',
    response: { resourceType: 'QuestionnaireResponse', status: 'completed' },
    status: 'signed',
    startedBy: 'jonas',
    startedAt: before,
    signedAt: before,
    ...body,
  },
});
const followUp = (
  status: 'open' | 'done' | 'dropped',
  changed: { readonly [field: string]: string } = {},
  madeAt = before,
): Kept<'task'> => {
  const fields = { personId: madeAt, title: madeAt, assignedTo: madeAt, due: madeAt, status: madeAt };
  return {
    ...kept,
    id: 't',
    kind: 'task',
    stamps: Object.fromEntries(
      Object.entries({ ...fields, ...changed }).map(([field, at]) => [field, stamp(at)]),
    ),
    body: { personId: 'p', unitId: 'u', title: 'Ring', due: '2026-12-01', assignedTo: null, status },
  };
};
const changed = (forms: readonly Kept<'response'>[], followUps: readonly Kept<'task'>[] = []): boolean =>
  hasChangedSince({ at: transferredAt }, { forms, followUps });

describe('the journal text after it was transferred', () => {
  it('has not changed when nothing in it has', () => {
    expect(changed([form({})], [followUp('open')])).toBe(false);
    expect(changed([form({})], [followUp('done', { status: after, outcome: after })])).toBe(false);
    expect(changed([form({})], [followUp('dropped')])).toBe(false);
  });

  it('has changed when the form was corrected or voided', () => {
    expect(changed([form({ signedAt: after })])).toBe(true);
    const voided = { by: 'jonas', at: after, operation: 'o', reason: 'Feil person' };
    expect(changed([form({ status: 'voided', voided })])).toBe(true);
  });

  it('has changed when a follow-up was added, changed or dropped', () => {
    expect(changed([], [followUp('open', {}, after)])).toBe(true);
    for (const field of ['title', 'assignedTo', 'due'])
      expect(changed([], [followUp('open', { [field]: after })])).toBe(true);
    expect(changed([], [followUp('dropped', { status: after })])).toBe(true);
    expect(changed([], [followUp('dropped', {}, after)])).toBe(false);
  });

  it('HV17 has changed when what it was made from is not what stands, whatever the clocks say', () => {
    const wasOpen = followUp('open');
    const transfer = { at: transferredAt, of: toTransferredText(form({}), [wasOpen]) };
    const since = (forms: readonly Kept<'response'>[], followUps: readonly Kept<'task'>[]) =>
      hasChangedSince(transfer, { forms, followUps });
    expect(since([form({})], [wasOpen])).toBe(false);
    expect(since([form({})], [followUp('done', { status: after })])).toBe(false);
    // Written without network before the transfer, delivered after it.
    const between = '2026-11-22T11:30:00Z';
    expect(since([form({ signedAt: between })], [wasOpen])).toBe(true);
    expect(since([form({})], [followUp('open', { due: between })])).toBe(true);
    expect(since([form({})], [])).toBe(true);
    expect(since([form({})], [followUp('dropped', { status: between })])).toBe(true);
  });
});
