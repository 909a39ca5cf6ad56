import type {
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  QuestionnaireResponseAnswer,
  QuestionnaireResponseItem,
} from '#domain/fhir/types.ts';
import { visittExtensions } from '#domain/fhir/visitt-extensions.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';

export type DerivedMeasurement = {
  readonly code: 'bodyWeight' | 'bodyHeight';
  /** Grams or millimetres. */
  readonly value: number;
  readonly reliable: boolean;
  /** How it was got, and what was worn: absent where the form does not ask. */
  readonly method?: 'measured' | 'reported' | 'estimated';
  readonly clothing?: RecordBody<'measurement'>['clothing'];
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

/** And how each was got, and what was worn on the scale. */
const methodLinkIds = { bodyWeight: 'vekt-metode', bodyHeight: 'hoyde-metode' } as const;
const clothingLinkId = 'klaer';
const methodCodes: { readonly [code: string]: DerivedMeasurement['method'] } = {
  malt: 'measured',
  oppgitt: 'reported',
  anslatt: 'estimated',
};
/** The Norwegian extension of SNOMED CT. */
const clothingCodes: { readonly [code: string]: DerivedMeasurement['clothing'] } = {
  '8111000202103': 'light',
  '8101000202100': 'naked',
  '8091000202105': 'dressedNoShoes',
  '8081000202108': 'dressed',
  '8121000202106': 'nappy',
};

/**
 * Weights and heights in a signed form, found by the LOINC code of the question. Without a known unit: none. `given`:
 * linkIds that a person answered; a figure the form was started with, because it was known, is not measured again.
 */
export function toMeasurements(
  questionnaire: Questionnaire,
  signed: QuestionnaireResponse,
  given: ReadonlySet<string>,
): readonly DerivedMeasurement[] {
  const answers = firstAnswers(signed);
  const isDoubted = answers.get(doubtLinkId)?.valueBoolean === true;
  return collectItems(questionnaire.item).flatMap((item) => {
    const code = item.code?.find(({ system }) => system === loinc)?.code;
    const kind = code === undefined ? undefined : codes[code];
    const answer = answers.get(item.linkId);
    const isFilledIn = item.extension?.some(({ url }) => url === visittExtensions.knownAnswer) === true;
    if (!kind || !answer || (isFilledIn && !given.has(item.linkId))) return [];
    const value = toSmallestUnit(item, answer, factors[kind]);
    if (value === null) return [];
    const codeAt = (linkId: string) => answers.get(linkId)?.valueCoding?.code ?? '';
    const method = methodCodes[codeAt(methodLinkIds[kind])];
    const clothing = kind === 'bodyWeight' ? clothingCodes[codeAt(clothingLinkId)] : undefined;
    return [
      {
        code: kind,
        value,
        reliable: !(isDoubted && kind === 'bodyWeight'),
        ...(method === undefined ? {} : { method }),
        ...(clothing === undefined ? {} : { clothing }),
      },
    ];
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

/** The first answer of each question, by linkId. */
export function firstAnswers(
  response: QuestionnaireResponse,
): ReadonlyMap<string, QuestionnaireResponseAnswer> {
  const answers = new Map<string, QuestionnaireResponseAnswer>();
  collectAnswers(response.item, answers);
  return answers;
}

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
