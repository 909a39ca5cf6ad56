import { visittExtensions } from '#domain/fhir/visitt-extensions.ts';
import type { QuestionnaireFile, ShippedItem } from './questionnaire-file.ts';

export type Finding = { readonly path: string; readonly message: string };

/** Languages beside the bokmål of the text itself. */
const translations = ['nn', 'en'];
const translationUrl = 'http://hl7.org/fhir/StructureDefinition/translation';
const answerTypes: ReadonlySet<string> = new Set(['choice', 'open-choice']);

type Translatable = { readonly extension?: readonly ExtensionLike[] | undefined } | undefined;
type ExtensionLike = { readonly url: string; readonly [key: string]: unknown };
type Placed = { readonly item: ShippedItem; readonly path: string };

/** What a schema cannot say about a Questionnaire of ours; empty when all is well. */
export function checkQuestionnaire(file: QuestionnaireFile): readonly Finding[] {
  const placed = [...walk(file.item, 'item')];
  return [
    ...checkSource(file),
    ...checkLanguages('title', file._title),
    ...checkLanguages('description', file._description),
    ...checkLinkIds(placed),
    ...placed.flatMap((entry) => checkItem(entry, placed)),
  ];
}

function* walk(items: readonly ShippedItem[], path: string): Generator<Placed> {
  for (const [index, item] of items.entries()) {
    const here = `${path}[${index}]`;
    yield { item, path: here };
    yield* walk(item.item ?? [], `${here}.item`);
  }
}

function checkSource({ extension }: QuestionnaireFile): readonly Finding[] {
  const source = extension.find(({ url }) => url === visittExtensions.source)?.['valueString'];
  return typeof source === 'string' && source.length > 0
    ? []
    : [{ path: 'extension', message: `no source (${visittExtensions.source})` }];
}

function checkLinkIds(placed: readonly Placed[]): readonly Finding[] {
  const seen = new Set<string>();
  return placed.flatMap(({ item: { linkId }, path }) => {
    if (!seen.has(linkId)) {
      seen.add(linkId);
      return [];
    }
    return [{ path: `${path}.linkId`, message: `"${linkId}" is used twice` }];
  });
}

function checkItem({ item, path }: Placed, placed: readonly Placed[]): readonly Finding[] {
  return [
    ...checkLanguages(`${path}.text`, item._text),
    ...checkOptions(item, path),
    ...checkConditions(item, path, placed),
    ...checkExpressions(item, path, placed),
  ];
}

function checkOptions({ type, answerOption = [] }: ShippedItem, path: string): readonly Finding[] {
  if (!answerTypes.has(type)) return [];
  if (answerOption.length === 0) return [{ path, message: 'a choice without options' }];
  return answerOption.flatMap(({ valueCoding }, index) => {
    const here = `${path}.answerOption[${index}].valueCoding`;
    if (!valueCoding?.display) return [{ path: here, message: 'no display' }];
    const isTwice = answerOption.findIndex((other) => other.valueCoding?.code === valueCoding.code) !== index;
    return [
      ...checkLanguages(`${here}.display`, valueCoding._display),
      ...(isTwice ? [{ path: here, message: `code "${valueCoding.code}" is used twice` }] : []),
    ];
  });
}

function checkConditions(
  { enableWhen = [], enableBehavior }: ShippedItem,
  path: string,
  placed: readonly Placed[],
): readonly Finding[] {
  const behavior =
    enableWhen.length > 1 && !enableBehavior
      ? [{ path: `${path}.enableBehavior`, message: 'missing, with several conditions' }]
      : [];
  const targets = enableWhen.flatMap((condition, index) => {
    const here = `${path}.enableWhen[${index}]`;
    const target = placed.find(({ item }) => item.linkId === condition.question);
    if (!target) return [{ path: here, message: `no item has linkId "${condition.question}"` }];
    const coding = condition['answerCoding'] as { readonly code?: unknown } | undefined;
    const isOption = target.item.answerOption?.some(({ valueCoding }) => valueCoding?.code === coding?.code);
    return coding && !isOption
      ? [{ path: here, message: `"${condition.question}" has no option "${String(coding.code)}"` }]
      : [];
  });
  return [...behavior, ...targets];
}

/** Names of items inside FHIRPath are text that nobody else would miss when an item is renamed. */
function checkExpressions(item: ShippedItem, path: string, placed: readonly Placed[]): readonly Finding[] {
  const known = new Set(placed.map((entry) => entry.item.linkId));
  const named = JSON.stringify(item.extension ?? []).matchAll(/linkId\s*=\s*'([^']+)'/g);
  return [...named]
    .map(([, linkId = '']) => linkId)
    .filter((linkId) => !known.has(linkId))
    .map((linkId) => ({ path: `${path}.extension`, message: `no item has linkId "${linkId}"` }));
}

function checkLanguages(path: string, primitive: Translatable): readonly Finding[] {
  return translations
    .filter((language) => !hasTranslation(primitive, language))
    .map((language) => ({ path, message: `no text in "${language}"` }));
}

function hasTranslation(primitive: Translatable, language: string): boolean {
  return (primitive?.extension ?? []).some(({ url, extension }) => {
    if (url !== translationUrl || !Array.isArray(extension)) return false;
    const parts = extension as readonly ExtensionLike[];
    const isLanguage = parts.some((part) => part.url === 'lang' && part['valueCode'] === language);
    const content = parts.find((part) => part.url === 'content')?.['valueString'];
    return isLanguage && typeof content === 'string' && content.length > 0;
  });
}
