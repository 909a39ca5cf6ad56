import type { Questionnaire } from '#domain/fhir/types.ts';
import { toBareValue } from '#domain/forms/same-value.ts';
import { toKilograms } from '#domain/rounds/weight-text.ts';
import type { RowAnswer } from './fill-row.ts';
import { findItem } from './find-item.ts';
import { clothingItem, measuredNow, weightItem } from './round-topics.ts';

/**
 * A figure from the scale as the form's own answers: the weight, that it was measured now, and what was said once for the
 * whole round. In the order the form asks: clothes are asked about once something is measured. Null: no weight.
 */
export function toWeightAnswers(
  questionnaire: Questionnaire,
  grams: number | null,
  conditions: { readonly [linkId: string]: string },
): readonly RowAnswer[] {
  if (grams === null) return [{ linkId: weightItem, answer: [] }];
  const clothes = conditions[clothingItem];
  const said = [
    [measuredNow.linkId, measuredNow.code] as const,
    ...(clothes === undefined ? [] : [[clothingItem, clothes] as const]),
  ];
  return [
    { linkId: weightItem, answer: [{ valueDecimal: toKilograms(grams) }] },
    ...said.flatMap(([linkId, code]) => {
      const option = findItem(questionnaire.item, linkId)?.answerOption?.find(
        ({ valueCoding }) => valueCoding?.code === code,
      );
      return option ? [{ linkId, answer: [toBareValue(option)] }] : [];
    }),
  ];
}
