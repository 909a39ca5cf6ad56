import { createHash } from 'node:crypto';
import type {
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  QuestionnaireResponseAnswer,
  QuestionnaireResponseItem,
} from '#domain/fhir/types.ts';
import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { ContentRecord } from '#content/parse-content-file.ts';

const ordinalUrl = 'http://hl7.org/fhir/StructureDefinition/ordinalValue';

/** What is answered, by linkId; a repeating group has a list of such. */
export type Answers = {
  readonly [linkId: string]: readonly QuestionnaireResponseAnswer[] | readonly Answers[] | undefined;
};

/** A shipped form, and what the demo needs to answer it as a nurse would. */
export type DemoForm = {
  readonly canonical: string;
  readonly url: string;
  readonly questionnaire: Questionnaire;
  /** An option by its code, as the form offers it. */
  readonly option: (linkId: string, code: string) => readonly QuestionnaireResponseAnswer[];
  readonly points: (linkId: string, code: string) => number;
  /** Items in the form's order with the words that were read; what has no answer is left out. */
  readonly respond: (answers: Answers, status: 'in-progress' | 'completed') => QuestionnaireResponse;
};

export function toDemoForm(content: readonly ContentRecord[], id: string): DemoForm {
  const record = content.find(({ body }) => body.url.endsWith(`/Questionnaire/${id}`));
  if (!record) throw new Error(`no form ${id}`);
  const questionnaire = record.body.resource as unknown as Questionnaire;
  const items = new Map([...walk(questionnaire.item ?? [])].map((item) => [item.linkId, item]));
  const optionOf = (linkId: string, code: string) => {
    const found = items.get(linkId)?.answerOption?.find(({ valueCoding }) => valueCoding?.code === code);
    if (!found?.valueCoding) throw new Error(`${id}: ${linkId} has no option ${code}`);
    return found;
  };
  return {
    canonical: record.id,
    url: record.body.url,
    questionnaire,
    option: (linkId, code) => {
      const { valueCoding } = optionOf(linkId, code);
      return valueCoding ? [{ valueCoding }] : [];
    },
    points: (linkId, code) =>
      optionOf(linkId, code).extension?.find(({ url }) => url === ordinalUrl)?.valueDecimal ?? 0,
    respond: (answers, status) => ({
      resourceType: 'QuestionnaireResponse',
      questionnaire: record.id,
      status,
      item: fill(questionnaire.item ?? [], answers),
    }),
  };
}

/** SHA-256 in hex over the canonical JSON, as a signature carries it. */
export const hashOf = (response: QuestionnaireResponse): string =>
  createHash('sha256').update(toCanonicalJson(response)).digest('hex');

function* walk(items: readonly QuestionnaireItem[]): Generator<QuestionnaireItem> {
  for (const item of items) {
    yield item;
    yield* walk(item.item ?? []);
  }
}

function fill(items: readonly QuestionnaireItem[], answers: Answers): readonly QuestionnaireResponseItem[] {
  return items.flatMap(({ linkId, text, type, repeats, item = [] }): readonly QuestionnaireResponseItem[] => {
    if (type === 'display') return [];
    const named = text === undefined ? { linkId } : { linkId, text };
    if (type === 'group' && repeats === true) {
      const instances = (answers[linkId] ?? []) as readonly Answers[];
      return instances.map((each, index) => ({ ...named, id: `r${index + 1}`, item: fill(item, each) }));
    }
    if (type === 'group') {
      const below = fill(item, answers);
      return below.length > 0 ? [{ ...named, item: below }] : [];
    }
    const answer = (answers[linkId] ?? []) as readonly QuestionnaireResponseAnswer[];
    return answer.length > 0 ? [{ ...named, answer }] : [];
  });
}
