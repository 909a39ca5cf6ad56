import type { Extension, QuestionnaireItem } from '#domain/fhir/types.ts';
import { visittExtensions } from '#domain/fhir/visitt-extensions.ts';

const hl7 = 'http://hl7.org/fhir/StructureDefinition';
const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition';
const helsenorge = 'http://helsenorge.no/fhir/StructureDefinition';

/** The extensions that decide how an item looks. What decides what is true belongs to the engine. */
export const extensionUrls = {
  itemControl: `${hl7}/questionnaire-itemControl`,
  choiceOrientation: `${hl7}/questionnaire-choiceOrientation`,
  displayCategory: `${hl7}/questionnaire-displayCategory`,
  collapsible: `${sdc}/sdc-questionnaire-collapsible`,
  shortText: `${sdc}/sdc-questionnaire-shortText`,
  openLabel: `${sdc}/sdc-questionnaire-openLabel`,
  optionPrefix: `${hl7}/questionnaire-optionPrefix`,
  optionExclusive: `${hl7}/questionnaire-optionExclusive`,
  unit: `${hl7}/questionnaire-unit`,
  unitOption: `${hl7}/questionnaire-unitOption`,
  minValue: `${hl7}/minValue`,
  maxValue: `${hl7}/maxValue`,
  minOccurs: `${hl7}/questionnaire-minOccurs`,
  maxOccurs: `${hl7}/questionnaire-maxOccurs`,
  sliderStep: `${hl7}/questionnaire-sliderStepValue`,
  entryFormat: `${hl7}/entryFormat`,
  mimeType: `${hl7}/mimeType`,
  maxSize: `${hl7}/maxSize`,
  markdown: `${hl7}/rendering-markdown`,
  xhtml: `${hl7}/rendering-xhtml`,
  style: `${hl7}/rendering-style`,
  instruction: `${hl7}/questionnaire-instruction`,
  calculated: `${sdc}/sdc-questionnaire-calculatedExpression`,
  answerExpression: `${sdc}/sdc-questionnaire-answerExpression`,
  sublabel: `${helsenorge}/sdf-sublabel`,
  sidebar: `${helsenorge}/sdf-sidebar`,
  informationMessage: `${helsenorge}/sdf-information-message`,
  repeatsText: `${helsenorge}/repeatstext`,
  validationText: `${helsenorge}/validationtext`,
  pointsItem: visittExtensions.pointsItem,
  measuredAnew: visittExtensions.measuredAnew,
} as const;

type Extended = { readonly extension?: readonly Extension[] };
export type ExtensionName = keyof typeof extensionUrls;

const isNamed = (url: string, name: ExtensionName): boolean =>
  url === extensionUrls[name] ||
  (url.startsWith(olderHelsenorge) && sameAt(url) === sameAt(extensionUrls[name]));

/** Helsenorge's forms name their extensions by the old address of the house or by the new one. */
const olderHelsenorge = 'http://ehelse.no/fhir/StructureDefinition/';
const sameAt = (url: string): string => url.replace(olderHelsenorge, `${helsenorge}/`);

export const findExtension = (element: Extended, name: ExtensionName): Extension | undefined =>
  element.extension?.find(({ url }) => isNamed(url, name));

export const findExtensions = (element: Extended, name: ExtensionName): readonly Extension[] =>
  element.extension?.filter(({ url }) => isNamed(url, name)) ?? [];

export const extensionText = (element: Extended, name: ExtensionName): string | undefined => {
  const found = findExtension(element, name);
  return found?.valueString ?? found?.valueMarkdown ?? found?.valueCode ?? found?.valueCoding?.display;
};

export function extensionNumber(element: Extended, name: ExtensionName): number | undefined {
  const found = findExtension(element, name);
  return found?.valueInteger ?? found?.valueDecimal ?? found?.valueQuantity?.value;
}

const none: readonly string[] = [];

/** Codes of questionnaire-itemControl, whatever system they come from: the builders disagree on systems. */
export function itemControls(item: QuestionnaireItem): readonly string[] {
  if (!item.extension) return none;
  const codes = item.extension.flatMap((extension) =>
    extension.url === extensionUrls.itemControl
      ? (extension.valueCodeableConcept?.coding ?? [{ code: extension.valueCode }]).flatMap(({ code }) =>
          code === undefined ? [] : [code.toLowerCase()],
        )
      : [],
  );
  return codes.length > 0 ? codes : none;
}

export const hasControl = (item: QuestionnaireItem, ...codes: readonly string[]): boolean =>
  itemControls(item).some((code) => codes.includes(code));
