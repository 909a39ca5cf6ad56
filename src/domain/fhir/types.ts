import type { enableWhenOperators, questionnaireItemTypes } from './questionnaire-words.ts';

/**
 * The parts of FHIR R4 that Visitt reads and writes, with FHIR's own names (https://hl7.org/fhir/R4/).
 * A resource may hold more than is typed here; what is not typed is carried along untouched.
 */
export type Extension = {
  readonly url: string;
  readonly extension?: readonly Extension[];
  readonly valueBoolean?: boolean;
  readonly valueInteger?: number;
  readonly valueDecimal?: number;
  readonly valueString?: string;
  readonly valueMarkdown?: string;
  readonly valueCode?: string;
  readonly valueUri?: string;
  readonly valueUrl?: string;
  readonly valueCanonical?: string;
  readonly valueId?: string;
  readonly valueDate?: string;
  readonly valueDateTime?: string;
  readonly valueTime?: string;
  readonly valueCoding?: Coding;
  readonly valueCodeableConcept?: CodeableConcept;
  readonly valueQuantity?: Quantity;
  readonly valueReference?: Reference;
  readonly valueExpression?: Expression;
};

/** What stands beside a primitive (`_text`, `_display`): its id and extensions, such as translations. */
export type Primitive = { readonly id?: string; readonly extension?: readonly Extension[] };

export type Expression = {
  readonly name?: string;
  readonly description?: string;
  readonly language: string;
  readonly expression?: string;
  readonly reference?: string;
};

export type Coding = {
  readonly id?: string;
  readonly extension?: readonly Extension[];
  readonly system?: string;
  readonly version?: string;
  readonly code?: string;
  readonly display?: string;
  readonly _display?: Primitive;
  readonly userSelected?: boolean;
};

export type CodeableConcept = { readonly coding?: readonly Coding[]; readonly text?: string };

export type Quantity = {
  readonly extension?: readonly Extension[];
  readonly value?: number;
  readonly comparator?: string;
  readonly unit?: string;
  readonly system?: string;
  readonly code?: string;
};

export type Reference = {
  readonly extension?: readonly Extension[];
  readonly reference?: string;
  readonly type?: string;
  readonly display?: string;
};

export type Attachment = {
  readonly contentType?: string;
  readonly data?: string;
  readonly url?: string;
  readonly size?: number;
  readonly hash?: string;
  readonly title?: string;
  readonly creation?: string;
};

export type QuestionnaireItemType = (typeof questionnaireItemTypes)[number];

export type EnableWhenOperator = (typeof enableWhenOperators)[number];

export type QuestionnaireEnableWhen = {
  readonly question: string;
  readonly operator: EnableWhenOperator;
  readonly answerBoolean?: boolean;
  readonly answerDecimal?: number;
  readonly answerInteger?: number;
  readonly answerDate?: string;
  readonly answerDateTime?: string;
  readonly answerTime?: string;
  readonly answerString?: string;
  readonly answerCoding?: Coding;
  readonly answerQuantity?: Quantity;
  readonly answerReference?: Reference;
};

/** `value[x]` of an answer, an initial value or an answer option. Exactly one of them is set. */
export type AnswerValue = {
  readonly valueBoolean?: boolean;
  readonly valueDecimal?: number;
  readonly valueInteger?: number;
  readonly valueDate?: string;
  readonly valueDateTime?: string;
  readonly valueTime?: string;
  readonly valueString?: string;
  readonly valueUri?: string;
  readonly valueAttachment?: Attachment;
  readonly valueCoding?: Coding;
  readonly valueQuantity?: Quantity;
  readonly valueReference?: Reference;
};

export type AnswerOption = AnswerValue & {
  readonly extension?: readonly Extension[];
  readonly _valueString?: Primitive;
  readonly _valueInteger?: Primitive;
  readonly initialSelected?: boolean;
};

export type QuestionnaireItem = {
  readonly id?: string;
  readonly extension?: readonly Extension[];
  readonly modifierExtension?: readonly Extension[];
  readonly linkId: string;
  readonly definition?: string;
  readonly code?: readonly Coding[];
  readonly prefix?: string;
  readonly _prefix?: Primitive;
  readonly text?: string;
  readonly _text?: Primitive;
  readonly type: QuestionnaireItemType;
  readonly enableWhen?: readonly QuestionnaireEnableWhen[];
  readonly enableBehavior?: 'all' | 'any';
  readonly required?: boolean;
  readonly repeats?: boolean;
  readonly readOnly?: boolean;
  readonly maxLength?: number;
  readonly answerValueSet?: string;
  readonly answerOption?: readonly AnswerOption[];
  readonly initial?: readonly AnswerValue[];
  readonly item?: readonly QuestionnaireItem[];
};

export type Resource = {
  readonly resourceType: string;
  readonly id?: string;
  readonly language?: string;
  readonly extension?: readonly Extension[];
  readonly contained?: readonly Resource[];
};

export type PublicationStatus = 'draft' | 'active' | 'retired' | 'unknown';

export type Questionnaire = Resource & {
  readonly resourceType: 'Questionnaire';
  readonly url?: string;
  readonly version?: string;
  readonly name?: string;
  readonly title?: string;
  readonly _title?: Primitive;
  readonly status: PublicationStatus;
  readonly date?: string;
  readonly publisher?: string;
  readonly description?: string;
  readonly _description?: Primitive;
  readonly purpose?: string;
  readonly copyright?: string;
  readonly approvalDate?: string;
  /** What it is about: Patient, Organization … */
  readonly subjectType?: readonly string[];
  readonly code?: readonly Coding[];
  readonly item?: readonly QuestionnaireItem[];
};

/** `item` below an answer is for questions that have questions of their own. */
export type QuestionnaireResponseAnswer = AnswerValue & {
  readonly id?: string;
  readonly extension?: readonly Extension[];
  readonly item?: readonly QuestionnaireResponseItem[];
};

/** `id` is the instance id of one repeat of a group; it stays the same as long as the repeat lives. */
export type QuestionnaireResponseItem = {
  readonly id?: string;
  readonly extension?: readonly Extension[];
  readonly linkId: string;
  readonly text?: string;
  readonly answer?: readonly QuestionnaireResponseAnswer[];
  readonly item?: readonly QuestionnaireResponseItem[];
};

export type QuestionnaireResponseStatus =
  | 'in-progress'
  | 'completed'
  | 'amended'
  | 'entered-in-error'
  | 'stopped';

export type QuestionnaireResponse = Resource & {
  readonly resourceType: 'QuestionnaireResponse';
  readonly questionnaire?: string;
  readonly status: QuestionnaireResponseStatus;
  readonly subject?: Reference;
  readonly authored?: string;
  readonly author?: Reference;
  readonly item?: readonly QuestionnaireResponseItem[];
};
