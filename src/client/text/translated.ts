import type { Primitive } from '#domain/fhir/types.ts';
import type { Localized } from '#protocol/content.ts';
import type { Language } from './language.ts';

const translationUrl = 'http://hl7.org/fhir/StructureDefinition/translation';

/** A text of a FHIR resource in the wanted language by its translation extension, else as it stands. */
export function translated(
  text: string | undefined,
  beside: Primitive | undefined,
  language: Language,
): string {
  const found = beside?.extension?.find(
    ({ url, extension }) =>
      url === translationUrl &&
      extension?.some((part) => part.url === 'lang' && (part.valueCode ?? '').split('-', 1)[0] === language),
  );
  const content = found?.extension?.find(({ url }) => url === 'content');
  return content?.valueString ?? content?.valueMarkdown ?? text ?? '';
}

/** English falls back to bokmål: titles of Norwegian programmes are names. */
export const localizedText = (text: Localized, language: Language): string => text[language] ?? text.nb;
