import type { Questionnaire, QuestionnaireItem } from '#domain/fhir/types.ts';
import { isLanguage, languages, type Language } from '#client/text/language.ts';
import type { TryFormText } from './try-form-text.ts';

type Props = {
  readonly words: TryFormText;
  readonly offered: readonly Language[];
  readonly chosen: Language;
  readonly choose: (language: Language) => void;
};

const toLanguage = (tag: string | undefined): Language | undefined => {
  const base = (tag ?? '').toLowerCase().split('-', 1)[0] ?? '';
  if (base === 'no') return 'nb';
  return isLanguage(base) ? base : undefined;
};

/** The language of a form that is one resource a language, as Helsenorge's bundles are. */
export const languageOf = ({ language }: Questionnaire): Language | undefined => toLanguage(language);

/** The app's languages that a form can be read in: by its brothers in the bundle and by its translations. */
export function languagesOf(forms: readonly Questionnaire[]): readonly Language[] {
  const found = new Set<Language | undefined>(forms.map(languageOf));
  const look = (item: QuestionnaireItem): void => {
    for (const { url, extension } of item._text?.extension ?? []) {
      if (!url.endsWith('/translation')) continue;
      const lang = extension?.find((part) => part.url === 'lang');
      found.add(toLanguage(lang?.valueCode ?? lang?.valueString));
    }
    item.item?.forEach(look);
  };
  forms[0]?.item?.forEach(look);
  return languages.filter((language) => found.has(language));
}

/** The same form in another language, on the fly; nothing when the form has but one. */
export function LanguageChoice({ words, offered, chosen, choose }: Props) {
  if (offered.length < 2) return null;
  return (
    <fieldset class="try-languages">
      <legend>{words.language}</legend>
      {offered.map((language) => (
        <button
          key={language}
          type="button"
          class="ds-button"
          data-variant="secondary"
          aria-pressed={language === chosen}
          onClick={() => choose(language)}
        >
          {words.languages[language]}
        </button>
      ))}
    </fieldset>
  );
}
