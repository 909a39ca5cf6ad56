import { describe, expect, it } from 'vitest';
import type { Interval } from '../time/day.ts';
import { dueScreenings, nextSteps } from './due-screenings.ts';
import type { PersonToScreen, ScreenedPeriod, ScreeningSchedule } from './screening-schedule.ts';

const mst = 'https://visitt.example/fhir/Questionnaire/mst';
const rule = (service: string, firstWithin: Interval, repeatEvery: Interval) =>
  ({ service, firstWithin, repeatEvery, repeatBasis: 'default' }) as const;
const schedule: ScreeningSchedule = {
  url: 'https://visitt.example/schedules/mst',
  version: '1.0.0',
  questionnaire: mst,
  riskFrom: 2,
  rules: [
    rule('korttidsopphold', { days: 1 }, { days: 7 }),
    rule('langtidsopphold', { days: 7 }, { months: 1 }),
    rule('hjemmesykepleie', { days: 14 }, { months: 1 }),
    rule('annen-hjemmetjeneste', { days: 14 }, { months: 6 }),
  ],
};
const today = '2026-11-21';
const nobody: PersonToScreen = {
  birthDate: '1940-05-01',
  periods: [],
  responses: [],
  exemptions: [],
  absences: [],
  plans: [],
  visits: [],
};
const home = (start: string, end: string | null = null) => ({ service: 'hjemmesykepleie', start, end });
const signed = (day: string, score = 0) => ({
  questionnaire: `${mst}|1.0.0`,
  status: 'signed' as const,
  signedAt: `${day}T09:00:00Z`,
  score,
});
const due = (person: Partial<PersonToScreen>) => dueScreenings({ ...nobody, ...person }, [schedule], today);

describe('what screening is due when', () => {
  it.each([
    ['before it starts', home('2026-11-22'), 0],
    ['on its first day', home('2026-11-21'), 1],
    ['on its last day', home('2026-10-01', '2026-11-21'), 1],
    ['the day after its last', home('2026-10-01', '2026-11-20'), 0],
  ])('SCH01 a period asks only while it runs: %s', (_, period, entries) => {
    expect(due({ periods: [period] })).toHaveLength(entries);
  });

  it('SCH02 nothing is due for who has died', () => {
    const periods = [home('2026-01-01')];
    expect(due({ periods, deceasedOn: '2026-11-21' })).toEqual([]);
    expect(due({ periods, deceasedOn: null })).toHaveLength(1);
  });

  it('SCH03 a service without a rule asks for nothing', () => {
    expect(due({ periods: [{ service: 'ingen-tjeneste', start: '2026-01-01', end: null }] })).toEqual([]);
  });

  it.each([
    ['follow each other', home('2026-09-01', '2026-10-31'), home('2026-11-01')],
    ['overlap', home('2026-09-01', '2026-11-10'), home('2026-11-01')],
    ['lie inside each other', home('2026-09-01'), home('2026-11-01')],
  ])('SCH04 periods that %s are one stay', (_, earlier, later) => {
    expect(due({ periods: [later, earlier] })).toMatchObject([
      { questionnaire: mst, due: '2026-09-15', reason: 'first', overdueDays: 67 },
    ]);
  });

  it('SCH05 the first screening is due within the days of the service, and one made in the stay meets it', () => {
    const periods = [home('2026-11-10')];
    expect(due({ periods })).toMatchObject([
      { questionnaire: mst, due: '2026-11-24', reason: 'first', overdueDays: 0 },
    ]);
    expect(due({ periods, responses: [signed('2026-11-10')] })[0]).toMatchObject({
      due: '2026-12-10',
      reason: 'repeat',
    });
  });

  it('SCH06 after a gap it begins anew', () => {
    const periods = [home('2026-06-01', '2026-10-30'), home('2026-11-01')];
    expect(due({ periods, responses: [signed('2026-10-20')] })[0]).toMatchObject({
      due: '2026-11-15',
      reason: 'first',
      overdueDays: 6,
    });
  });

  it('SCH07 a service beside a closer one asks for no first of its own', () => {
    const help = { service: 'annen-hjemmetjeneste', start: '2026-11-01', end: null };
    const responses = [signed('2026-10-28')];
    expect(due({ periods: [home('2026-01-01'), help], responses })).toMatchObject([
      { questionnaire: mst, due: '2026-11-28', reason: 'repeat', overdueDays: 0 },
    ]);
    const closerLater = [{ ...help, start: '2026-01-01' }, home('2026-11-01')];
    expect(due({ periods: closerLater, responses })[0]).toMatchObject({ due: '2026-11-15', reason: 'first' });
  });

  it('SCH08 a move to another service is a new start', () => {
    const periods = [
      home('2026-01-01', '2026-11-18'),
      { service: 'korttidsopphold', start: '2026-11-19', end: null },
    ];
    expect(due({ periods, responses: [signed('2026-11-15')] })).toMatchObject([
      { questionnaire: mst, due: '2026-11-20', reason: 'first', overdueDays: 1 },
    ]);
  });

  it('SCH09 the next comes one interval after the last, clamped to the end of the month', () => {
    const responses = [signed('2026-09-30'), signed('2026-10-31')];
    expect(due({ periods: [home('2026-01-01')], responses })[0]).toMatchObject({
      due: '2026-11-30',
      reason: 'repeat',
    });
  });

  it('SCH10 after a result at risk the plan is looked at again', () => {
    const periods = [home('2026-01-01')];
    expect(due({ periods, responses: [signed('2026-10-25', 2)] })[0]?.reason).toBe('review');
    expect(due({ periods, responses: [signed('2026-10-25', 1)] })[0]?.reason).toBe('repeat');
  });

  it('SCH10 a score that is not stored is read from the response', () => {
    const answered = (valueInteger: number) => ({
      ...signed('2026-10-25'),
      score: undefined,
      response: {
        resourceType: 'QuestionnaireResponse' as const,
        status: 'completed' as const,
        item: [{ linkId: 'poeng', answer: [{ valueInteger }] }],
      },
    });
    const reasonFor = (points: number) =>
      dueScreenings(
        { ...nobody, periods: [home('2026-01-01')], responses: [answered(points)] },
        [schedule],
        today,
      )[0]?.reason;
    expect(reasonFor(2)).toBe('review');
    expect(reasonFor(1)).toBe('repeat');
  });

  it('SCH11 a screening from the future counts as made today', () => {
    expect(due({ periods: [home('2026-01-01')], responses: [signed('2027-11-20')] })[0]).toMatchObject({
      due: '2026-12-21',
    });
  });

  it('SCH12 who declined is asked again after one interval', () => {
    const exemptions = [{ questionnaire: mst, status: 'declined' as const, on: '2026-10-10' }];
    expect(due({ periods: [home('2026-01-01')], exemptions })).toMatchObject([
      { questionnaire: mst, due: '2026-11-10', reason: 'askAgain', overdueDays: 11 },
    ]);
  });

  it('SCH13 not relevant holds for twelve months', () => {
    const exemptions = [{ questionnaire: mst, status: 'notRelevant' as const, on: '2026-02-01' }];
    expect(due({ periods: [home('2026-01-01')], exemptions })[0]).toMatchObject({ due: '2027-02-01' });
  });

  it.each([
    ['the stay', '2025-12-31', [], 'first'],
    ['the last screening', '2026-11-01', [signed('2026-11-02')], 'repeat'],
    ['the same day as the last screening', '2026-11-02', [signed('2026-11-02')], 'repeat'],
  ])('SCH14 an exemption from before %s no longer counts', (_, on, responses, reason) => {
    const exemptions = [{ questionnaire: mst, status: 'notRelevant' as const, on }];
    expect(due({ periods: [home('2026-01-01')], exemptions, responses })[0]?.reason).toBe(reason);
  });

  it('SCH15 drafts and other forms do not count, other versions do', () => {
    const periods = [home('2026-01-01')];
    const draft = { questionnaire: `${mst}|1.0.0`, status: 'draft' as const };
    const other = {
      ...signed('2026-11-20'),
      questionnaire: 'https://visitt.example/fhir/Questionnaire/mst-annen|1.0.0',
    };
    expect(due({ periods, responses: [draft, other] })[0]?.reason).toBe('first');
    const older = { ...signed('2026-11-20'), questionnaire: `${mst}|0.1.0` };
    expect(due({ periods, responses: [older] })[0]?.reason).toBe('repeat');
  });

  it.each([
    ['2026-10-21', 0],
    ['2026-10-20', 1],
    ['2026-11-20', 0],
  ])('SCH16 last on %s is %i days over', (day, overdueDays) => {
    expect(due({ periods: [home('2026-01-01')], responses: [signed(day)] })[0]?.overdueDays).toBe(
      overdueDays,
    );
  });

  it('SCH17 one entry a schedule, soonest first', () => {
    const weekly: ScreeningSchedule = {
      url: 'https://visitt.example/schedules/vekt',
      version: '1.0.0',
      questionnaire: 'https://visitt.example/fhir/Questionnaire/vekt',
      rules: [rule('hjemmesykepleie', { days: 1 }, { days: 7 })],
    };
    const person = { ...nobody, periods: [home('2026-11-20'), home('2026-11-20')] };
    expect(dueScreenings(person, [schedule, weekly], today).map(({ due: day }) => day)).toEqual([
      '2026-11-21',
      '2026-12-04',
    ]);
  });

  it('SCH18 SCH19 a correction is no new screening', () => {
    const periods = [home('2026-01-01')];
    const corrected = { ...signed('2026-11-19'), earlier: [{ at: '2026-10-05T09:00:00Z' }] };
    const asHeader = { ...signed('2026-11-19'), firstSignedAt: '2026-10-05T09:00:00Z' };
    for (const one of [corrected, asHeader]) {
      expect(due({ periods, responses: [one] })[0]?.due).toBe('2026-11-05');
      expect(due({ periods, responses: [one, signed('2026-10-20')] })[0]?.due).toBe('2026-11-20');
    }
  });

  it.each([
    ['the clocks go forward', '2026-02-28T23:30:00Z', '2026-03-29', '2026-04-01'],
    ['the clocks go back', '2026-09-24T22:30:00Z', '2026-10-25', '2026-10-25'],
    ['leap day', '2028-01-29T12:00:00Z', '2028-02-20', '2028-02-29'],
    ['the day before it, in a year without', '2027-01-31T12:00:00Z', '2027-02-20', '2027-02-28'],
    ['new year', '2026-11-30T23:30:00Z', '2026-12-31', '2027-01-01'],
  ])('SCH09 the day is Norway’s: %s', (_, signedAt, on, expected) => {
    const person = {
      ...nobody,
      periods: [home('2026-01-01')],
      responses: [{ ...signed(on), signedAt }],
    };
    expect(dueScreenings(person, [schedule], on)[0]?.due).toBe(expected);
  });

  it('SCH28 a form that says itself when to look again is due then, if that is sooner', () => {
    const said = (nextOn: string) => [{ ...signed('2026-11-01'), nextOn }];
    const periods = [home('2026-01-01')];
    expect(due({ periods, responses: said('2026-11-15') })).toMatchObject([
      { due: '2026-11-15', reason: 'repeat', overdueDays: 6, rule: { basis: 'form' } },
    ]);
    expect(due({ periods, responses: said('2027-06-01') })[0]?.due).toBe('2026-12-01');
  });

  it('SCH32 each entry says its rule', () => {
    expect(due({ periods: [home('2026-01-01')], responses: [signed('2026-11-01')] })[0]?.rule).toEqual({
      schedule: 'https://visitt.example/schedules/mst',
      version: '1.0.0',
      service: 'hjemmesykepleie',
      from: '2026-11-01',
      interval: { months: 1 },
      basis: 'default',
    });
  });
});

describe('another individual plan', () => {
  const periods = [home('2026-01-01')];
  const plan = (start: string, every: Interval | null, end: string | null = null) => ({
    questionnaire: mst,
    every,
    start,
    end,
  });

  it('SCH20 its interval replaces the repeat', () => {
    const plans = [plan('2026-10-01', { months: 3 })];
    expect(due({ periods, plans, responses: [signed('2026-10-15')] })).toMatchObject([
      { due: '2027-01-15', reason: 'repeat', rule: { basis: 'own', interval: { months: 3 } } },
    ]);
    expect(due({ periods, plans })).toMatchObject([{ due: '2027-01-01', reason: 'first' }]);
  });

  it.each([
    ['has not begun', plan('2026-11-22', { months: 3 })],
    ['has ended', plan('2026-10-01', { months: 3 }, '2026-11-20')],
    [
      'is for another form',
      { ...plan('2026-10-01', { months: 3 }), questionnaire: 'https://x.example/vekt' },
    ],
    ['is from before the stay', plan('2025-12-01', { months: 3 })],
  ])('SCH20 SCH22 one that %s changes nothing', (_, one) => {
    expect(due({ periods, plans: [one], responses: [signed('2026-10-25')] })[0]?.due).toBe('2026-11-25');
  });

  it('SCH20 the newest counts, and of two from one day the closer', () => {
    const responses = [signed('2026-11-10')];
    const plans = [plan('2026-02-01', { days: 3 }), plan('2026-10-01', { months: 2 })];
    expect(due({ periods, plans, responses })[0]?.due).toBe('2027-01-10');
    const sameDay = [plan('2026-10-01', { months: 2 }), plan('2026-10-01', { days: 14 })];
    expect(due({ periods, plans: sameDay, responses })[0]?.due).toBe('2026-11-24');
  });

  it('SCH21 without an interval it is itself looked at after a year', () => {
    const plans = [plan('2026-10-01', null)];
    expect(due({ periods, plans, responses: [signed('2026-09-25')] })).toMatchObject([
      { due: '2027-10-01', reason: 'askAgain', overdueDays: 0 },
    ]);
  });

  it('SCH22 an exemption counts when it was given after the plan', () => {
    const plans = [plan('2026-10-01', { days: 10 })];
    const declined = (on: string) => ({ questionnaire: mst, status: 'declined' as const, on });
    expect(due({ periods, plans, exemptions: [declined('2026-09-30')] })[0]).toMatchObject({
      due: '2026-10-11',
      reason: 'first',
    });
    expect(due({ periods, plans, exemptions: [declined('2026-11-18')] })[0]).toMatchObject({
      due: '2026-11-28',
      reason: 'askAgain',
    });
  });
});

describe('somebody who is away', () => {
  const periods = [home('2026-01-01')];
  const away = (from: string, to: string | null) => ({ from, to });
  /** Due on 10 November without an absence. */
  const responses = [signed('2026-10-10')];

  it.each<[string, PersonToScreen['absences'], string, number, readonly ScreenedPeriod[]]>([
    ['SCH23 away on the day, back before today', [away('2026-11-08', '2026-11-14')], '2026-11-15', 6, []],
    ['SCH23 away on the day and still', [away('2026-11-08', '2026-11-30')], '2026-12-01', 0, []],
    ['SCH24 away since it fell due', [away('2026-11-12', '2026-11-18')], '2026-11-19', 2, []],
    [
      'SCH24 away twice',
      [away('2026-11-18', '2026-11-19'), away('2026-11-08', '2026-11-12')],
      '2026-11-20',
      1,
      [],
    ],
    ['SCH24 today is the last day away', [away('2026-11-20', '2026-11-21')], '2026-11-22', 0, []],
    ['SCH23 back before it fell due', [away('2026-10-20', '2026-11-09')], '2026-11-10', 11, []],
    ['SCH23 not yet gone', [away('2026-11-22', '2026-12-01')], '2026-11-10', 11, []],
    ['SCH23 an absence that ends before it begins', [away('2026-11-20', '2026-11-01')], '2026-11-10', 11, []],
    ['SCH26 a service since then', [away('2026-10-20', null)], '2026-11-10', 11, [home('2026-11-05')]],
  ])('%s', (_, absences, day, overdueDays, more) => {
    const found = due({ periods: [...periods, ...more], responses, absences });
    expect(found).toMatchObject([{ due: day, overdueDays }]);
    expect(found[0]?.putOffFrom).toBe(day === '2026-11-10' ? undefined : '2026-11-10');
  });

  it('SCH25 nobody knows for how long', () => {
    const person = { ...nobody, periods, responses, absences: [away('2026-11-15', null)] };
    expect(dueScreenings(person, [schedule], today)).toEqual([]);
    expect(nextSteps(person, [schedule], today)).toMatchObject([{ kind: 'nothing', why: 'away' }]);
  });
});

describe('a plan after risk', () => {
  const planForm = 'https://visitt.example/fhir/Questionnaire/ernaeringsplan';
  const planSchedule: ScreeningSchedule = {
    url: 'https://visitt.example/schedules/ernaeringsplan',
    version: '1.0.0',
    questionnaire: planForm,
    afterRisk: { questionnaire: mst, riskFrom: 2 },
    rules: [rule('hjemmesykepleie', { days: 7 }, { months: 1 })],
  };
  const periods = [home('2026-01-01')];
  const made = (day: string, more: { nextOn?: string; isEnded?: boolean } = {}) => ({
    ...signed(day),
    score: undefined,
    questionnaire: `${planForm}|1.0.0`,
    ...more,
  });
  const next = (responses: PersonToScreen['responses']) =>
    nextSteps({ ...nobody, periods, responses }, [planSchedule], today)[0];

  it('SCH27 is asked for when the screening showed risk', () => {
    expect(next([signed('2026-11-18', 2)])).toMatchObject({ due: '2026-11-25', reason: 'plan' });
    expect(next([signed('2026-11-18', 1)])).toMatchObject({ kind: 'nothing', why: 'notAtRisk' });
    expect(next([signed('2025-12-18', 4)])).toMatchObject({ kind: 'nothing', why: 'notAtRisk' });
    expect(next([])).toMatchObject({ kind: 'nothing', why: 'notAtRisk' });
  });

  it.each([
    ['by the interval', {}, '2026-12-10', 'default'],
    ['on its own day', { nextOn: '2026-11-20' }, '2026-11-20', 'form'],
    ['by the interval when its own day is later', { nextOn: '2027-03-01' }, '2026-12-10', 'default'],
    ['by the interval when its own day is none', { nextOn: '2026-11-10' }, '2026-12-10', 'default'],
  ])('SCH28 is evaluated %s', (_, more, day, basis) => {
    const responses = [signed('2026-11-09', 3), made('2026-11-10', more), signed('2026-11-12', 0)];
    expect(next(responses)).toMatchObject({ due: day, reason: 'evaluate', rule: { basis } });
  });

  it('SCH27 one that has ended rests until a later screening shows risk', () => {
    const ended = [signed('2026-11-01', 3), made('2026-11-10', { isEnded: true })];
    expect(next(ended)).toMatchObject({ why: 'notAtRisk' });
    expect(next([...ended, signed('2026-11-15', 2)])).toMatchObject({ due: '2026-11-22', reason: 'plan' });
  });

  it('SCH28 the day and the end are read from the plan itself', () => {
    const response = {
      resourceType: 'QuestionnaireResponse' as const,
      status: 'completed' as const,
      item: [
        { linkId: 'plan-status', answer: [{ valueCoding: { code: 'videre' } }] },
        { linkId: 'plan', item: [{ linkId: 'evaluering', answer: [{ valueDate: '2026-11-20' }] }] },
      ],
    };
    expect(next([{ ...made('2026-11-10'), response }])).toMatchObject({ due: '2026-11-20' });
    const ended = {
      ...response,
      item: [{ linkId: 'plan-status', answer: [{ valueCoding: { code: 'slutt' } }] }],
    };
    expect(next([{ ...made('2026-11-10'), response: ended }])).toMatchObject({ why: 'notAtRisk' });
  });
});

describe('an offer by age', () => {
  const offer: ScreeningSchedule = {
    url: 'https://visitt.example/schedules/besok',
    version: '1.0.0',
    questionnaire: 'https://visitt.example/fhir/Questionnaire/besok',
    fromAge: 75,
    rules: [rule('ingen-tjeneste', { months: 12 }, { months: 12 })],
  };
  const periods = [{ service: 'ingen-tjeneste', start: '2024-03-01', end: null }];
  const next = (more: Partial<PersonToScreen>) =>
    nextSteps({ ...nobody, periods, ...more }, [offer], today)[0];

  it.each([
    ['the birthday', '1951-06-01', { due: '2027-06-01', reason: 'offer' }],
    ['today', '1951-11-21', { due: '2027-11-21', reason: 'offer' }],
    ['the start', '1940-06-01', { due: '2025-03-01', reason: 'offer' }],
    ['nothing yet', '1951-11-22', { kind: 'nothing', why: 'tooYoung' }],
    ['leap day', '1948-02-29', { due: '2025-03-01', reason: 'offer' }],
  ])('SCH29 is counted from %s', (_, birthDate, expected) => {
    expect(next({ birthDate })).toMatchObject(expected);
  });

  it.each([
    ['planned', { kind: 'nothing', why: 'visitPlanned' }],
    ['inProgress', { kind: 'nothing', why: 'visitPlanned' }],
    ['cancelled', { kind: 'due' }],
  ])('SCH29 a visit that is %s', (status, expected) => {
    expect(next({ visits: [{ kind: 'preventiveVisit', status }] })).toMatchObject(expected);
    expect(next({ visits: [{ kind: 'homeVisit', status }] })).toMatchObject({ kind: 'due' });
  });

  it.each(['no', 'none'])('SCH29 who was asked and answered %s is asked again a year later', (reply) => {
    const visits = [{ kind: 'preventiveVisit', status: 'cancelled', answer: { reply, on: '2026-05-01' } }];
    expect(next({ visits })).toMatchObject({ due: '2027-05-01', reason: 'askAgain' });
  });

  it.each([
    ['dead', { deceasedOn: '2026-11-01' }],
    ['noService', { periods: [{ service: 'ingen-tjeneste', start: '2026-12-01', end: null }] }],
    ['serviceNotAsked', { periods: [home('2026-01-01')] }],
  ])('SCH30 nothing is due, and why: %s', (why, more) => {
    expect(next(more)).toMatchObject({ kind: 'nothing', why });
  });
});
