import type { Questionnaire } from '#domain/fhir/types.ts';
import type { Language } from '../text/language.ts';
import { translated } from '../text/translated.ts';

/** What a form is called by. */
export type FormNames = Pick<Questionnaire, 'title' | '_title' | 'name'>;

export const formTitle = ({ title, _title, name }: FormNames, language: Language): string =>
  translated(title ?? name, _title, language);

/** For a button: what stands before the dash, *MST* of *MST – risiko for underernæring*. */
export const shortFormTitle = (questionnaire: FormNames, language: Language): string =>
  formTitle(questionnaire, language).split(' – ', 1)[0] ?? '';

/** The same inside a sentence: *Start vekt og høyde*, but *Start MST*. */
export function nameInSentence(questionnaire: FormNames, language: Language): string {
  const name = shortFormTitle(questionnaire, language);
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
