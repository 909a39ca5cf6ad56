import type {
  AnswerOption,
  AnswerValue,
  Extension,
  Questionnaire,
  QuestionnaireItem,
} from '../../fhir/types.ts';
import { type Numeric, toNumeric } from '../expression/decimal.ts';
import { answerKey } from './answer-key.ts';
import { expandValueSet, findContained } from './expand-value-set.ts';
import { besidePrimitive, findExtension, numberIn, valueIn } from './find-extension.ts';

/** The options an item is written with; null when they lie outside the form. */
export function answerOptionsOf(
  questionnaire: Questionnaire,
  item: QuestionnaireItem,
): readonly AnswerOption[] | null {
  if (item.answerOption) return item.answerOption;
  if (item.answerValueSet === undefined) return [];
  return expandValueSet(questionnaire, item.answerValueSet);
}

/** Score by `answerKey`, of the options that have one. */
export function weightsOf(
  questionnaire: Questionnaire,
  options: readonly AnswerOption[],
): ReadonlyMap<string, Numeric> {
  const weights = new Map<string, Numeric>();
  for (const option of options) {
    const weight = weightOf(option) ?? codeSystemWeight(questionnaire, option);
    if (weight === undefined) continue;
    weights.set(answerKey(option), toNumeric(weight));
    // An answer that was written without the system still means the option.
    const bare = option.valueCoding && answerKey({ valueCoding: { code: option.valueCoding.code ?? '' } });
    if (bare !== undefined && !weights.has(bare)) weights.set(bare, toNumeric(weight));
  }
  return weights;
}

/** The score written on an option or an answer itself, on it or on its value. */
export function weightOf(
  value: AnswerValue & { readonly extension?: readonly Extension[] },
): number | undefined {
  const found = valueIn(value);
  const beside = found && besidePrimitive(value, found.name);
  return scoreIn(value.valueCoding) ?? scoreIn(beside) ?? scoreIn(value);
}

const scoreIn = (element: { readonly extension?: readonly Extension[] } | undefined): number | undefined =>
  numberIn(findExtension(element, 'ordinalValue') ?? findExtension(element, 'itemWeight'));

type Concept = {
  readonly code?: string;
  readonly extension?: readonly Extension[];
  readonly concept?: readonly Concept[];
};

/** A code system in the form may carry the scores of its codes. */
function codeSystemWeight(questionnaire: Questionnaire, { valueCoding }: AnswerOption): number | undefined {
  if (!valueCoding?.system || !questionnaire.contained) return undefined;
  const codes = findContained(questionnaire, 'CodeSystem', valueCoding.system) as
    | { readonly concept?: readonly Concept[] }
    | undefined;
  const concept = codes?.concept && findConcept(codes.concept, valueCoding.code);
  return concept && scoreIn(concept);
}

function findConcept(concepts: readonly Concept[], code: string | undefined): Concept | undefined {
  for (const concept of concepts) {
    const found = concept.code === code ? concept : concept.concept && findConcept(concept.concept, code);
    if (found) return found;
  }
  return undefined;
}
