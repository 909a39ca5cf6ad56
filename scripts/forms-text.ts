import type { FormFinding } from '../src/domain/forms/definition/form-finding.ts';
import type { FormIssue } from '../src/domain/forms/form-session.ts';
import type { ImportFinding, ImportReason } from '../src/domain/forms/mend/import-finding.ts';

/** English sentences for the command line; the app has its own in three languages. */
const importTexts: Readonly<Record<ImportReason, string>> = {
  tooLarge: 'The file is larger than 5 MB.',
  tooDeep: 'The file is nested too deeply.',
  notJson: 'The file is not JSON.',
  notAQuestionnaire: 'The file is not a FHIR Questionnaire or a Bundle with one.',
  notAResponse: 'The file is not a FHIR QuestionnaireResponse.',
  noQuestionnaireInBundle: 'There is no Questionnaire in the Bundle.',
  noItems: 'The form has no questions.',
  tooManyItems: 'The form has more items than can be filled in.',
  unsafeKey: 'A field with a dangerous name was left out.',
  fieldDropped: 'A field of the wrong kind was left out.',
  fieldCorrected: 'A value was written as the wrong kind and was corrected.',
  missingUrl: 'The form had no url and was given one.',
  missingVersion: 'The form had no version and was given one from its content.',
  missingStatus: 'The form had no usable status and was given "unknown".',
  missingLinkId: 'An item had no linkId and was given one.',
  duplicateLinkId: 'Two items had the same linkId; the later one was renamed.',
  unknownType: 'An item has a type that FHIR R4 does not know; the closest one is used.',
  conditionDropped: 'A condition that can never be met was left out, so that its item is shown.',
  emptyOptionDropped: 'An answer option without a value was left out.',
  otherFormsInBundle: 'The Bundle holds other forms too; only the first is used.',
  unknownExtension: 'The form uses an extension that is not known here.',
  modifierExtension: 'The form uses an extension that may change what an item means.',
  missingValueSet: 'The options lie in a value set outside the file.',
  noOptions: 'A choice has no options.',
  cycle: 'Expressions wait for each other and are left out.',
  languageUnsupported: 'An expression is in a language that cannot be evaluated here.',
  unknownVariable: 'An expression uses a name that the form does not define.',
  duplicateVariable: 'Two variables have the same name; the later one counts.',
  regexUnsupported: 'A regular expression cannot be checked safely and is not checked.',
  terminologyServer: 'A terminology server is named; nothing is fetched from it.',
};

const withDetail = (text: string, detail: string | undefined): string =>
  detail ? `${text} (${detail})` : text;

export const importFindingText = ({ reason, itemText, detail }: ImportFinding): string =>
  withDetail(itemText ? `“${itemText}”: ${importTexts[reason]}` : importTexts[reason], detail);

const formTexts: Readonly<Record<FormFinding['reason'], string>> = {
  cycle: importTexts.cycle,
  expressionFailed: 'An expression could not be evaluated.',
  expressionTimeout: 'An expression took too long and was stopped.',
  expressionUnsupported: 'An expression is not understood.',
  languageUnsupported: importTexts.languageUnsupported,
  unknownVariable: importTexts.unknownVariable,
  duplicateVariable: importTexts.duplicateVariable,
  unknownItem: 'The answers hold an item that the form does not have.',
  missingValueSet: importTexts.missingValueSet,
  regexUnsupported: importTexts.regexUnsupported,
};

export const formFindingText = ({ reason, expression, detail }: FormFinding): string =>
  withDetail(formTexts[reason], [detail, expression].filter(Boolean).join(': '));

const issueTexts: Readonly<Record<FormIssue['reason'], string>> = {
  required: 'An answer is required.',
  minValue: 'The value is too low.',
  maxValue: 'The value is too high.',
  minLength: 'The text is too short.',
  maxLength: 'The text is too long.',
  maxDecimalPlaces: 'There are too many decimals.',
  regex: 'The text does not have the right form.',
  minOccurs: 'There are too few answers.',
  maxOccurs: 'There are too many answers.',
  notAnOption: 'The answer is not among the options.',
  notANumber: 'The answer is not a number of the right kind.',
  notADate: 'The answer is not a date or time of the right kind.',
  wrongUnit: 'The unit is not one of those allowed.',
  constraint: 'A rule of the form is broken.',
  attachmentSize: 'The attachment is too large.',
  attachmentType: 'The attachment is of a kind that is not allowed.',
};

export const issueText = ({ reason, limit, message }: FormIssue): string =>
  message || withDetail(issueTexts[reason], limit === undefined ? undefined : String(limit));
