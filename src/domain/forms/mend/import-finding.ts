/** What was found when a form from elsewhere was brought in, as a closed set of words; who shows it has the sentences. */
export type ImportReason =
  // Refused
  | 'tooLarge'
  | 'tooDeep'
  | 'notJson'
  | 'notAQuestionnaire'
  | 'notAResponse'
  | 'noQuestionnaireInBundle'
  | 'noItems'
  | 'tooManyItems'
  // Mended
  | 'unsafeKey'
  | 'fieldDropped'
  | 'fieldCorrected'
  | 'missingUrl'
  | 'missingVersion'
  | 'missingStatus'
  | 'missingLinkId'
  | 'duplicateLinkId'
  | 'unknownType'
  | 'conditionDropped'
  | 'emptyOptionDropped'
  | 'otherFormsInBundle'
  // Not understood
  | 'unknownExtension'
  | 'modifierExtension'
  | 'missingValueSet'
  | 'noOptions'
  | 'cycle'
  | 'languageUnsupported'
  | 'unknownVariable'
  | 'duplicateVariable'
  | 'regexUnsupported'
  | 'terminologyServer';

export type ImportFinding = {
  readonly reason: ImportReason;
  /** Where in the resource, `item[2].item[0].answerOption`; empty for the whole of it. */
  readonly path: string;
  readonly linkId?: string;
  /** The item's text, so that a person finds it. */
  readonly itemText?: string;
  /** The name, address, value or expression the reason is about. */
  readonly detail?: string;
};
