import type {
  AnswerOption,
  Primitive,
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  QuestionnaireResponseAnswer,
} from '../fhir/types.ts';
import type { FormFinding } from './definition/form-finding.ts';

/** What is wrong with an answer, as a closed set of words; the client has the sentences. */
export type FormIssue = {
  readonly path: string;
  readonly reason:
    | 'required'
    | 'minValue'
    | 'maxValue'
    | 'minLength'
    | 'maxLength'
    | 'maxDecimalPlaces'
    | 'regex'
    | 'minOccurs'
    | 'maxOccurs'
    | 'notAnOption'
    | 'notANumber'
    | 'notADate'
    | 'wrongUnit'
    | 'constraint'
    | 'attachmentSize'
    | 'attachmentType';
  readonly severity: 'error' | 'warning';
  /** The limit that was broken: a number (bytes for a file), or a date, dateTime or time as FHIR writes it. */
  readonly limit?: string | number;
  /** The form's own words for it, and what stands beside them: translations. */
  readonly message?: string;
  readonly messageBeside?: Primitive;
};

/** One item as it stands now: what a control needs to draw itself and nothing more. */
export type ItemState = {
  /** See `answer-path.ts`; also the control's `data-path`. */
  readonly path: string;
  readonly item: QuestionnaireItem;
  /** By enableWhen, enableWhenExpression, and every group around it. */
  readonly enabled: boolean;
  /** By the hidden extension or display rules: enabled, but not drawn. */
  readonly hidden: boolean;
  readonly required: boolean;
  readonly readOnly: boolean;
  /** The engine fills it in; drawn as `<output>`. */
  readonly calculated: boolean;
  readonly answer: readonly QuestionnaireResponseAnswer[];
  /** Resolved from answerOption, a contained or bundled value set, or an expression. */
  readonly options: readonly AnswerOption[];
  /** Shown now; what is only wrong on signing (an empty required item) comes from `review`. */
  readonly issues: readonly FormIssue[];
  /** Limits that follow the answers, where the form has them by expression. */
  readonly range?: { readonly min?: number; readonly max?: number };
  /** Text by cqf-expression, when there is one. */
  readonly text: string | undefined;
};

export type AnswerChange = { readonly path: string; readonly answer: readonly QuestionnaireResponseAnswer[] };

/** One opened form. The `QuestionnaireResponse` is its only state; all else follows from it. */
export type FormSession = {
  readonly questionnaire: Questionnaire;
  /** The response as it is kept on the device: with the answers of items that are disabled now. */
  response(): QuestionnaireResponse;
  item(path: string): ItemState | undefined;
  /** Paths below a path (null: the root) in the form's order, one for each repeat. */
  children(path: string | null): readonly string[];
  /**
   * Answers an item and brings up to date what depends on it, nothing else. Returns every answer that changed,
   * the calculated ones too: what the caller stores.
   */
  setAnswer(path: string, answer: readonly QuestionnaireResponseAnswer[]): readonly AnswerChange[];
  /** Adds one repeat of a group and returns its path. `afterPath`: any repeat of the same group. */
  addRepeat(afterPath: string): string;
  removeRepeat(path: string): readonly AnswerChange[];
  /** Answers that came from elsewhere (another tab, a pull); keeps what depends on them right. */
  replaceResponse(response: QuestionnaireResponse): void;
  /** Called when the item at a path, or its list of children, changed. Null: anything changed. */
  subscribe(path: string | null, listener: () => void): () => void;
  /** What opening filled in: initial and calculated values that the given response did not have. To be stored. */
  readonly changesAtOpening: readonly AnswerChange[];
  /**
   * Answers that changed without a call that returned them: calculations that a worker came back with, initial
   * values of a new repeat. To be stored.
   */
  watchChanges(listener: (changes: readonly AnswerChange[]) => void): () => void;
  /** What the form's author should know: cycles, expressions that failed, value sets that lie elsewhere. */
  findings(): readonly FormFinding[];
  /** Everything that stands in the way of signing, in the form's order. */
  review(): readonly FormIssue[];
  /** What is signed: disabled items left out, items in the form's order, status completed. */
  toSigned(): QuestionnaireResponse;
  /** Questions that can be answered now and how many are. */
  progress(): { readonly answered: number; readonly total: number };
  /** Resolves when expressions that are worked out elsewhere (a worker) have come back. */
  settled(): Promise<void>;
  close(): void;
};
