import type {
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  QuestionnaireResponseAnswer,
  QuestionnaireResponseItem,
} from '#domain/fhir/types.ts';

/** How an item is answered; empty for one that is left alone. */
export type Answerer = (item: QuestionnaireItem) => readonly QuestionnaireResponseAnswer[];

/** A response with an answer to each question, two repeats of each group that repeats. */
export function toExampleResponse(
  { url, version, item }: Questionnaire,
  answer: Answerer,
): QuestionnaireResponse {
  const fill = (one: QuestionnaireItem): readonly QuestionnaireResponseItem[] => {
    if (one.type === 'display') return [];
    const below = one.item?.flatMap(fill) ?? [];
    if (one.type === 'group') {
      if (below.length === 0) return [];
      const group = { linkId: one.linkId, item: below };
      return one.repeats
        ? [
            { ...group, id: '1' },
            { ...group, id: '2' },
          ]
        : [group];
    }
    const answers = answer(one);
    if (answers.length === 0) return [];
    const [first, ...rest] = answers;
    return [
      { linkId: one.linkId, answer: below.length > 0 ? [{ ...first, item: below }, ...rest] : answers },
    ];
  };
  return {
    resourceType: 'QuestionnaireResponse',
    questionnaire: `${url ?? ''}|${version ?? ''}`,
    status: 'in-progress',
    authored: '2026-08-14T10:20:00+02:00',
    item: item?.flatMap(fill) ?? [],
  };
}

const numberOf = ({ extension }: QuestionnaireItem, name: 'minValue' | 'maxValue'): number | undefined => {
  const found = extension?.find(({ url }) => url.endsWith(`/${name}`));
  return found?.valueInteger ?? found?.valueDecimal;
};

export const plausible: Answerer = (item) => {
  const options = (item.answerOption ?? []).slice(0, item.repeats ? 2 : 1);
  if (options.length > 0) {
    return options.map((option) =>
      Object.fromEntries(Object.entries(option).filter(([key]) => key.startsWith('value'))),
    );
  }
  const number = (numberOf(item, 'minValue') ?? 2) + 5;
  switch (item.type) {
    case 'boolean':
      return [{ valueBoolean: true }];
    case 'integer':
      return [{ valueInteger: number }];
    case 'decimal':
      return [{ valueDecimal: number }];
    case 'quantity':
      return [{ valueQuantity: { value: number } }];
    case 'date':
      return [{ valueDate: '2026-08-14' }];
    case 'dateTime':
      return [{ valueDateTime: '2026-08-14T08:30:00+02:00' }];
    case 'time':
      return [{ valueTime: '22:30:00' }];
    case 'url':
      return [{ valueUri: 'https://example.org' }];
    case 'reference':
      return [{ valueReference: { display: 'Solvik legesenter' } }];
    case 'string':
    case 'text':
      return item.repeats
        ? [{ valueString: 'Mannen' }, { valueString: 'Datteren' }]
        : [{ valueString: item.linkId === 'k-moenster' ? '9910' : 'Etter middag' }];
    default:
      return [];
  }
};

/** What a form complains of: too much, too little, nothing that is offered; the rest is missing. */
export const wrong: Answerer = (item) => {
  if ((item.answerOption?.length ?? 0) > 0) return [];
  const most = numberOf(item, 'maxValue');
  switch (item.type) {
    case 'integer':
      return most === undefined ? [] : [{ valueInteger: most + 1 }];
    case 'decimal':
      return most === undefined ? [] : [{ valueDecimal: most + 1.123 }];
    case 'date':
      return [{ valueDate: '2026-02-30' }];
    case 'string':
      return item.maxLength === undefined && !item.extension ? [] : [{ valueString: 'x'.repeat(201) }];
    default:
      return [];
  }
};
