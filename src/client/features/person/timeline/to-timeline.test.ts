import { describe, expect, it } from 'vitest';
import type { RecordBody, RecordKind } from '#protocol/record-bodies.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import { groupByMonth, toTimeline } from './to-timeline.ts';

const kept = <K extends RecordKind>(
  kind: K,
  id: string,
  body: RecordBody<K>,
  stamps: Kept['stamps'] = {},
): Kept<K> => ({
  id,
  kind,
  scope: 'unit:u',
  version: 1,
  body,
  stamps,
  delivery: { state: 'local' },
});
const stamp = (by: string, at: string) => ({ by, at, operation: `${by} ${at}` });
const about = { personId: 'p', unitId: 'u' };
const response = (id: string, more: Partial<RecordBody<'response'>>): Kept<'response'> =>
  kept('response', id, {
    ...about,
    questionnaire: 'q|1',
    response: { resourceType: 'QuestionnaireResponse', status: 'completed' },
    status: 'signed',
    startedBy: 'kari',
    startedAt: '2026-11-20T08:00:00Z',
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

describe('the timeline of a person', () => {
  it('tells what has happened, the newest first, and neither drafts nor what is only planned', () => {
    const entries = toTimeline(
      {
        ...none,
        responses: [
          response('signed', { signedAt: '2026-11-20T09:00:00Z' }),
          response('draft', { status: 'draft' }),
        ],
        visits: [
          kept('visit', 'done', {
            ...about,
            kind: 'homeVisit',
            plannedAt: '2026-10-02T08:00:00Z',
            assignedTo: null,
            status: 'done',
          }),
          kept('visit', 'planned', {
            ...about,
            kind: 'homeVisit',
            plannedAt: '2026-11-20T10:00:00Z',
            assignedTo: null,
            status: 'planned',
          }),
        ],
        tasks: [
          kept(
            'task',
            'task',
            {
              ...about,
              title: 'Ring',
              due: '2026-11-25',
              assignedTo: null,
              status: 'done',
              outcome: 'Ringt',
            },
            {
              personId: stamp('kari', '2026-11-01T12:00:00Z'),
              status: stamp('ola', '2026-11-19T12:00:00Z'),
            },
          ),
        ],
        servicePeriods: [
          kept('servicePeriod', 'stay', {
            ...about,
            service: 'korttidsopphold',
            start: '2026-09-01',
            end: '2026-12-24',
          }),
        ],
        absences: [
          kept('absence', 'away', {
            ...about,
            reason: 'hospital',
            from: '2026-10-05',
            to: '2026-10-09',
            by: 'kari',
          }),
        ],
        exemptions: [
          kept('exemption', 'no', {
            ...about,
            questionnaire: 'q',
            status: 'declined',
            reason: 'Vil ikke',
            on: '2026-11-20',
            by: 'kari',
          }),
        ],
      },
      '2026-11-22',
    );
    expect(entries.map(({ key }) => key.trim())).toEqual([
      'no',
      'signed',
      'task done',
      'task made',
      'away end',
      'away start',
      'done',
      'stay start',
    ]);
    expect(entries.map((entry) => ('by' in entry ? entry.by : undefined)).filter(Boolean)).toEqual([
      'ola',
      'kari',
    ]);
    expect(groupByMonth(entries).map(({ month, entries: of }) => [month, of.length])).toEqual([
      ['2026-11', 4],
      ['2026-10', 3],
      ['2026-09', 1],
    ]);
  });

  it('dates a visit by when it was finished, a no by its day, and else by the plan', () => {
    const visit = (id: string, more: Partial<RecordBody<'visit'>>): Kept<'visit'> =>
      kept('visit', id, {
        ...about,
        kind: 'preventiveVisit',
        plannedAt: '2026-12-10T09:00:00Z',
        assignedTo: null,
        status: 'cancelled',
        ...more,
      });
    const entries = toTimeline(
      {
        ...none,
        visits: [
          visit('finished', {
            status: 'done',
            answer: { reply: 'yes', on: '2026-11-01', by: 'kari' },
            outcome: {
              by: 'kari',
              at: '2026-11-18T10:00:00Z',
              responseId: 'r',
              themes: [],
              interpreter: false,
              consent: null,
              referredTo: [],
            },
          }),
          visit('no', { answer: { reply: 'no', on: '2026-11-20', by: 'kari' } }),
          visit('calledOff', { plannedAt: '2026-11-05T09:00:00Z' }),
          visit('calledOffAhead', {}),
        ],
      },
      '2026-11-22',
    );
    expect(entries.map(({ key, day }) => [key.trim(), day])).toEqual([
      ['no', '2026-11-20'],
      ['finished', '2026-11-18'],
      ['calledOff', '2026-11-05'],
    ]);
  });

  it('says of a measurement whether it still counts', () => {
    const measurement = (id: string, responseId: string): Kept<'measurement'> =>
      kept('measurement', id, {
        ...about,
        code: 'bodyWeight',
        value: 62_300,
        measuredAt: '2026-11-20T09:00:00Z',
        measuredBy: 'kari',
        responseId,
      });
    const entries = toTimeline(
      {
        ...none,
        responses: [response('voided', { status: 'voided' }), response('stands', {})],
        measurements: [measurement('m1', 'voided'), measurement('m2', 'stands')],
      },
      '2026-11-22',
    );
    expect(
      entries.flatMap((entry) => (entry.kind === 'measurement' ? [[entry.key.trim(), entry.counts]] : [])),
    ).toEqual(
      expect.arrayContaining([
        ['m1', false],
        ['m2', true],
      ]),
    );
  });
});
