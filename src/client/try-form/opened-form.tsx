import { useMemo, useRef, useState } from 'preact/hooks';
import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import { setAnswer } from '#domain/forms/set-answer.ts';
import { FormView } from '#client/features/form/form-view.tsx';
import type { Language } from '#client/text/language.ts';
import { useText } from '#client/text/use-text.ts';
import { languageOf, languagesOf, LanguageChoice } from './language-choice.tsx';
import type { TryFormText } from './try-form-text.ts';
import { toEmptyResponse } from './read-form.ts';
import { TriedResponse } from './tried-response.tsx';

type Props = {
  readonly words: TryFormText;
  /** The form, and its other languages when the bundle has them. */
  readonly forms: readonly [Questionnaire, ...Questionnaire[]];
  readonly today: string;
};

/** The form as it will be on the phone. The answers live in this component and end with it. */
export function OpenedForm({ words, forms, today }: Props) {
  const { language: own } = useText();
  const offered = useMemo(() => languagesOf(forms), [forms]);
  const [language, setLanguage] = useState<Language>(own);
  const [tried, setTried] = useState<QuestionnaireResponse | null>(null);
  const [first] = forms;
  const questionnaire = forms.find((form) => languageOf(form) === language) ?? first;
  const response = useRef<QuestionnaireResponse>(toEmptyResponse(first));
  return (
    <>
      <LanguageChoice words={words} offered={offered} chosen={language} choose={setLanguage} />
      <FormView
        questionnaire={questionnaire}
        response={response.current}
        language={language}
        today={today}
        onAnswer={(changes) => {
          for (const { path, answer } of changes)
            response.current = setAnswer(response.current, path, answer);
          return Promise.resolve();
        }}
        onSign={(signed) => {
          setTried(signed);
          return Promise.resolve();
        }}
        signLabel={words.signLabel}
        signNote={words.doneText}
        onePage
      />
      {tried && <TriedResponse words={words} response={tried} />}
    </>
  );
}
