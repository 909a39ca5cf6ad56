import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time/day.ts';
import { dueScreenings, type PersonToScreen, type ScreeningSchedule } from './due-screenings.ts';

const mst = 'https://visitt.example/fhir/Questionnaire/mst';
const schedule: ScreeningSchedule = {
  questionnaire: mst,
  riskFrom: 2,
  rules: [
    { service: 'korttidsopphold', firstWithin: { days: 1 }, repeatEvery: { days: 7 } },
    { service: 'langtidsopphold', firstWithin: { days: 7 }, repeatEvery: { months: 1 } },
    { service: 'hjemmesykepleie', firstWithin: { days: 14 }, repeatEvery: { months: 1 } },
    { service: 'annen-hjemmetjeneste', firstWithin: { days: 14 }, repeatEvery: { months: 6 } },
  ],
};
const today = '2026-11-21';
const nobody: PersonToScreen = { periods: [], responses: [], exemptions: [] };
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
    expect(due({ periods: [later, earlier] })).toEqual([
      { questionnaire: mst, due: '2026-09-15', reason: 'first', overdueDays: 67 },
    ]);
  });

  it('SCH05 the first screening is due within the days of the service, and one made in the stay meets it', () => {
    const periods = [home('2026-11-10')];
    expect(due({ periods })).toEqual([
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
    expect(due({ periods: [home('2026-01-01'), help], responses })).toEqual([
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
    expect(due({ periods, responses: [signed('2026-11-15')] })).toEqual([
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
        [{ ...schedule, scoreItem: 'poeng' }],
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
    expect(due({ periods: [home('2026-01-01')], exemptions })).toEqual([
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

  it('SCH17 one entry a questionnaire, soonest first', () => {
    const weekly: ScreeningSchedule = {
      questionnaire: 'https://visitt.example/fhir/Questionnaire/vekt',
      rules: [{ service: 'hjemmesykepleie', firstWithin: { days: 1 }, repeatEvery: { days: 7 } }],
    };
    const person = { ...nobody, periods: [home('2026-11-20'), home('2026-11-20')] };
    expect(dueScreenings(person, [schedule, weekly], today).map(({ due: day }) => day)).toEqual([
      '2026-11-21',
      '2026-12-04',
    ]);
  });

  it('the order records come in does not matter', () => {
    const days = fc.integer({ min: -400, max: 30 }).map((offset) => addDays(today, offset));
    const period = fc.record({
      service: fc.constantFrom(
        'korttidsopphold',
        'langtidsopphold',
        'hjemmesykepleie',
        'annen-hjemmetjeneste',
      ),
      start: days,
      end: fc.option(days),
    });
    const response = days.map((day) => signed(day, day.charCodeAt(9) % 4));
    const shuffled = <T>(arbitrary: fc.Arbitrary<T>) =>
      fc
        .uniqueArray(arbitrary, { maxLength: 6, selector: (value) => JSON.stringify(value) })
        .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(shuffled(period), shuffled(response), ([periods, periods2], [responses, responses2]) => {
        const one = due({ periods, responses: responses });
        expect(due({ periods: periods2, responses: responses2 })).toEqual(one);
        expect(one.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
