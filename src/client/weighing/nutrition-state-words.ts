import type { NutritionState } from '#domain/nutrition/nutrition-state.ts';
import type { Day } from '#domain/time/day.ts';
import type { Formats } from '../text/formats.ts';
import type { nutrition } from '../text/nb/nutrition.ts';

export type StateWords = { readonly words: string; readonly color: 'neutral' | 'warning' | 'success' };

/** How a person stands, in the few words that matter most now. `today` decides whether the year is said. */
export function nutritionStateWords(
  { screening, plan, needsPlan }: NutritionState,
  { state: text }: typeof nutrition,
  formats: Formats,
  today: Day,
): StateWords {
  if (plan && plan.state !== 'ended') {
    const day = plan.evaluation === null ? null : formats.dayNear(plan.evaluation, today);
    if (day === null) return { words: text.standingOpen, color: 'neutral' };
    return plan.state === 'overdue'
      ? { words: text.overdue(day), color: 'warning' }
      : { words: text.standing(day), color: 'neutral' };
  }
  if (!screening) return { words: text.none, color: 'neutral' };
  if (screening.isAtRisk === null) return { words: text.unclear, color: 'neutral' };
  if (!screening.isAtRisk) return { words: text.notAtRisk, color: 'success' };
  return { words: needsPlan ? text.atRiskNoPlan : text.atRisk, color: 'warning' };
}
