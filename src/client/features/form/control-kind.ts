import type { AnswerOption } from '#domain/fhir/types.ts';
import type { ItemState } from '#domain/forms/form-session.ts';
import { extensionText, itemControls } from './extensions.ts';

export type ControlKind =
  | 'radios'
  | 'checks'
  | 'select'
  | 'search'
  | 'boolean'
  | 'text'
  | 'area'
  | 'integer'
  | 'decimal'
  | 'slider'
  | 'quantity'
  | 'date'
  | 'dateTime'
  | 'time'
  | 'url'
  | 'attachment'
  | 'reference';

/** Longer lists are searched, not scrolled; a form that asks for radio buttons gets them up to the second limit. */
const scrolledOptions = 12;
const askedForOptions = 30;

/** The one place that decides which control draws an item. */
export function toControlKind({ item, options }: ItemState): ControlKind {
  const controls = itemControls(item);
  const has = (...codes: readonly string[]) => codes.some((code) => controls.includes(code));
  switch (item.type) {
    case 'boolean':
      return 'boolean';
    case 'choice':
    case 'open-choice':
      return toChoiceKind(item.repeats === true, options, has, item.type === 'open-choice');
    case 'integer':
    case 'decimal':
      if (options.length > 0) return toChoiceKind(item.repeats === true, options, has, false);
      if (has('slider')) return 'slider';
      return item.type;
    case 'string':
      if (options.length > 0) return toChoiceKind(item.repeats === true, options, has, false);
      return has('text-box') ? 'area' : 'text';
    case 'text':
      return options.length > 0 ? toChoiceKind(item.repeats === true, options, has, false) : 'area';
    case 'date':
    case 'time':
    case 'dateTime':
    case 'reference':
      return options.length > 0 ? toChoiceKind(item.repeats === true, options, has, false) : item.type;
    case 'quantity':
      return options.length > 0 ? toChoiceKind(item.repeats === true, options, has, false) : 'quantity';
    case 'url':
    case 'attachment':
      return item.type;
    case 'group':
    case 'display':
      throw new Error(`No control draws a ${item.type}.`);
  }
}

function toChoiceKind(
  repeats: boolean,
  options: readonly AnswerOption[],
  has: (...codes: readonly string[]) => boolean,
  isOpen: boolean,
): ControlKind {
  const few = options.length <= scrolledOptions;
  const asked = options.length <= askedForOptions;
  if (has('autocomplete', 'lookup') && options.length > 3) return 'search';
  if (repeats) return few || (asked && has('check-box')) ? 'checks' : 'search';
  if (has('check-box', 'radio-button') && asked) return 'radios';
  if (has('drop-down') && !isOpen && options.length > 3) return asked ? 'select' : 'search';
  return few ? 'radios' : 'search';
}

/** Kinds whose controls are several: they stand in a group that carries the question. */
export const isGroupKind = (kind: ControlKind): boolean =>
  kind === 'radios' || kind === 'checks' || kind === 'boolean' || kind === 'attachment';

/** Kinds that are written into: what is wrong is said after the writing, not during it. */
export const isWrittenKind = (kind: ControlKind): boolean =>
  ['text', 'area', 'integer', 'decimal', 'quantity', 'url', 'reference', 'date', 'dateTime', 'time'].includes(
    kind,
  );

/** Short options lie side by side when the form asks for it, or when they are a plain yes and no. */
export function isSideBySide({ item }: ItemState, texts: readonly string[]): boolean {
  const orientation = extensionText(item, 'choiceOrientation');
  if (texts.length === 0 || orientation === 'vertical') return false;
  const longest = Math.max(...texts.map((text) => text.length));
  if (orientation === 'horizontal') return longest <= 18;
  // A third of a phone's width holds «Vet ikke», half of it a little more.
  return texts.length === 3 ? longest <= 8 : texts.length === 2 && longest <= 12;
}
