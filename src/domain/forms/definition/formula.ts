import type { AnswerOption, Primitive, QuestionnaireEnableWhen } from '../../fhir/types.ts';
import type { Environment } from '../expression/environment.ts';
import type { Collection } from '../expression/value.ts';
import type { ItemDefinition } from './item-definition.ts';

export type FormulaPurpose =
  | {
      readonly kind: 'enableWhen';
      readonly conditions: readonly QuestionnaireEnableWhen[];
      readonly any: boolean;
    }
  | { readonly kind: 'enableWhenExpression' }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'initial' }
  | { readonly kind: 'calculated' }
  | { readonly kind: 'options' }
  | { readonly kind: 'toggle'; readonly keys: ReadonlySet<string>; readonly options: readonly AnswerOption[] }
  | { readonly kind: 'text' }
  | { readonly kind: 'required' }
  | { readonly kind: 'readOnly' }
  | { readonly kind: 'minValue' }
  | { readonly kind: 'maxValue' }
  | {
      readonly kind: 'constraint';
      readonly message: string;
      /** What stands beside the message: its translations. */
      readonly beside: Primitive | undefined;
      readonly severity: 'error' | 'warning';
    };

/** Something that follows from the answers and is worked out again when what it reads has changed. */
export type Formula = {
  readonly definition: ItemDefinition;
  readonly purpose: FormulaPurpose;
  /** Where its result lies among the item's results. */
  readonly slot: number;
  /** The expression as the form has it; empty for enableWhen. */
  readonly source: string;
  /** Null: only the full engine knows it. */
  readonly evaluate: ((environment: Environment) => Collection) | null;
  readonly linkIds: ReadonlySet<string>;
  readonly everything: boolean;
  readonly everyWeight: boolean;
  readonly withinContext: boolean;
  /** Names in it that are variables of the form, with the formula they stand for. */
  readonly variables: ReadonlyMap<string, Formula>;
  /** Resources it cannot do without: when one is not there the result is empty, never a guess about nothing. */
  readonly needs: ReadonlySet<string>;
  /** It leans on something that is never there: a name nobody defines, a variable in another language. */
  readonly unavailable: boolean;
};
