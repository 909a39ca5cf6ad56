import type { ComponentChildren } from 'preact';
import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import type { Language } from '#client/text/language.ts';
import { FormBody } from './form-body.tsx';
import { FormScopeContext } from './form-scope.ts';
import { ItemView } from './item-view.tsx';
import { useFormScope } from './use-form-scope.ts';
import './form.css';

export type FormViewProps = {
  readonly questionnaire: Questionnaire;
  readonly response: QuestionnaireResponse;
  /** The language of the form's own texts; the app's words follow the app. */
  readonly language: Language;
  /** The person's last signed response to the same form: its answers are marked «sist». */
  readonly previous?: QuestionnaireResponse | null;
  /** Resources that expressions may use, by name: patient, user, encounter. */
  readonly launch?: Readonly<Record<string, unknown>>;
  readonly readOnly?: boolean;
  /** Today in Norway, `2026-11-21`. */
  readonly today: string;
  /** Every answer as it is given, calculated ones too, and the initial ones when the form is opened. */
  readonly onAnswer?: (changes: readonly AnswerChange[]) => Promise<void>;
  /** Without it there is nothing to sign. */
  readonly onSign?: (signed: QuestionnaireResponse) => Promise<void>;
  readonly signLabel?: string;
  /** What signing means here, said in the last look; absent: that it will stand under one's name. */
  readonly signNote?: string;
  /** The record's state mark. */
  readonly saved?: ComponentChildren;
  /** All questions on one page, whatever pages the form has. */
  readonly onePage?: boolean;
  /** The caller already shows the form's title. */
  readonly untitled?: boolean;
};

/** Any FHIR Questionnaire, to be answered with one thumb. */
export function FormView(props: FormViewProps) {
  const scope = useFormScope(props, ItemView);
  return (
    <FormScopeContext.Provider value={scope}>
      <FormBody {...props} />
    </FormScopeContext.Provider>
  );
}
