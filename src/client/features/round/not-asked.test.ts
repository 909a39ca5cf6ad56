import { describe, expect, it } from 'vitest';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import { toNotAsked } from './not-asked.ts';

const personId = 'd0000001-0000-4000-8000-000000000000';
const unitId = '11111111-1111-4111-8111-111111111111';
const staffId = 'b0000001-0000-4000-8000-000000000000';

const kept = <K extends 'exemption' | 'response'>(kind: K, body: RecordBody<K>): Kept<K> => ({
  id: kind,
  kind,
  scope: `unit:${unitId}`,
  version: 1,
  body,
  stamps: {},
  delivery: { state: 'local' },
});
const declined = (on: string) =>
  kept('exemption', {
    personId,
    unitId,
    questionnaire: 'mst',
    status: 'declined',
    reason: 'Vil ikke',
    on,
    by: staffId,
  });
const signed = (signedAt: string) =>
  kept('response', {
    personId,
    unitId,
    questionnaire: 'mst|1.0.0',
    response: { resourceType: 'QuestionnaireResponse', status: 'completed' },
    status: 'signed',
    startedBy: staffId,
    startedAt: signedAt,
    signedBy: staffId,
    signedAt,
  });
const today = '2026-11-22';
const ask = (
  on: string,
  made: readonly string[] = [],
  due: { readonly questionnaire: string; readonly due: string } | null = null,
) => toNotAsked({ exemptions: [declined(on)], responses: made.map(signed) }, 'mst', today, due);

describe('RND15 who is not asked', () => {
  it('is who does not want it, for a year', () => {
    expect(ask('2026-11-01')).toBe('exemptDeclined');
    expect(ask('2025-11-22')).toBe(null);
    expect(ask('2026-11-23')).toBe(null);
  });

  it('is nobody who has done it since, on the very day too, by the day in Norway', () => {
    expect(ask('2026-11-10', ['2026-11-10T08:00:00Z'])).toBe(null);
    expect(ask('2026-11-10', ['2026-11-09T23:30:00Z'])).toBe(null);
    expect(ask('2026-11-10', ['2026-11-09T22:30:00Z'])).toBe('exemptDeclined');
  });

  it('is still the same in the report of a day when it was done later', () => {
    expect(ask('2026-11-10', ['2026-11-23T08:00:00Z'])).toBe('exemptDeclined');
  });

  it('SCH12 is nobody whom the schedule says to ask again', () => {
    expect(ask('2026-10-22', [], { questionnaire: 'mst', due: today })).toBe(null);
    expect(ask('2026-10-23', [], { questionnaire: 'mst', due: '2026-11-23' })).toBe('exemptDeclined');
    expect(ask('2026-10-22', [], { questionnaire: 'tannhelse', due: today })).toBe('exemptDeclined');
  });
});
