import type { ComponentChildren, ComponentType } from 'preact';
import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import type { Language } from '../../text/language.ts';

/** What draws a form here; the route brings it. */
export type RecordForm = ComponentType<{
  readonly questionnaire: Questionnaire;
  readonly response: QuestionnaireResponse;
  readonly language: Language;
  readonly previous?: QuestionnaireResponse | null;
  readonly launch?: Readonly<Record<string, unknown>>;
  readonly readOnly?: boolean;
  readonly today: string;
  readonly onAnswer?: (changes: readonly AnswerChange[]) => Promise<void>;
  readonly onSign?: (signed: QuestionnaireResponse) => Promise<void>;
  readonly signLabel?: string;
  readonly saved?: ComponentChildren;
  readonly untitled?: boolean;
}>;
