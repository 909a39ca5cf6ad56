import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import type { ContextStep, ExpressionOutcome, ExpressionRequest } from '#domain/forms/session/evaluator.ts';
import { isDecimal, toNumber } from '#domain/forms/expression/decimal.ts';
import {
  type Collection,
  isTemporal,
  toValue,
  type Temporal,
  type Value,
} from '#domain/forms/expression/value.ts';

/** Nothing is fetched: without `async`, functions that would ask a server fail instead. */
const options = { resolveInternalTypes: false, preciseMath: true, async: false } as const;

/** The whole of FHIRPath over a response, by the reference library. Slow and large: it lives in a worker. */
export function evaluateExpression(request: ExpressionRequest): ExpressionOutcome {
  const { questionnaire, response, launch, variables } = request;
  try {
    const environment = {
      ...launch,
      ...Object.fromEntries(Object.entries(variables).map(([name, values]) => [name, toForeign(values)])),
      questionnaire,
      resource: response,
      context: contextOf(request),
    };
    const raw: unknown[] = fhirpath.evaluate(
      focusOf(request),
      expressionOf(request),
      environment,
      r4,
      options,
    );
    const types = fhirpath.types(raw) as readonly string[];
    const values = fhirpath.resolveInternalTypes(raw) as readonly unknown[];
    return { ok: true, values: toValues(values, types) };
  } catch (error) {
    return { ok: false, reason: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

function toValues(foreign: readonly unknown[], types: readonly string[]): Collection {
  const values: Value[] = [];
  for (const [index, one] of foreign.entries()) {
    const value = toValue(one, temporalOf(types[index]));
    if (value !== undefined) values.push(value);
  }
  return values;
}

/**
 * An item that is in the response is reached from the response, because scores are found by an item's place in it;
 * the expression starts on a new line, so that a comment at its end ends there.
 */
function expressionOf({ expression, contextPath }: ExpressionRequest): string {
  if (!contextPath || /^\s*QuestionnaireResponse\b/.test(expression)) return expression;
  return `${contextPath.map(toStep).join('.')}.select(\n${expression}\n)`;
}

const toStep = ({ answer, item }: ContextStep): string =>
  answer === undefined ? `item[${item}]` : `answer[${answer}].item[${item}]`;

function focusOf({ expression, contextPath, contextLinkId, response }: ExpressionRequest): unknown {
  if (contextPath || contextLinkId === null || /^\s*QuestionnaireResponse\b/.test(expression))
    return response;
  return { linkId: contextLinkId };
}

function contextOf({ contextPath, contextLinkId, response }: ExpressionRequest): unknown {
  if (contextLinkId === null) return response;
  let at: { readonly item?: readonly unknown[]; readonly answer?: readonly unknown[] } = response;
  for (const { answer, item } of contextPath ?? []) {
    const around = answer === undefined ? at : ((at.answer?.[answer] ?? {}) as typeof at);
    at = around.item?.[item] ?? {};
  }
  return contextPath ? at : { linkId: contextLinkId };
}

function toForeign(values: Collection): unknown {
  const foreign = values.map(toForeignValue);
  return foreign.length === 1 ? foreign[0] : foreign;
}

function toForeignValue(value: Value): unknown {
  if (typeof value === 'object' && isDecimal(value)) return toNumber(value);
  if (isTemporal(value)) return fhirpath.evaluate({}, toLiteral(value), {}, r4, options)[0] as unknown;
  return value;
}

const toLiteral = ({ temporal, text }: Temporal): string =>
  temporal === 'time'
    ? `@T${text}`
    : temporal === 'dateTime' && !text.includes('T')
      ? `@${text}T`
      : `@${text}`;

function temporalOf(type: string | undefined): Temporal['temporal'] | undefined {
  const name = type?.split('.')[1]?.toLowerCase();
  if (name === 'date') return 'date';
  if (name === 'datetime' || name === 'instant') return 'dateTime';
  return name === 'time' ? 'time' : undefined;
}
