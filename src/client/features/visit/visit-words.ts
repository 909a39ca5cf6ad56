import { fieldsText } from '../../text/fields-text.ts';
import type { Language } from '../../text/language.ts';

/** Yes and no, in the language of what is written. */
export const visitWords = (language: Language): { readonly yes: string; readonly no: string } =>
  fieldsText(language);
