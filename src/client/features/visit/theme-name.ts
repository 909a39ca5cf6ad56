import type { Questionnaire } from '#domain/fhir/types.ts';
import { themesOf } from '#domain/visits/visit-form.ts';
import type { Language } from '../../text/language.ts';
import { translated } from '../../text/translated.ts';

/** What a theme is called in this version of the form; its code when the version does not have it. */
export function themeName(questionnaire: Questionnaire, code: string, language: Language): string {
  const theme = themesOf(questionnaire).find((one) => one.code === code);
  return theme ? translated(theme.item.text, theme.item._text, language) : code;
}
