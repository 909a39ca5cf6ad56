import type { AnswerOption, QuestionnaireItem } from '../../fhir/types.ts';
import type { Numeric } from '../expression/decimal.ts';
import type { Formula } from './formula.ts';
import type { Limits } from './limits.ts';

/** One item of a form with all that can be known before there are answers. The root stands for the form itself. */
export type ItemDefinition = {
  readonly index: number;
  readonly item: QuestionnaireItem;
  readonly linkId: string;
  readonly parent: ItemDefinition | null;
  readonly children: readonly ItemDefinition[];
  readonly isGroup: boolean;
  readonly isDisplay: boolean;
  readonly isQuestion: boolean;
  /** A group that may be there several times. */
  readonly repeatsAsGroup: boolean;
  readonly hidden: boolean;
  /** By expression: its answer belongs to the engine. */
  readonly calculated: boolean;
  /** Written in the form; empty when there are none, or when they lie outside the form. */
  readonly options: readonly AnswerOption[];
  /** The item names a value set that lies outside the form. */
  readonly missingValueSet: boolean;
  readonly weights: ReadonlyMap<string, Numeric>;
  /** Keys of options that stand alone: choosing one takes the others away. */
  readonly exclusive: ReadonlySet<string>;
  readonly limits: Limits;
  /** Formulas that stand on this item; a result lies at `slot` of the item's results. */
  readonly formulas: readonly Formula[];
  /** linkIds of this item and all below it. */
  readonly linkIdsBelow: readonly string[];
};
