import { describe, expect, it } from 'vitest';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import { lastForm, lastWeight, takenAt } from './last-time.ts';

const personId = 'd0000001-0000-4000-8000-000000000000';
const unitId = '11111111-1111-4111-8111-111111111111';
const staffId = 'b0000001-0000-4000-8000-000000000000';

const kept = <K extends 'measurement' | 'response'>(kind: K, id: string, body: RecordBody<K>): Kept<K> => ({
  id,
  kind,
  scope: `unit:${unitId}`,
  version: 1,
  body,
  stamps: {},
  delivery: { state: 'local' },
});
const weighed = (measuredAt: string, value: number) =>
  kept('measurement', measuredAt, {
    personId,
    unitId,
    code: 'bodyWeight',
    value,
    measuredAt,
    measuredBy: staffId,
  });
const signed = (signedAt: string, more: Partial<RecordBody<'response'>> = {}) =>
  kept('response', signedAt, {
    personId,
    unitId,
    questionnaire: 'mst|1.0.0',
    response: { resourceType: 'QuestionnaireResponse', status: 'completed' },
    status: 'signed',
    startedBy: staffId,
    startedAt: signedAt,
    signedBy: staffId,
    signedAt,
    ...more,
  });
const none: PersonRecords = {
  person: null,
  servicePeriods: [],
  visits: [],
  responses: [],
  measurements: [],
  tasks: [],
  exemptions: [],
  absences: [],
  individualPlans: [],
  vitalsPlans: [],
};
const mst = { resourceType: 'Questionnaire', status: 'active', item: [] } as const;

describe('the last time', () => {
  it('is before the row was written: a past round is not held against what came later', () => {
    const measurements = [
      weighed('2026-09-01T08:00:00Z', 61_000),
      weighed('2026-10-01T08:00:00Z', 60_000),
      weighed('2026-11-01T08:00:00Z', 55_000),
    ];
    const records = { ...none, measurements };
    expect(lastWeight(records, 'row', '2026-10-15T08:00:00Z')).toEqual({ day: '2026-10-01', grams: 60_000 });
    expect(lastWeight(records, 'row', '2026-12-01T08:00:00Z')?.grams).toBe(55_000);
    expect(lastWeight(records, 'row', '2026-08-01T08:00:00Z')).toBe(null);
  });

  it('is the form signed before, also where it was corrected afterwards', () => {
    const corrected = signed('2026-11-20T08:00:00Z', {
      earlier: [
        {
          response: { resourceType: 'QuestionnaireResponse', status: 'completed' },
          hash: 'a',
          by: staffId,
          at: '2026-10-01T08:00:00Z',
          operation: 'o',
          questionnaire: 'mst|1.0.0',
        },
      ],
    });
    const records = { ...none, responses: [signed('2026-09-01T08:00:00Z'), corrected] };
    expect(lastForm(records, 'mst', mst, 'row', '2026-10-15T08:00:00Z')?.day).toBe('2026-10-01');
    expect(lastForm(records, 'mst', mst, 'row', '2026-09-15T08:00:00Z')?.day).toBe('2026-09-01');
    expect(takenAt(corrected)).toBe('2026-10-01T08:00:00Z');
  });
});
