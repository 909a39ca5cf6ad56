import type { QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { ItemState } from '#domain/forms/form-session.ts';
import type { ControlKind } from './control-kind.ts';

/** What every control is given. `id` is where the question's label points. */
export type ControlProps = {
  readonly state: ItemState;
  readonly kind: ControlKind;
  readonly id: string;
  /** The question's words, which are the control's accessible name. */
  readonly name: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
  readonly isInvalid: true | undefined;
  readonly put: (answer: readonly QuestionnaireResponseAnswer[]) => void;
};

/** One value of a question that may have several. */
export type ValueProps = Omit<ControlProps, 'put'> & {
  readonly value: QuestionnaireResponseAnswer | undefined;
  readonly putValue: (value: QuestionnaireResponseAnswer | null) => void;
  /** Set on the second value and on: the first is named by the question's label. */
  readonly label: string | undefined;
};
