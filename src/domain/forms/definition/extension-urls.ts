/** The extensions that the engine reads; what only changes the look is for the renderer. */
const core = 'http://hl7.org/fhir/StructureDefinition/';
const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';
const helsenorge = [
  'http://ehelse.no/fhir/StructureDefinition/',
  'http://helsenorge.no/fhir/StructureDefinition/',
];

export const extensionUrls = {
  hidden: [`${core}questionnaire-hidden`],
  itemControl: [`${core}questionnaire-itemControl`],
  minOccurs: [`${core}questionnaire-minOccurs`],
  maxOccurs: [`${core}questionnaire-maxOccurs`],
  minValue: [`${core}minValue`],
  maxValue: [`${core}maxValue`],
  minQuantity: [`${sdc}minQuantity`],
  maxQuantity: [`${sdc}maxQuantity`],
  minLength: [`${core}minLength`],
  maxDecimalPlaces: [`${core}maxDecimalPlaces`],
  regex: [`${core}regex`],
  entryFormat: [`${core}entryFormat`],
  mimeType: [`${core}mimeType`],
  maxSize: [`${core}maxSize`],
  unit: [`${core}questionnaire-unit`],
  unitOption: [`${core}questionnaire-unitOption`],
  ordinalValue: [
    `${core}ordinalValue`,
    `${core}questionnaire-ordinalValue`,
    `${core}codesystem-ordinalValue`,
    `${core}valueset-ordinalValue`,
  ],
  itemWeight: [`${core}itemWeight`],
  optionExclusive: [`${core}questionnaire-optionExclusive`],
  optionsToggle: [`${sdc}answerOptionsToggleExpression`],
  toggledOption: ['option'],
  toggleExpression: ['expression'],
  variable: [`${core}variable`],
  launchContext: [`${sdc}launchContext`],
  populationContext: [`${sdc}itemPopulationContext`],
  initialExpression: [`${sdc}initialExpression`],
  calculatedExpression: [
    `${sdc}calculatedExpression`,
    ...helsenorge.map((base) => `${base}sdf-calculatedExpression`),
  ],
  calculatedValue: [`${core}cqf-calculatedValue`],
  cqfExpression: [`${core}cqf-expression`],
  answerExpression: [`${sdc}answerExpression`],
  enableWhenExpression: [`${sdc}enableWhenExpression`],
  constraint: [`${core}questionnaire-constraint`],
  targetConstraint: [`${core}targetConstraint`, `${sdc}targetConstraint`],
  validationText: helsenorge.map((base) => `${base}validationtext`),
  translation: [`${core}translation`],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const formulaNames = [
  'variable',
  'populationContext',
  'initialExpression',
  'calculatedExpression',
  'calculatedValue',
  'cqfExpression',
  'answerExpression',
  'enableWhenExpression',
  'optionsToggle',
  'minValue',
  'maxValue',
  'minQuantity',
  'maxQuantity',
  'constraint',
  'targetConstraint',
] as const;
const limitNames = [
  'minOccurs',
  'maxOccurs',
  'minValue',
  'maxValue',
  'minQuantity',
  'maxQuantity',
  'minLength',
  'maxDecimalPlaces',
  'maxSize',
  'mimeType',
  'regex',
  'validationText',
] as const;

/** For passing by the many items that have none of them with one look. */
export const formulaUrls: ReadonlySet<string> = new Set(formulaNames.flatMap((name) => extensionUrls[name]));
export const limitUrls: ReadonlySet<string> = new Set(limitNames.flatMap((name) => extensionUrls[name]));

export type ExtensionName = keyof typeof extensionUrls;
