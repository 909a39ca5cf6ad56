/** The closed sets of words R4 gives a Questionnaire (https://hl7.org/fhir/R4/questionnaire.html). */
export const questionnaireItemTypes = [
  'group',
  'display',
  'boolean',
  'decimal',
  'integer',
  'date',
  'dateTime',
  'time',
  'string',
  'text',
  'url',
  'choice',
  'open-choice',
  'attachment',
  'reference',
  'quantity',
] as const;

export const enableWhenOperators = ['exists', '=', '!=', '>', '<', '>=', '<='] as const;
