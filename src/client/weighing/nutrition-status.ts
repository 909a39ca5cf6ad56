import { bodyMassIndexTenths } from '#domain/nutrition/body-mass-index.ts';
import { isEstimated } from '#domain/nutrition/known-height.ts';
import { nutritionForms, toNutritionState } from '#domain/nutrition/nutrition-state.ts';
import { weightLossWithin } from '#domain/nutrition/weight-loss.ts';
import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { PersonRecords } from '#store/device-store.ts';
import type { Formats } from '../text/formats.ts';
import type { nutrition } from '../text/nb/nutrition.ts';
import { exactWeight } from './exact-weight.ts';
import { knownFigures, standingMeasurements } from '../starting/known-answers.ts';

/** How a person stands, in a few sentences for the plan's first field; empty when nothing is known. */
export function nutritionStatus(
  records: PersonRecords,
  today: Day,
  text: typeof nutrition,
  formats: Formats,
): string {
  const { status } = text;
  const { weight, height } = knownFigures(records, today);
  const { screening, assessment } = toNutritionState(records.responses, today);
  const weights = standingMeasurements(records).filter(({ code }) => code === 'bodyWeight');
  const loss = weight && weightLossWithin(weights, 6);
  const tenths = weight && height && bodyMassIndexTenths(weight.value, height.value);
  const bmi = tenths === undefined ? undefined : formats.decimal(tenths / 10, 1);
  const sentences = [
    weight && status.weight(exactWeight(weight.value, formats), formats.dayFull(osloDay(weight.measuredAt))),
    loss &&
      status.change(
        formats.percentChange(-loss.perMille / 1000),
        exactWeight(loss.from, formats),
        formats.dayFull(loss.since),
      ),
    bmi && height && (isEstimated(height) ? status.bmiEstimated(bmi) : status.bmi(bmi)),
    screening?.score != null &&
      status.screening(
        screening.questionnaire === nutritionForms.nrs ? 'NRS 2002' : 'MST',
        formats.decimal(screening.score),
        formats.dayFull(screening.day),
      ),
    assessment?.grade != null && status.glim(formats.decimal(assessment.grade)),
  ];
  return sentences.filter(Boolean).join(' ');
}
