import type { Expression, Extension, Questionnaire, QuestionnaireItem } from '../../fhir/types.ts';
import { answerKey } from './answer-key.ts';
import {
  besidePrimitive,
  hasOneOf,
  expressionIn,
  findExtension,
  findExtensions,
  valueIn,
} from './find-extension.ts';
import { formulaUrls } from './extension-urls.ts';
import type { FormulaPurpose } from './formula.ts';

export type FormulaSource = { readonly purpose: FormulaPurpose; readonly expression: Expression | undefined };

/** All formulas written on an item, in the order they are evaluated when nothing else decides. */
export function formulaSourcesOf(item: QuestionnaireItem): readonly FormulaSource[] {
  if (!hasOneOf(item, formulaUrls)) {
    const initial = initialValueExpression(item);
    return [
      ...conditionsOf(item),
      ...(initial ? [{ purpose: { kind: 'initial' } as const, expression: initial }] : []),
      ...textsOf(item),
    ];
  }
  return [
    ...variablesOn(item),
    ...conditionsOf(item),
    ...enablingOf(item),
    ...answersOf(item),
    ...togglesOf(item),
    ...textsOf(item),
    ...limitsOf(item),
    ...constraintsOf(item),
  ];
}

function conditionsOf({ enableWhen = [], enableBehavior }: QuestionnaireItem): readonly FormulaSource[] {
  if (enableWhen.length === 0) return [];
  const purpose = { kind: 'enableWhen', conditions: enableWhen, any: enableBehavior === 'any' } as const;
  return [{ purpose, expression: undefined }];
}

export const rootFormulaSourcesOf = (questionnaire: Questionnaire): readonly FormulaSource[] => [
  ...variablesOn(questionnaire),
  ...constraintsOf(questionnaire),
];

type Extended = { readonly extension?: readonly Extension[] };

function variablesOn(element: Extended): readonly FormulaSource[] {
  return [...findExtensions(element, 'variable'), ...findExtensions(element, 'populationContext')].flatMap(
    (extension) => {
      const expression = expressionIn(extension);
      return expression?.name === undefined
        ? []
        : [{ purpose: { kind: 'variable', name: expression.name } as const, expression }];
    },
  );
}

function enablingOf(item: QuestionnaireItem): readonly FormulaSource[] {
  const expression = expressionIn(findExtension(item, 'enableWhenExpression'));
  return expression ? [{ purpose: { kind: 'enableWhenExpression' }, expression }] : [];
}

function answersOf(item: QuestionnaireItem): readonly FormulaSource[] {
  const initial = expressionIn(findExtension(item, 'initialExpression')) ?? initialValueExpression(item);
  const calculated = calculationOf(item);
  const options = expressionIn(findExtension(item, 'answerExpression'));
  return [
    ...(initial ? [{ purpose: { kind: 'initial' } as const, expression: initial }] : []),
    ...(calculated ? [{ purpose: { kind: 'calculated' } as const, expression: calculated }] : []),
    ...(options ? [{ purpose: { kind: 'options' } as const, expression: options }] : []),
  ];
}

export function calculationOf(item: QuestionnaireItem): Expression | undefined {
  if (item.type === 'group' || item.type === 'display') return undefined;
  if (!hasOneOf(item, formulaUrls)) return undefined;
  const calculated = findExtension(item, 'calculatedExpression') ?? findExtension(item, 'calculatedValue');
  if (calculated) return expressionIn(calculated);
  // Helsenorge copies another answer into an item with the control data-receiver.
  return isReceiver(item) ? expressionIn(findExtension(item, 'cqfExpression')) : undefined;
}

const isReceiver = (item: QuestionnaireItem): boolean =>
  findExtension(item, 'itemControl')?.valueCodeableConcept?.coding?.some(
    ({ code }) => code === 'data-receiver',
  ) ?? false;

function initialValueExpression(item: QuestionnaireItem): Expression | undefined {
  const [first] = item.initial ?? [];
  return first && expressionBesideValue(first);
}

/** `_valueX` may say by expression what the value is. */
function expressionBesideValue(element: object): Expression | undefined {
  for (const key in element) {
    if (!key.startsWith('_value')) continue;
    const found = expressionOnPrimitive(element, key.slice(1));
    if (found) return found;
  }
  return undefined;
}

function expressionOnPrimitive(element: object, name: string): Expression | undefined {
  const beside = besidePrimitive(element, name);
  return expressionIn(findExtension(beside, 'cqfExpression') ?? findExtension(beside, 'calculatedValue'));
}

function togglesOf(item: QuestionnaireItem): readonly FormulaSource[] {
  return findExtensions(item, 'optionsToggle').map((toggle) => {
    const options = findExtensions(toggle, 'toggledOption').map((option) => {
      const found = valueIn(option);
      return found ? { [found.name]: found.value } : {};
    });
    return {
      purpose: { kind: 'toggle', options, keys: new Set(options.map(answerKey)) },
      expression: expressionIn(findExtension(toggle, 'toggleExpression')),
    };
  });
}

const describable = [
  ['_text', 'text'],
  ['_required', 'required'],
  ['_readOnly', 'readOnly'],
] as const;

function textsOf(item: QuestionnaireItem): readonly FormulaSource[] {
  return describable.flatMap(([beside, kind]) => {
    const expression = beside in item ? expressionOnPrimitive(item, kind) : undefined;
    return expression ? [{ purpose: { kind } as const, expression }] : [];
  });
}

function limitsOf(item: QuestionnaireItem): readonly FormulaSource[] {
  const limits = [
    ['minValue', 'minQuantity'],
    ['maxValue', 'maxQuantity'],
  ] as const;
  return limits.flatMap(([kind, quantity]) => {
    const limit = findExtension(item, kind) ?? findExtension(item, quantity);
    const expression =
      limit &&
      (limit.valueExpression ??
        expressionBesideValue(limit) ??
        expressionIn(findExtension(limit, 'cqfExpression')));
    return expression ? [{ purpose: { kind } as const, expression }] : [];
  });
}

function constraintsOf(element: Extended): readonly FormulaSource[] {
  return [...findExtensions(element, 'constraint'), ...findExtensions(element, 'targetConstraint')].map(
    ({ extension = [] }) => {
      const part = (name: string): Extension | undefined => extension.find(({ url }) => url === name);
      const text = part('expression')?.valueString;
      const expression =
        part('expression')?.valueExpression ??
        (text === undefined ? undefined : { language: 'text/fhirpath', expression: text });
      const human = part('human') ?? part('requirements');
      return {
        purpose: {
          kind: 'constraint',
          message: human?.valueString ?? human?.valueMarkdown ?? '',
          beside: human && (besidePrimitive(human, 'valueString') ?? besidePrimitive(human, 'valueMarkdown')),
          severity: part('severity')?.valueCode === 'warning' ? 'warning' : 'error',
        },
        expression,
      };
    },
  );
}
