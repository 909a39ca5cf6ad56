import { describe, expect, it } from 'vitest';
import type { QuestionnaireResponseItem } from '../fhir/types.ts';
import { nutritionForms, toNutritionState, type SignedForm } from './nutrition-state.ts';

const today = '2026-11-22';
const signed = (
  form: keyof typeof nutritionForms,
  day: string,
  item: readonly QuestionnaireResponseItem[],
  more: Partial<SignedForm['body']> = {},
): SignedForm => ({
  id: `${form}-${day}`,
  body: {
    questionnaire: `${nutritionForms[form]}|1.1.0`,
    status: 'signed',
    signedAt: `${day}T09:00:00Z`,
    response: { resourceType: 'QuestionnaireResponse', status: 'completed', item },
    ...more,
  },
});
const screening = (day: string, score: number) =>
  signed('mst', day, [
    { linkId: 'poeng', answer: [{ valueInteger: score }] },
    { linkId: 'risiko', answer: [{ valueBoolean: score >= 2 }] },
  ]);
const coded = (linkId: string, code: string) => ({ linkId, answer: [{ valueCoding: { code } }] });
const plan = (day: string, status: 'ny' | 'videre', evaluation: string) =>
  signed('plan', day, [
    coded('plan-status', status),
    {
      linkId: 'plan',
      item: [
        { linkId: 'mal', answer: [{ valueString: 'Holde vekten' }] },
        {
          linkId: 'tiltak',
          item: [
            { linkId: 'tiltak-hva', answer: [{ valueString: 'Næringsdrikk' }] },
            { linkId: 'tiltak-hvem', answer: [{ valueString: 'Kveldsvakt' }] },
          ],
        },
        { linkId: 'tiltak', item: [{ linkId: 'tiltak-nar', answer: [{ valueString: 'Hver dag' }] }] },
        coded('veies', 'uke'),
        { linkId: 'evaluering', answer: [{ valueDate: evaluation }] },
      ],
    },
  ]);
const end = (day: string) =>
  signed('plan', day, [
    coded('plan-status', 'slutt'),
    coded('utfall', 'nadd'),
    { linkId: 'slutt-grunn', answer: [{ valueString: 'Spiser godt igjen' }] },
  ]);

describe('how a person stands', () => {
  it('is nothing without a form', () => {
    expect(toNutritionState([], today)).toEqual({
      screening: null,
      assessment: null,
      plan: null,
      needsPlan: false,
    });
  });

  it('NUT15 a plan is needed while the last screening showed risk and none stands', () => {
    const needs = (...forms: readonly SignedForm[]) => toNutritionState(forms, today).needsPlan;
    expect(needs(screening('2026-11-20', 1))).toBe(false);
    expect(needs(screening('2026-11-20', 2))).toBe(true);
    expect(needs(screening('2026-11-20', 2), plan('2026-11-21', 'ny', '2026-12-21'))).toBe(false);
    expect(needs(screening('2026-11-20', 2), plan('2026-09-21', 'ny', '2026-10-21'))).toBe(false);
    expect(needs(screening('2026-11-01', 2), end('2026-11-20'))).toBe(false);
    expect(needs(screening('2026-11-20', 2), end('2026-11-01'))).toBe(true);
    expect(needs(screening('2026-11-01', 3), screening('2026-11-20', 0))).toBe(false);
  });

  it.each([
    ['2026-11-22', 'standing'],
    ['2026-11-21', 'overdue'],
  ])('NUT14 a plan to be evaluated on %s is %s today', (evaluation, state) => {
    const shown = toNutritionState([plan('2026-10-22', 'ny', evaluation)], today).plan;
    expect(shown).toMatchObject({
      state,
      evaluation,
      goal: 'Holde vekten',
      measures: [{ what: 'Næringsdrikk', who: 'Kveldsvakt', when: null }],
      weighing: 'uke',
      endReason: null,
    });
  });

  it('NUT14 the newest signed one says it, and an end says why and what came of it', () => {
    const forms = [end('2026-11-10'), plan('2026-10-22', 'videre', '2026-11-21')];
    expect(toNutritionState(forms, today).plan).toMatchObject({
      state: 'ended',
      evaluation: null,
      endReason: 'Spiser godt igjen',
      outcome: 'nadd',
    });
    const voided = { ...end('2026-11-10'), body: { ...end('2026-11-10').body, status: 'voided' as const } };
    expect(toNutritionState([voided, ...forms.slice(1)], today).plan?.state).toBe('overdue');
  });

  it('a correction is no new form', () => {
    const corrected = {
      ...screening('2026-11-21', 3),
      body: { ...screening('2026-11-21', 3).body, earlier: [{ at: '2026-10-01T09:00:00Z' }] },
    };
    const state = toNutritionState([corrected, screening('2026-11-01', 0)], today);
    expect(state.screening).toMatchObject({ day: '2026-11-01', score: 0, isAtRisk: false });
  });

  it('a form with a part missing says neither yes nor no', () => {
    const state = toNutritionState(
      [signed('mst', '2026-11-20', []), signed('assessment', '2026-11-20', [])],
      today,
    );
    expect(state.screening).toMatchObject({ score: null, isAtRisk: null });
    expect(state.assessment).toMatchObject({ isMalnourished: null, grade: null });
    expect(state.needsPlan).toBe(false);
  });
});
