import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuestionnaireResponse, QuestionnaireResponseAnswer } from '../fhir/types.ts';
import { dueVitals, nextVitalsDue } from './next-vitals-due.ts';
import { newsBand, newsParts, readVitals } from './read-vitals.ts';
import { toIsbar, type IsbarFacts, type IsbarWords } from './to-isbar.ts';
import { toCalendarEntry } from './to-calendar-entry.ts';
import { news2Url } from './vitals-forms.ts';
import { spo2ScaleOn } from './vitals-plan.ts';

const points = [
  'poeng-respirasjon',
  'poeng-spo2',
  'poeng-oksygen',
  'poeng-blodtrykk',
  'poeng-puls',
  'poeng-bevissthet',
  'poeng-temperatur',
];
const response = (answers: Readonly<Record<string, QuestionnaireResponseAnswer>>): QuestionnaireResponse => ({
  resourceType: 'QuestionnaireResponse',
  status: 'completed',
  item: [
    {
      linkId: 'b',
      item: Object.entries(answers).map(([linkId, answer]) => ({ linkId, answer: [answer] })),
    },
  ],
});
const scored = (parts: readonly (number | null)[], total: number) =>
  readVitals(
    response({
      ...Object.fromEntries(
        parts.flatMap((value, at) => (value === null ? [] : [[points[at] ?? '', { valueInteger: value }]])),
      ),
      poeng: { valueInteger: total },
    }),
  );

describe('what stands in a NEWS2', () => {
  it('VIT01 has a total only when all seven parts are there', () => {
    const part = fc.option(fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(fc.tuple(part, part, part, part, part, part, part), (parts) => {
        const total = parts.reduce((sum: number, value) => sum + (value ?? 0), 0);
        const vitals = scored(parts, total);
        expect(vitals.total).toBe(parts.includes(null) ? null : total);
        expect(vitals.missing).toHaveLength(parts.filter((value) => value === null).length);
      }),
    );
  });

  it.each([
    [[0, 0, 0, 0, 0, 0, 0], 'low'],
    [[3, 0, 0, 0, 0, 0, 0], 'single'],
    [[3, null, 0, 0, 0, 0, 0], 'single'],
    [[2, null, 0, 0, 0, 0, 0], null],
    [[2, 2, 0, 0, 0, 0, 0], 'low'],
    [[3, 2, 0, 0, 0, 0, 0], 'medium'],
    [[3, 3, 0, 0, 0, 0, 0], 'medium'],
    [[3, 3, 1, 0, 0, 0, 0], 'high'],
  ] as const)('VIT02 %j is %s', (parts, band) => {
    const total = parts.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    expect(newsBand(scored(parts, total))).toBe(band);
  });
});

describe('ISBAR', () => {
  const words: IsbarWords = {
    caller: (...said) => said.join(' '),
    person: (...said) => said.join(' '),
    place: (place) => place,
    total: (total, band) => `total ${total} ${band}`,
    incomplete: (missing) => `incomplete ${missing.join(' ')}`,
    threes: (parts) => `threes ${parts.join(' ')}`,
    measuredAt: (when) => `at ${when}`,
    services: (services) => services.join(', '),
    before: (total, when) => `before ${total} ${when}`,
    usual: (usual) => `usual ${usual}`,
    scale2: (doctor) => `scale 2 ${doctor}`,
    letter: (letter, vitals) => (letter === 'b' ? `B ${vitals.number('respirasjon')}` : letter.toUpperCase()),
  };
  const facts = (vitals = scored([2, 1, 0, 1, 1, 0, 1], 6)): IsbarFacts => ({
    caller: { name: 'Kari', title: 'sykepleier', unit: 'Nord' },
    person: { name: 'Astrid', age: 84, born: '1942-03-12', place: '' },
    services: ['hjemmesykepleie'],
    vitals,
    measuredAt: '14.03',
    before: { total: 2, when: '1. nov.' },
    usual: '',
    scale2By: 'Berg',
  });

  it('VIT03 says what was recorded and nothing else', () => {
    const { i, s, b } = toIsbar(facts(), words);
    expect(i).toBe('Kari sykepleier Nord\nAstrid 84 1942-03-12');
    expect(s).toBe('total 6 medium\nat 14.03');
    expect(b).toBe('hjemmesykepleie\nbefore 2 1. nov.');
  });

  it('VIT03 a missing part is named, and the total is not', () => {
    const { s } = toIsbar(facts(scored([3, null, 0, 1, 1, 0, 1], 6)), words);
    expect(s).toBe('incomplete spo2\nthrees respirasjon\nat 14.03');
    expect(toIsbar(facts(scored([null, null, null, null, null, null, null], 0)), words).s).toBe('at 14.03');
  });

  it('VIT04 goes from A to E', () => {
    const vitals = readVitals(
      response({ respirasjon: { valueInteger: 22 }, merknad: { valueString: 'Urolig' } }),
    );
    expect(toIsbar(facts(vitals), words).a).toBe('A\nB 22\nC\nD\nE\nUrolig');
  });

  it('VIT05 never suggests what to ask for', () => {
    expect(toIsbar(facts(), words).r).toBe('');
  });

  it('VIT10 names the doctor only where scale 2 was used', () => {
    const vitals = readVitals(response({ skala: { valueCoding: { code: 'skala-2' } } }));
    expect(toIsbar(facts(vitals), words).b).toContain('scale 2 Berg');
    expect(toIsbar(facts(), words).b).not.toContain('scale 2');
  });
});

describe('scale 2', () => {
  const decided = (until: string | null) => ({ scale2: { doctor: 'Berg', on: '2026-11-10', until } });
  it.each([
    [undefined, '2026-11-22', 1],
    [{ scale2: null }, '2026-11-22', 1],
    [decided(null), '2026-11-09', 1],
    [decided(null), '2026-11-10', 2],
    [decided('2026-11-22'), '2026-11-22', 2],
    [decided('2026-11-22'), '2026-11-23', 1],
  ] as const)('VIT10 %j on %s is scale %s', (plan, day, scale) => {
    expect(spo2ScaleOn(plan, day)).toBe(scale);
  });
});

describe('measuring again', () => {
  const repeat = { everyMinutes: 60, from: '2026-11-22T14:05:00Z' };

  it('VIT20 counts from the last measurement', () => {
    expect(nextVitalsDue(repeat, '2026-11-22T14:03:00Z')).toBe('2026-11-22T15:03:00.000Z');
    expect(nextVitalsDue(repeat, '2026-11-22T16:00:00+01:00')).toBe('2026-11-22T16:00:00.000Z');
    expect(nextVitalsDue(repeat, '2026-08-01T14:00:00Z')).toBe('2026-11-22T14:05:00.000Z');
    expect(nextVitalsDue(repeat, undefined)).toBe('2026-11-22T14:05:00.000Z');
    expect(nextVitalsDue(null, '2026-11-22T14:03:00Z')).toBeNull();
  });

  it('VIT21 VIT22 lists the earliest first and lets only signed NEWS2 count', () => {
    const plan = (personId: string, minutes: number | null) => ({
      body: { personId, repeat: minutes === null ? null : { ...repeat, everyMinutes: minutes } },
    });
    const measured = (
      personId: string,
      signedAt: string,
      status: 'signed' | 'voided' | 'draft' = 'signed',
    ) => ({
      body: { personId, questionnaire: `${news2Url}|1.0.0`, status, signedAt },
    });
    const due = dueVitals(
      [plan('a', 60), plan('b', 15), plan('c', null), plan('d', 60)],
      [
        measured('a', '2026-11-22T15:00:00Z'),
        measured('a', '2026-11-22T14:00:00Z'),
        measured('a', '2026-11-22T17:00:00Z', 'voided'),
        measured('b', '2026-11-22T14:30:00Z'),
        measured('b', '2026-11-22T16:00:00Z', 'draft'),
        {
          body: {
            personId: 'd',
            questionnaire: 'other|1',
            status: 'signed',
            signedAt: '2026-11-22T15:00:00Z',
          },
        },
      ],
      new Set(['b']),
    );
    expect(due).toEqual([
      { personId: 'd', due: '2026-11-22T14:05:00.000Z' },
      { personId: 'a', due: '2026-11-22T16:00:00.000Z' },
    ]);
  });

  it('names each of the seven parts once', () => {
    expect(new Set(newsParts).size).toBe(7);
  });

  it('VIT23 a reminder for the calendar rings at the very time and says nothing of whom', () => {
    const entry = toCalendarEntry({
      at: '2026-11-22T15:03:00.000Z',
      writtenAt: '2026-11-22T14:05:30.123Z',
      uid: 'u',
      summary: 'Ny måling; åpne Visitt',
    });
    expect(entry.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Visitt//NONSGML//NO',
      'BEGIN:VEVENT',
      'UID:u',
      'DTSTAMP:20261122T140530Z',
      'DTSTART:20261122T150300Z',
      'DURATION:PT10M',
      'SUMMARY:Ny måling\\; åpne Visitt',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Ny måling\\; åpne Visitt',
      'TRIGGER:PT0S',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });
});
