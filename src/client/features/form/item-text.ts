import type { AnswerOption, Coding, Primitive, QuestionnaireItem } from '#domain/fhir/types.ts';
import { isReadText } from '#domain/forms/definition/is-read-text.ts';
import type { ItemState } from '#domain/forms/form-session.ts';
import type { Language } from '#client/text/language.ts';
import { translated } from '#client/text/translated.ts';
import { extensionText, findExtension, hasControl } from './extensions.ts';

/** Text as the form's maker wants it shown; never trusted, see `rich-text.tsx`. */
export type Markup = { readonly kind: 'markdown' | 'xhtml'; readonly source: string };

export function toMarkup(beside: Primitive | undefined, language: Language): Markup | undefined {
  if (!beside?.extension) return undefined;
  // A translation beside the text itself says more than markup in the form's first language.
  const text = translated('', beside, language);
  const xhtml = findExtension(beside, 'xhtml')?.valueString;
  if (xhtml) return text === '' ? { kind: 'xhtml', source: xhtml } : undefined;
  const markdown = findExtension(beside, 'markdown');
  const source = markdown?.valueMarkdown ?? markdown?.valueString;
  if (!source) return undefined;
  return { kind: 'markdown', source: text === '' ? source : text };
}

export const toItemText = ({ item, text }: ItemState, language: Language): string =>
  text ?? translated(item.text, item._text, language);

export const toPlainText = (item: QuestionnaireItem, language: Language): string =>
  translated(item.text, item._text, language);

export const toCodingText = (coding: Coding, language: Language): string =>
  translated(coding.display, coding._display, language) || (coding.code ?? '');

export function toOptionText(option: AnswerOption, language: Language): string {
  if (option.valueCoding) return toCodingText(option.valueCoding, language);
  if (option.valueString !== undefined) return translated(option.valueString, option._valueString, language);
  if (option.valueReference) return option.valueReference.display ?? option.valueReference.reference ?? '';
  const value = option.valueInteger ?? option.valueDecimal;
  if (value !== undefined) return String(value);
  return option.valueDate ?? option.valueTime?.slice(0, 5) ?? option.valueDateTime ?? option.valueUri ?? '';
}

/** What stands beside an option's words: markup, style, translations. */
export const besideOption = (option: AnswerOption): Primitive | undefined =>
  option.valueCoding?._display ?? option._valueString ?? option._valueInteger;

export function toOptionPrefix(option: AnswerOption): string | undefined {
  return (
    extensionText(option, 'optionPrefix') ??
    (option.valueCoding ? extensionText(option.valueCoding, 'optionPrefix') : undefined)
  );
}

/** Nothing but words to read, whatever type the form's builder gave it: what is written there would not be kept. */
export const isWords = (item: QuestionnaireItem): boolean => item.type === 'display' || isReadText(item);

export const isQuestion = (item: QuestionnaireItem): boolean => item.type !== 'group' && !isWords(item);

/** Display items below a question that belong to its frame rather than stand as text of their own. */
export function partsOf(item: QuestionnaireItem, ...codes: readonly string[]): readonly QuestionnaireItem[] {
  return item.item?.filter((child) => isWords(child) && hasControl(child, ...codes)) ?? [];
}

const frameParts = ['help', 'flyover', 'prompt', 'unit', 'lower', 'upper'] as const;

export const isFramePart = (item: QuestionnaireItem): boolean =>
  isWords(item) && hasControl(item, ...frameParts);
