import type { Extension, Questionnaire, QuestionnaireItem } from '../fhir/types.ts';

/** Short ways to write a form in a test. */
const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';
const core = 'http://hl7.org/fhir/StructureDefinition/';

export const toForm = (
  item: readonly QuestionnaireItem[],
  more: Partial<Questionnaire> = {},
): Questionnaire => ({
  resourceType: 'Questionnaire',
  url: 'urn:test:form',
  version: '1',
  status: 'active',
  item,
  ...more,
});

const fhirpath = (expression: string) => ({ language: 'text/fhirpath', expression });

export const sdcExpression = (name: string, expression: string): Extension => ({
  url: sdc + name,
  valueExpression: fhirpath(expression),
});

export const calculated = (expression: string): Extension =>
  sdcExpression('calculatedExpression', expression);

export const variable = (name: string, expression: string): Extension => ({
  url: `${core}variable`,
  valueExpression: { name, ...fhirpath(expression) },
});

export const coreExtension = (name: string, value: Omit<Extension, 'url'>): Extension => ({
  url: core + name,
  ...value,
});

export const scored = (
  linkId: string,
  scores: readonly (number | null)[] = [0, 1, 2],
): QuestionnaireItem => ({
  linkId,
  type: 'choice',
  answerOption: scores.map((score, index) => ({
    ...(score === null ? {} : { extension: [coreExtension('ordinalValue', { valueDecimal: score })] }),
    valueCoding: { system: 'urn:test', code: `c${index}` },
  })),
});

export const chosen = (index: number) => [{ valueCoding: { system: 'urn:test', code: `c${index}` } }];

/** With fields that FHIR has and our types leave out. */
export const beyond = <T extends object>(typed: T, more: object): T => ({ ...typed, ...more });
