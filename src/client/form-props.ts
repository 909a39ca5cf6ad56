import type { ComponentChildren, ComponentType } from 'preact';
import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import type { Language } from './text/language.ts';

/** What it takes to draw a form. The feature that does it and those that show one meet here. */
export type FormProps = {
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
  /** Asked before the last look; false: not now. */
  readonly beforeSign?: () => Promise<boolean>;
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

/** The component itself: the route brings it to features that may not import it. */
export type FormComponent = ComponentType<FormProps>;
