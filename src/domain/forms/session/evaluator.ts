import type { Questionnaire, QuestionnaireResponse } from '../../fhir/types.ts';
import type { Collection } from '../expression/value.ts';

export type ExpressionRequest = {
  readonly expression: string;
  readonly questionnaire: Questionnaire;
  /** The response as it counts: without disabled items. */
  readonly response: QuestionnaireResponse;
  /** Indexes from `response.item` down to the item the expression stands on; null at the root. */
  readonly contextPath: readonly ContextStep[] | null;
  readonly contextLinkId: string | null;
  readonly variables: Readonly<Record<string, Collection>>;
  readonly launch: Readonly<Record<string, unknown>>;
};

/** `answer` before `item` when the item lies below an answer. */
export type ContextStep = { readonly answer?: number; readonly item: number };

export type ExpressionOutcome =
  | { readonly ok: true; readonly values: Collection }
  | { readonly ok: false; readonly reason: 'failed' | 'timeout' | 'closed'; readonly message: string };

/**
 * The whole of FHIRPath, for what the engine does not know itself. It lives elsewhere (a worker), may take its
 * time, and ends every evaluation with an outcome.
 */
export type ExpressionEvaluator = { evaluate(request: ExpressionRequest): Promise<ExpressionOutcome> };
