import type { Numeric } from './decimal.ts';
import { type Collection, type Element, ExpressionError } from './value.ts';

/** All that an expression can see. Nothing here is a clock: today and now come from the caller. */
export type Environment = {
  readonly resource: () => Element;
  /** The item of the response that the expression stands on; the response itself at the root. */
  readonly context: () => Element;
  readonly questionnaire: Element;
  readonly questionnaireItem: Element | undefined;
  /** A variable of the form or a resource the caller gave; undefined when there is none of the name. */
  readonly constant: (name: string) => Collection | undefined;
  readonly today: string;
  readonly now: string;
  /** The score of an answer by its option; undefined when it has none, null when this is no answer of the form. */
  readonly weightOf: (answer: Element) => Numeric | undefined | null;
  /** Elements this evaluation may still look at; an expression that needs more is ended. */
  readonly budget: { left: number };
};

/** Ends an expression that looks at far more than any form has, or that makes texts or lists without end. */
export function spend(budget: { left: number }, elements: number): void {
  budget.left -= elements;
  if (budget.left < 0) throw new ExpressionError('the expression looks at too much');
}
