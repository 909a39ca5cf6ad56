import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Interval } from '../time/day.ts';
import { dueScreenings, nextSteps } from './due-screenings.ts';
import { readScheduleAnswers } from './schedule-answers.ts';
import type { PersonToScreen, ScreeningSchedule } from './screening-schedule.ts';

const today = '2026-11-22';
const form = (name: string): string => `https://visitt.example/fhir/Questionnaire/${name}`;
const services = ['korttidsopphold', 'langtidsopphold', 'hjemmesykepleie', 'annen-hjemmetjeneste'];
const rules = (first: Interval, every: Interval) =>
  services.map((service, index) => ({
    service,
    firstWithin: first,
    repeatEvery: index === 0 ? { days: 7 } : every,
    repeatBasis: 'default' as const,
  }));
const about = (name: string) => ({ url: `https://visitt.example/schedules/${name}`, version: '1.0.0' });
const schedules: readonly ScreeningSchedule[] = [
  { ...about('mst'), questionnaire: form('mst'), riskFrom: 2, rules: rules({ days: 7 }, { months: 1 }) },
  {
    ...about('plan'),
    questionnaire: form('plan'),
    afterRisk: { questionnaire: form('mst'), riskFrom: 2 },
    rules: rules({ days: 7 }, { months: 1 }),
  },
  { ...about('tann'), questionnaire: form('tann'), rules: rules({ months: 3 }, { months: 12 }) },
  {
    ...about('besok'),
    questionnaire: form('besok'),
    fromAge: 75,
    rules: [
      {
        service: 'ingen-tjeneste',
        firstWithin: { months: 12 },
        repeatEvery: { months: 12 },
        repeatBasis: 'default',
      },
    ],
  },
];

const day = fc.integer({ min: -500, max: 40 }).map((offset) => addDays(today, offset));
const questionnaire = fc.constantFrom('mst', 'plan', 'tann', 'besok').map((name) => `${form(name)}|1.0.0`);
const instant = fc
  .tuple(day, fc.constantFrom('00:30', '09:00', '22:30', '23:30'))
  .map(([date, time]) => `${date}T${time}:00Z`);
const answers = fc.record({
  points: fc.option(fc.integer({ min: 0, max: 5 })),
  evaluation: fc.option(day),
  status: fc.constantFrom('ny', 'videre', 'slutt'),
});
const response = fc
  .record({
    questionnaire,
    status: fc.constantFrom('draft' as const, 'signed' as const, 'signed' as const, 'voided' as const),
    signedAt: instant,
    corrected: fc.option(instant),
    answers,
  })
  .map(({ corrected, answers: { points, evaluation, status: planStatus }, ...rest }) => ({
    ...rest,
    ...(corrected === null ? {} : { earlier: [{ at: corrected }] }),
    response: {
      resourceType: 'QuestionnaireResponse' as const,
      status: 'completed' as const,
      item: [
        ...(points === null ? [] : [{ linkId: 'poeng', answer: [{ valueInteger: points }] }]),
        ...(evaluation === null ? [] : [{ linkId: 'evaluering', answer: [{ valueDate: evaluation }] }]),
        { linkId: 'plan-status', answer: [{ valueCoding: { code: planStatus } }] },
      ],
    },
  }));
const person = fc.record({
  birthDate: fc.constantFrom('1930-01-01', '1951-11-22', '1951-11-23', '1948-02-29', '1990-05-05'),
  deceasedOn: fc.oneof({ weight: 8, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: day }),
  periods: fc.array(
    fc.record({
      service: fc.constantFrom(...services, 'ingen-tjeneste'),
      start: day,
      end: fc.option(day),
    }),
    { maxLength: 5 },
  ),
  responses: fc.array(response, { maxLength: 8 }),
  exemptions: fc.array(
    fc.record({
      questionnaire: questionnaire.map((canonical) => canonical.split('|')[0] ?? ''),
      status: fc.constantFrom('notRelevant' as const, 'declined' as const),
      on: day,
    }),
    { maxLength: 3 },
  ),
  absences: fc.array(fc.record({ from: day, to: fc.option(day) }), { maxLength: 3 }),
  plans: fc.array(
    fc.record({
      questionnaire: questionnaire.map((canonical) => canonical.split('|')[0] ?? ''),
      every: fc.constantFrom<Interval | null>({ days: 7 }, { months: 1 }, { months: 6 }, null),
      start: day,
      end: fc.option(day),
    }),
    { maxLength: 3 },
  ),
  visits: fc.array(
    fc.record({
      kind: fc.constantFrom('homeVisit', 'preventiveVisit'),
      status: fc.constantFrom('planned', 'done'),
    }),
    { maxLength: 2 },
  ),
}) satisfies fc.Arbitrary<PersonToScreen>;

const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length });
const inAnotherOrder = (one: PersonToScreen): fc.Arbitrary<PersonToScreen> =>
  fc
    .tuple(
      shuffled(one.periods),
      shuffled(one.responses),
      shuffled(one.exemptions),
      shuffled(one.absences),
      shuffled(one.plans),
      shuffled(one.visits),
    )
    .map(([periods, responses, exemptions, absences, plans, visits]) => ({
      ...one,
      periods,
      responses,
      exemptions,
      absences,
      plans,
      visits,
    }));

describe('whatever has been recorded', () => {
  it('SCH31 the order it came in changes nothing', () => {
    fc.assert(
      fc.property(
        person.chain((one) => fc.tuple(fc.constant(one), inAnotherOrder(one))),
        ([one, other]) => {
          expect(nextSteps(other, schedules, today)).toEqual(nextSteps(one, schedules, today));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('SCH30 nobody with a service is without a next screening or a stated reason', () => {
    fc.assert(
      fc.property(person, (one) => {
        const steps = nextSteps(one, schedules, today);
        expect(steps).toHaveLength(schedules.length);
        const isServed = one.periods.some(
          ({ service, start, end }) =>
            service !== 'ingen-tjeneste' && start <= today && (end === null || end >= today),
        );
        const isDead = one.deceasedOn !== null && one.deceasedOn <= today;
        const [mst] = steps;
        if (!isServed || isDead) expect(mst?.kind).toBe('nothing');
        else if (mst?.kind === 'nothing') {
          expect(mst.why).toBe('away');
          expect(one.absences.some(({ from, to }) => to === null && from <= addDays(today, 400))).toBe(true);
        } else {
          expect(mst?.due).toMatch(/^\d{4}-\d\d-\d\d$/);
          expect((mst?.due ?? '') <= addDays(today, 800)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('SCH24 nothing is overdue on a day away, nor for longer than she has been back', () => {
    fc.assert(
      fc.property(person, (one) => {
        const isAway = one.absences.some(({ from, to }) => to !== null && from <= today && to >= today);
        for (const { overdueDays, due } of dueScreenings(one, schedules, today)) {
          if (isAway) expect(overdueDays).toBe(0);
          for (const { from, to } of one.absences) {
            if (to !== null && from <= to && from <= today) expect(due >= from && due <= to).toBe(false);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('SCH19 older ones of a form and its answers are not needed', () => {
    fc.assert(
      fc.property(person, (one) => {
        const slim = one.responses.map(({ response: given, ...rest }) => ({
          ...rest,
          ...readScheduleAnswers(given, undefined),
        }));
        expect(nextSteps({ ...one, responses: slim }, schedules, today)).toEqual(
          nextSteps(one, schedules, today),
        );
      }),
    );
  });
});
