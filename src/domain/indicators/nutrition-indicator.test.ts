import { describe, expect, it } from 'vitest';
import { addDays } from '../time/day.ts';
import { nutritionIndicator, type IndicatorData, type IndicatorState } from './nutrition-indicator.ts';
import { shareOf } from './share.ts';

const mst = 'https://visitt.example/fhir/Questionnaire/mst';
const plan = 'https://visitt.example/fhir/Questionnaire/ernaeringsplan';
const rule = {
  questionnaire: mst,
  planQuestionnaire: plan,
  minimumAge: 67,
  windowMonths: 12,
  services: ['hjemmesykepleie'],
  riskFrom: 2,
};
const today = '2026-11-21';
const empty: IndicatorData = { persons: [], periods: [], responses: [], exemptions: [] };
const person = (id: string, birthDate = '1940-01-01') => ({ id, birthDate });
const served = (personId: string) => ({
  personId,
  service: 'hjemmesykepleie',
  start: '2020-01-01',
  end: null,
});
const screened = (personId: string, day: string, score = 0, questionnaire = `${mst}|1.0.0`) => ({
  personId,
  questionnaire,
  status: 'signed' as const,
  signedAt: `${day}T10:00:00Z`,
  score,
});
const exempt = (personId: string, on: string, status: 'notRelevant' | 'declined' = 'notRelevant') => ({
  personId,
  questionnaire: mst,
  status,
  on,
});
const count = (data: Partial<IndicatorData>) =>
  nutritionIndicator({ ...empty, persons: [person('p')], periods: [served('p')], ...data }, rule, today);

const stateIn = (data: Partial<IndicatorData>): IndicatorState | undefined => {
  const counted = count(data);
  return (['assessed', 'notAssessed', 'notRelevant', 'missing'] as const).find((state) =>
    counted[state].includes('p'),
  );
};

describe('the indicator on nutrition', () => {
  it.each<[string, Partial<IndicatorData>, IndicatorState | undefined]>([
    ['IND-04 66 years', { persons: [person('p', '1959-11-22')] }, undefined],
    [
      'IND-05 67 years, 364 days ago',
      { persons: [person('p', '1959-11-21')], responses: [screened('p', addDays(today, -364))] },
      'assessed',
    ],
    ['IND-06 400 days ago', { responses: [screened('p', addDays(today, -400))] }, 'notAssessed'],
    ['twelve months ago to the day', { responses: [screened('p', '2025-11-21')] }, 'assessed'],
    ['a day longer ago', { responses: [screened('p', '2025-11-20')] }, 'notAssessed'],
    ['nothing on record', {}, 'missing'],
    [
      'only another form',
      { responses: [screened('p', '2026-11-01', 0, 'https://x.example/y|1.0.0')] },
      'missing',
    ],
    ['stated not relevant', { exemptions: [exempt('p', '2026-01-01')] }, 'notRelevant'],
    ['stated so long ago', { exemptions: [exempt('p', '2025-01-01')] }, 'notAssessed'],
    ['did not want to', { exemptions: [exempt('p', '2026-01-01', 'declined')] }, 'notAssessed'],
    [
      'assessed and later not relevant',
      { responses: [screened('p', '2026-01-01')], exemptions: [exempt('p', '2026-02-01')] },
      'assessed',
    ],
    ['no service now', { periods: [{ ...served('p'), end: '2026-11-20' }] }, undefined],
    ['another service', { periods: [{ ...served('p'), service: 'ingen-tjeneste' }] }, undefined],
    ['died', { persons: [{ ...person('p'), deceasedOn: '2026-11-20' }] }, undefined],
  ])('%s', (_, data, state) => {
    expect(stateIn(data)).toBe(state);
  });

  it('a draft is not an assessment', () => {
    const draft = { personId: 'p', questionnaire: mst, status: 'draft' as const };
    expect(stateIn({ responses: [draft] })).toBe('missing');
  });

  it('risk goes by the newest screening, and a plan counts only for those at risk', () => {
    const counted = count({
      persons: [person('a'), person('b'), person('c')],
      periods: [served('a'), served('b'), served('c')],
      responses: [
        screened('a', '2026-10-01', 0),
        screened('a', '2026-05-01', 4),
        screened('b', '2026-05-01', 0),
        screened('b', '2026-10-01', 2),
        screened('c', '2026-10-01', 3),
        { ...screened('a', '2026-10-02'), questionnaire: `${plan}|1.0.0` },
        { ...screened('b', '2026-10-02'), questionnaire: `${plan}|1.0.0` },
      ],
    });
    expect(counted).toMatchObject({ assessed: ['a', 'b', 'c'], atRisk: ['b', 'c'], withPlan: ['b'] });
  });

  it('a score that is not stored is read from the response', () => {
    const response = {
      resourceType: 'QuestionnaireResponse' as const,
      status: 'completed' as const,
      item: [{ linkId: 'poeng', answer: [{ valueInteger: 2 }] }],
    };
    const data = { ...empty, persons: [person('p')], periods: [served('p')] };
    const responses = [{ ...screened('p', '2026-10-01'), score: undefined, response }];
    expect(nutritionIndicator({ ...data, responses }, { ...rule, scoreItem: 'poeng' }, today).atRisk).toEqual(
      ['p'],
    );
    expect(nutritionIndicator({ ...data, responses }, rule, today).atRisk).toEqual([]);
  });

  it('IND-01 four states share one denominator; the two other shares have their own', () => {
    const states: readonly IndicatorState[] = ['assessed', 'notAssessed', 'notRelevant', 'missing'];
    const wanted = { assessed: 92, notAssessed: 38, notRelevant: 10, missing: 60 };
    const people = states.flatMap((state) =>
      Array.from({ length: wanted[state] }, (_, index) => ({ state, index, id: `${state}-${index}` })),
    );
    const counted = count({
      persons: people.map(({ id }) => person(id)),
      periods: people.map(({ id }) => served(id)),
      responses: people.flatMap(({ state, index, id }) => {
        if (state === 'notAssessed') return [screened(id, '2025-01-01')];
        if (state !== 'assessed') return [];
        const planned = index < 20 ? [screened(id, '2026-06-02', 0, plan)] : [];
        return [screened(id, '2026-06-01', index < 31 ? 2 : 1), ...planned];
      }),
      exemptions: people
        .filter(({ state }) => state === 'notRelevant')
        .map(({ id }) => exempt(id, '2026-06-01')),
    });
    const total = states.reduce((sum, state) => sum + counted[state].length, 0);
    expect(total).toBe(200);
    expect(states.map((state) => shareOf(counted[state].length, total))).toEqual([46, 19, 5, 30]);
    expect(shareOf(counted.atRisk.length, counted.assessed.length)).toBe(33.7);
    expect(shareOf(counted.withPlan.length, counted.atRisk.length)).toBe(64.5);
  });
});
