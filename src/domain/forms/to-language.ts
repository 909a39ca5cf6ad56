import type { Extension, Questionnaire } from '../fhir/types.ts';
import { findExtensions } from './definition/find-extension.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The form in another language, by its translation extensions; texts without a translation stay as they are.
 * `nb` also takes what is marked `no`, and a language with a region what is marked without. Codes, linkIds and
 * expressions are never touched, so answers mean the same in every language.
 */
export function toLanguage(questionnaire: Questionnaire, language: string): Questionnaire {
  if (questionnaire.language !== undefined && speaks(questionnaire.language, language)) return questionnaire;
  const translated = translate(questionnaire, language);
  return translated === questionnaire ? questionnaire : { ...(translated as Questionnaire), language };
}

/** Languages the form can be shown in: its own and those of its translations. */
export function languagesOf(questionnaire: Questionnaire): readonly string[] {
  const found = new Set<string>();
  if (questionnaire.language !== undefined) found.add(questionnaire.language);
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const part of value) visit(part);
    else if (isObject(value)) {
      for (const translation of findExtensions(value, 'translation')) {
        const code = part(translation, 'lang')?.valueCode;
        if (code !== undefined) found.add(code);
      }
      for (const inner of Object.values(value)) visit(inner);
    }
  };
  visit(questionnaire);
  return [...found];
}

/** The same object when nothing in it has a translation. */
function translate(value: unknown, language: string): unknown {
  if (Array.isArray(value)) {
    const parts: unknown[] = value.map((one) => translate(one, language));
    return parts.some((one, index) => one !== value[index]) ? parts : value;
  }
  if (!isObject(value)) return value;
  let changed: Record<string, unknown> | null = null;
  for (const [key, inner] of Object.entries(value)) {
    const next = translate(inner, language);
    if (next !== inner) changed = { ...(changed ?? value), [key]: next };
    if (!key.startsWith('_') || !isObject(inner)) continue;
    const text = translationOf(inner, language);
    if (text !== undefined) changed = { ...(changed ?? value), [key.slice(1)]: text };
  }
  return changed ?? value;
}

function translationOf(primitive: Json, language: string): string | undefined {
  const translations = findExtensions(primitive, 'translation');
  const found =
    translations.find((one) => part(one, 'lang')?.valueCode === language) ??
    translations.find((one) => speaks(part(one, 'lang')?.valueCode ?? '', language));
  const content = found && part(found, 'content');
  return content?.valueString ?? content?.valueMarkdown;
}

const part = ({ extension = [] }: Extension, name: string): Extension | undefined =>
  extension.find(({ url }) => url === name);

function speaks(code: string, language: string): boolean {
  const [a, b] = [code.split('-')[0], language.split('-')[0]];
  return a === b || (a === 'no' && b === 'nb');
}
