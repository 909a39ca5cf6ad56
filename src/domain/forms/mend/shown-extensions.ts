import { visittExtensions } from '../../fhir/visitt-extensions.ts';

const core = 'http://hl7.org/fhir/StructureDefinition/';
const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';
const helsenorge = [
  'http://ehelse.no/fhir/StructureDefinition/',
  'http://helsenorge.no/fhir/StructureDefinition/',
];

/**
 * Extensions that the renderer draws, and those that ask for nothing on a phone: where answers are sent, who may
 * fill in, how a form is extracted or found. The engine's own are in `extension-urls.ts`.
 */
export const shownExtensions: readonly string[] = [
  ...Object.values(visittExtensions),
  ...['questionnaire-choiceOrientation', 'questionnaire-displayCategory', 'questionnaire-optionPrefix'].map(
    (name) => core + name,
  ),
  ...['rendering-markdown', 'rendering-xhtml', 'rendering-style', 'questionnaire-sliderStepValue'].map(
    (name) => core + name,
  ),
  ...['questionnaire-supportLink', 'questionnaire-instruction', 'designNote', 'questionnaire-usageMode'].map(
    (name) => core + name,
  ),
  ...[
    'questionnaire-signatureRequired',
    'questionnaire-referenceResource',
    'questionnaire-referenceFilter',
  ].map((name) => core + name),
  ...[
    'questionnaire-fhirType',
    'questionnaire-answerRepeats',
    'questionnaireresponse-author',
    'valueset-label',
  ].map((name) => core + name),
  ...['cqf-library', 'preferredTerminologyServer', 'terminology-server', 'artifact-versionAlgorithm'].map(
    (name) => core + name,
  ),
  ...['questionnaire-externallydefined', 'resource-lastReviewDate', 'quantity-precision'].map(
    (name) => core + name,
  ),
  ...[
    'shortText',
    'width',
    'collapsible',
    'openLabel',
    'optionPrefix',
    'choiceColumn',
    'lookupQuestionnaire',
  ].map((name) => sdc + name),
  ...[
    'preferredTerminologyServer',
    'entryMode',
    'observationExtract',
    'observationLinkPeriod',
    'isSubject',
  ].map((name) => sdc + name),
  ...['observation-extract-category', 'itemExtractionContext', 'templateExtract', 'templateExtractValue'].map(
    (name) => sdc + name,
  ),
  ...['templateExtractContext', 'templateExtractBundle', 'extractAllocateId', 'definitionExtract'].map(
    (name) => sdc + name,
  ),
  ...[
    'definitionExtractValue',
    'targetStructureMap',
    'sourceStructureMap',
    'performerType',
    'assemble-expectation',
  ].map((name) => sdc + name),
  ...helsenorge.flatMap((base) =>
    [
      'sdf-sidebar',
      'sdf-information-message',
      'sdf-sublabel',
      'repeatstext',
      'validationtext',
      'sdf-hyperlink',
      'sdf-authenticationrequirement',
      'sdf-endpoint',
      'sdf-accessibilitytoresponse',
      'sdf-canbeperformedby',
      'sdf-discretion',
      'sdf-save-capabilities',
      'sdf-optionReference',
      'sdf-presentationbuttons',
      'sdf-printversion',
      'sdf-itemControl-visibility',
      'sdf-answer-option-visual',
      'sdf-visual-variant',
      'sdf-open-choice-visual',
      'sdf-questtext',
      'sdf-spørsmålstekst',
      'sdf-guidanceaction',
      'sdf-guidanceparameter',
      'sdf-tablecolumn',
      'sdf-tablecolumnname',
      'sdf-tableordering',
    ].map((name) => base + name),
  ),
  'http://helsenorge.no/fhir/StructureDefintion/sdf-itemControl-visibility',
];
