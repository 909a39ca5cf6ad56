import { describe, expect, it } from 'vitest';
import type { NutritionPlan, NutritionScreening, NutritionState } from '#domain/nutrition/nutrition-state.ts';
import { toFormats } from '../text/formats.ts';
import { nutrition } from '../text/nb/nutrition.ts';
import { nutritionStateWords } from './nutrition-state-words.ts';

const made = { id: 'r', at: '2026-11-20T09:00:00.000Z', day: '2026-11-20' };
const screening = (isAtRisk: boolean | null): NutritionScreening => ({
  ...made,
  questionnaire: 'mst',
  score: null,
  isAtRisk,
});
const plan = (state: NutritionPlan['state'], evaluation: string | null): NutritionPlan => ({
  ...made,
  state,
  evaluation,
  goal: null,
  measures: [],
  weighing: null,
  endReason: null,
  outcome: null,
});
const nothing: NutritionState = { screening: null, assessment: null, plan: null, needsPlan: false };

describe('how a person stands, in few words', () => {
  it.each<readonly [string, Partial<NutritionState>, string]>([
    ['Ikke kartlagt ennå', {}, 'neutral'],
    ['Ikke i risiko', { screening: screening(false) }, 'success'],
    ['Risiko er ikke avklart', { screening: screening(null) }, 'neutral'],
    ['I risiko, uten plan', { screening: screening(true), needsPlan: true }, 'warning'],
    ['I risiko', { screening: screening(true), plan: plan('ended', null) }, 'warning'],
    [
      'Plan evalueres 22. des.',
      { screening: screening(true), plan: plan('standing', '2026-12-22') },
      'neutral',
    ],
    [
      'Planen skulle vært evaluert 1. nov.',
      { screening: screening(false), plan: plan('overdue', '2026-11-01') },
      'warning',
    ],
    ['Plan uten dag for evaluering', { plan: plan('standing', null) }, 'neutral'],
  ])('%s', (words, state, color) => {
    expect(nutritionStateWords({ ...nothing, ...state }, nutrition, toFormats('nb'), '2026-11-22')).toEqual({
      words,
      color,
    });
  });
});
