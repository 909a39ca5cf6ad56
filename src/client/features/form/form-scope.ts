import { createContext, type ComponentType } from 'preact';
import { useContext } from 'preact/hooks';
import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { AnswerChange, FormSession } from '#domain/forms/form-session.ts';
import type { Text } from '#client/text/use-text.ts';
import type { IssueBoard } from './issue-board.ts';
import type { PreviousAnswers } from './previous-answers.ts';
import type { FormTables } from './tables/form-tables.tsx';

/** Places of one repeated group among its brothers and sisters. */
export type Repeat = {
  readonly index: number;
  readonly count: number;
  readonly onRemove: (name: string) => void;
};

export type ItemProps = {
  readonly path: string;
  /** How many items may be drawn for now; grows in idle moments, see `use-allowance.ts`. */
  readonly allowance: number;
  /** Level of the headings here. */
  readonly level: number;
  readonly repeat?: Repeat;
};

/** What every item of one opened form shares. Does not change as answers do, so nothing is redrawn by it. */
export type FormScope = {
  readonly session: FormSession;
  /** Draws one item. Here, because items hold lists of items and lists draw items. */
  readonly Item: ComponentType<ItemProps>;
  readonly board: IssueBoard;
  /** Words of the app and formats, in the language the form is shown in. */
  readonly text: Text;
  readonly previous: PreviousAnswers | null;
  readonly readOnly: boolean;
  /** What draws tables, where the screen has room for them; see `tables/`. */
  readonly tables: FormTables | null;
  readonly today: string;
  /** The form's own total and what stands with it, which follow along at the foot; see `result-item.ts`. */
  readonly resultPaths: readonly string[];
  /** Unique on the page: makes ids and the names of radio groups. */
  readonly prefix: string;
  readonly answer: (path: string, answer: AnswerChange['answer']) => void;
  /** Tells the caller about changes that are already in the session. */
  readonly report: (changes: readonly AnswerChange[]) => void;
  /** Read out by a screen reader, shown to nobody. */
  readonly announce: (sentence: string) => void;
  /** Fields that have not handed over what is being typed do so now. */
  readonly flush: () => void;
  readonly onFlush: (listener: () => void) => () => void;
  readonly undoTo: (response: QuestionnaireResponse, changed: readonly AnswerChange[]) => void;
};

export const FormScopeContext = createContext<FormScope | null>(null);

export function useForm(): FormScope {
  const scope = useContext(FormScopeContext);
  if (!scope) throw new Error('An item of a form is drawn outside of FormView.');
  return scope;
}
