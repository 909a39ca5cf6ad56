import type {
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  QuestionnaireResponseAnswer,
  QuestionnaireResponseItem,
} from '#domain/fhir/types.ts';

export type DerivedMeasurement = {
  readonly code: 'bodyWeight' | 'bodyHeight';
  /** Grams or millimetres. */
  readonly value: number;
  readonly reliable: boolean;
};

const loinc = 'http://loinc.org';
const unitUrl = 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit';
const codes: { readonly [code: string]: DerivedMeasurement['code'] } = {
  '29463-7': 'bodyWeight',
  '8302-2': 'bodyHeight',
};
/** UCUM to grams and millimetres. */
const factors: { readonly [C in DerivedMeasurement['code']]: { readonly [unit: string]: number } } = {
  bodyWeight: { g: 1, kg: 1000 },
  bodyHeight: { mm: 1, cm: 10, m: 1000 },
};
/** The form's own question on whether the weight can be trusted (oedema, clothes, an unsteady scale). */
const doubtLinkId = 'usikker';

/** Weights and heights in a signed form, found by the LOINC code of the question. Without a known unit: none. */
export function toMeasurements(
  questionnaire: Questionnaire,
  signed: QuestionnaireResponse,
): readonly DerivedMeasurement[] {
  const answers = new Map<string, QuestionnaireResponseAnswer>();
  collectAnswers(signed.item, answers);
  const isDoubted = answers.get(doubtLinkId)?.valueBoolean === true;
  return collectItems(questionnaire.item).flatMap((item) => {
    const code = item.code?.find(({ system }) => system === loinc)?.code;
    const kind = code === undefined ? undefined : codes[code];
    const answer = answers.get(item.linkId);
    if (!kind || !answer) return [];
    const value = toSmallestUnit(item, answer, factors[kind]);
    return value === null ? [] : [{ code: kind, value, reliable: !(isDoubted && kind === 'bodyWeight') }];
  });
}

function toSmallestUnit(
  item: QuestionnaireItem,
  { valueQuantity, valueDecimal, valueInteger }: QuestionnaireResponseAnswer,
  factorOf: { readonly [unit: string]: number },
): number | null {
  const number = valueQuantity?.value ?? valueDecimal ?? valueInteger;
  const unit =
    valueQuantity?.code ??
    valueQuantity?.unit ??
    item.extension?.find(({ url }) => url === unitUrl)?.valueCoding?.code;
  const factor = unit === undefined ? undefined : factorOf[unit];
  if (number === undefined || factor === undefined || number <= 0) return null;
  return Math.round(number * factor);
}

const collectItems = (items: readonly QuestionnaireItem[] = []): readonly QuestionnaireItem[] =>
  items.flatMap((item) => [item, ...collectItems(item.item)]);

function collectAnswers(
  items: readonly QuestionnaireResponseItem[] | undefined,
  into: Map<string, QuestionnaireResponseAnswer>,
): void {
  for (const { linkId, answer, item } of items ?? []) {
    const [first] = answer ?? [];
    if (first && !into.has(linkId)) into.set(linkId, first);
    for (const value of answer ?? []) collectAnswers(value.item, into);
    collectAnswers(item, into);
  }
}
