import type { Extension, Primitive, Questionnaire, QuestionnaireItem } from '../fhir/types.ts';
import { visittExtensions } from '../fhir/visitt-extensions.ts';
import type { NewsBand } from './read-vitals.ts';

/** The municipality's words for one result, and minutes until the next measurement; null where it has not said. */
export type LocalBand = { readonly nb: string; readonly nn: string; readonly repeatMinutes: number | null };
export type LocalPlan = { readonly [B in NewsBand]: LocalBand };

export const newsBands: readonly NewsBand[] = ['low', 'single', 'medium', 'high'];

const linkIds: { readonly [B in NewsBand]: string } = {
  low: 'plan-lav',
  single: 'plan-rod',
  medium: 'plan-middels',
  high: 'plan-hoy',
};
const translationUrl = 'http://hl7.org/fhir/StructureDefinition/translation';

/** The item of the form that holds the plan for a band. */
export const localItem = (questionnaire: Questionnaire, band: NewsBand): QuestionnaireItem | undefined =>
  find(questionnaire.item ?? [], linkIds[band]);

/** What the municipality has written (VIT30); what ships says only that nothing has, and counts as empty. */
export function readLocalPlan(questionnaire: Questionnaire): LocalPlan {
  const read = (band: NewsBand): LocalBand => {
    const item = localItem(questionnaire, band);
    const isGiven = hasExtension(item, visittExtensions.localTextGiven);
    return {
      nb: isGiven ? (item?.text ?? '') : '',
      nn: isGiven ? (translationIn(item?._text, 'nn') ?? item?.text ?? '') : '',
      repeatMinutes:
        item?.extension?.find(({ url }) => url === visittExtensions.repeatMinutes)?.valueInteger ?? null,
    };
  };
  return { low: read('low'), single: read('single'), medium: read('medium'), high: read('high') };
}

/** The form with the municipality's plan in it; a band without words stays as `shipped` says it (VIT31). */
export function withLocalPlan(
  questionnaire: Questionnaire,
  shipped: Questionnaire,
  plan: LocalPlan,
): Questionnaire {
  const bandOf = new Map(newsBands.map((band) => [linkIds[band], band]));
  const change = (items: readonly QuestionnaireItem[]): readonly QuestionnaireItem[] =>
    items.map((item) => {
      const band = bandOf.get(item.linkId);
      if (band) return toItem(item, localItem(shipped, band) ?? item, plan[band]);
      return item.item ? { ...item, item: change(item.item) } : item;
    });
  return { ...questionnaire, item: change(questionnaire.item ?? []) };
}

function toItem(item: QuestionnaireItem, shipped: QuestionnaireItem, local: LocalBand): QuestionnaireItem {
  const own: ReadonlySet<string> = new Set([visittExtensions.localTextGiven, visittExtensions.repeatMinutes]);
  const nb = local.nb.trim();
  const extension: readonly Extension[] = [
    ...(item.extension ?? []).filter(({ url }) => !own.has(url)),
    ...(nb === '' ? [] : [{ url: visittExtensions.localTextGiven, valueBoolean: true }]),
    ...(local.repeatMinutes === null
      ? []
      : [{ url: visittExtensions.repeatMinutes, valueInteger: local.repeatMinutes }]),
  ];
  const { text: _text, _text: _beside, ...rest } = item;
  if (nb === '')
    return {
      ...rest,
      extension,
      ...(shipped.text === undefined ? {} : { text: shipped.text }),
      ...(shipped._text === undefined ? {} : { _text: shipped._text }),
    };
  const nn = local.nn.trim() === '' ? nb : local.nn.trim();
  return {
    ...rest,
    extension,
    text: nb,
    _text: { extension: [toTranslation('nn', nn), toTranslation('en', nb)] },
  };
}

const toTranslation = (language: string, content: string): Extension => ({
  url: translationUrl,
  extension: [
    { url: 'lang', valueCode: language },
    { url: 'content', valueString: content },
  ],
});

const translationIn = (beside: Primitive | undefined, language: string): string | undefined =>
  beside?.extension
    ?.find(
      ({ url, extension }) =>
        url === translationUrl &&
        extension?.some((part) => part.url === 'lang' && part.valueCode === language),
    )
    ?.extension?.find(({ url }) => url === 'content')?.valueString;

const hasExtension = (item: QuestionnaireItem | undefined, address: string): boolean =>
  item?.extension?.some(({ url, valueBoolean }) => url === address && valueBoolean === true) ?? false;

function find(items: readonly QuestionnaireItem[], linkId: string): QuestionnaireItem | undefined {
  for (const item of items) {
    if (item.linkId === linkId) return item;
    const below = find(item.item ?? [], linkId);
    if (below) return below;
  }
  return undefined;
}
