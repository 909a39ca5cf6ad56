import { useMemo } from 'preact/hooks';
import type { Questionnaire } from '#domain/fhir/types.ts';
import { languagesOf } from '#domain/forms/to-language.ts';
import { languages, type Language } from '../../text/language.ts';
import { useText } from '../../text/use-text.ts';
import './form-language.css';

type Props = {
  readonly questionnaire: Questionnaire;
  readonly spoken: Language;
  readonly onSpeak: (language: Language) => void;
};

/** The same form in another of its languages, on the fly: for reading it aloud to somebody who speaks that one. */
export function FormLanguage({ questionnaire, spoken, onSpeak }: Props) {
  const { form: text } = useText();
  const offered = useMemo(() => {
    const found = new Set(languagesOf(questionnaire).map(toBase));
    return languages.filter((language) => found.has(language));
  }, [questionnaire]);
  if (offered.length < 2) return null;
  return (
    <select
      class="ds-input v-form-language"
      aria-label={text.language}
      value={offered.includes(spoken) ? spoken : offered[0]}
      onChange={({ currentTarget }) => {
        const chosen = offered.find((language) => language === currentTarget.value);
        if (chosen) onSpeak(chosen);
      }}
    >
      {offered.map((language) => (
        <option key={language} value={language} lang={language}>
          {names[language]}
        </option>
      ))}
    </select>
  );
}

/** Each in its own words, as a speaker looks for it. */
const names = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' } as const satisfies Record<Language, string>;

const toBase = (tag: string): string => {
  const base = tag.toLowerCase().split('-', 1)[0] ?? '';
  return base === 'no' ? 'nb' : base;
};
