/** Something about the form itself that its author should know; nothing a nurse can mend. */
export type FormFinding = {
  readonly reason:
    | 'cycle'
    | 'expressionFailed'
    | 'expressionTimeout'
    | 'expressionUnsupported'
    | 'languageUnsupported'
    | 'unknownVariable'
    | 'duplicateVariable'
    | 'unknownItem'
    | 'missingValueSet'
    | 'regexUnsupported';
  readonly linkId?: string;
  readonly expression?: string;
  /** The name, address or words the reason is about. */
  readonly detail?: string;
};
