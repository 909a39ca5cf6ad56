import type { Extension, Primitive, QuestionnaireItem } from '../../fhir/types.ts';
import { compileRegex } from '../regex/compile-regex.ts';
import { limitUrls } from './extension-urls.ts';
import {
  besidePrimitive,
  findExtension,
  findExtensions,
  hasOneOf,
  numberIn,
  valueIn,
} from './find-extension.ts';
import { toSizeLimit } from './size-limit.ts';

/** What an item's answers must keep to, as it is written; limits by expression are formulas. */
export type Limits = {
  readonly minOccurs: number;
  readonly maxOccurs: number | undefined;
  /** As FHIR wrote it: a number, or a date, dateTime or time as text. */
  readonly minValue: number | string | undefined;
  readonly maxValue: number | string | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly maxDecimalPlaces: number | undefined;
  /** In bytes. */
  readonly maxSize: number | undefined;
  readonly mimeTypes: readonly string[];
  readonly matches: ((text: string) => boolean) | undefined;
  /** The form's own regular expression, when it cannot be checked in linear time. */
  readonly uncheckedRegex: string | undefined;
  /** The form's own words for a wrong answer. */
  readonly message: string | undefined;
  /** What stands beside those words: their translations. */
  readonly messageBeside: Primitive | undefined;
};

const noLimits: Limits = {
  minOccurs: 0,
  maxOccurs: undefined,
  minValue: undefined,
  maxValue: undefined,
  minLength: undefined,
  maxLength: undefined,
  maxDecimalPlaces: undefined,
  maxSize: undefined,
  mimeTypes: [],
  matches: undefined,
  uncheckedRegex: undefined,
  message: undefined,
  messageBeside: undefined,
};

export function limitsOf(item: QuestionnaireItem): Limits {
  if (!hasOneOf(item, limitUrls)) {
    return item.maxLength === undefined ? noLimits : { ...noLimits, maxLength: item.maxLength };
  }
  const regex = findExtension(item, 'regex')?.valueString;
  const matches = regex === undefined ? undefined : (compileRegex(regex) ?? undefined);
  const words = findExtension(item, 'validationText');
  return {
    minOccurs: numberIn(findExtension(item, 'minOccurs')) ?? 0,
    maxOccurs: numberIn(findExtension(item, 'maxOccurs')),
    minValue: limitIn(findExtension(item, 'minValue') ?? findExtension(item, 'minQuantity')),
    maxValue: limitIn(findExtension(item, 'maxValue') ?? findExtension(item, 'maxQuantity')),
    minLength: numberIn(findExtension(item, 'minLength')),
    maxLength: item.maxLength,
    maxDecimalPlaces: numberIn(findExtension(item, 'maxDecimalPlaces')),
    maxSize: toSizeLimit(numberIn(findExtension(item, 'maxSize'))),
    mimeTypes: findExtensions(item, 'mimeType').flatMap(({ valueCode }) => valueCode ?? []),
    matches,
    uncheckedRegex: regex !== undefined && !matches ? regex : undefined,
    message: words?.valueString,
    messageBeside: words && besidePrimitive(words, 'valueString'),
  };
}

/** A plain limit; a quantity counts by its value, which is in the item's own unit. */
export function limitIn(extension: Extension | undefined): number | string | undefined {
  if (extension?.valueQuantity) return extension.valueQuantity.value;
  const value = valueIn(extension)?.value;
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}
