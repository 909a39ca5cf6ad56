import * as z from 'zod/mini';

/**
 * The shape a form must have for the engine to read it without asking at each step. Everything is optional and
 * more may be there: what is of the wrong kind is dropped and named, the rest of the form is used.
 */
const string = z.optional(z.string());
const boolean = z.optional(z.boolean());
const number = z.optional(z.number());

const coding = z.looseObject({ system: string, code: string, display: string });
const quantity = z.looseObject({ value: number, unit: string, system: string, code: string });
const reference = z.looseObject({ reference: string, display: string });
const expression = z.looseObject({ name: string, language: string, expression: string });

const extension = z.looseObject({
  url: z.string(),
  get extension() {
    return z.optional(z.array(extension));
  },
  valueBoolean: boolean,
  valueInteger: number,
  valueDecimal: number,
  valueString: string,
  valueMarkdown: string,
  valueCode: string,
  valueUri: string,
  valueCoding: z.optional(coding),
  valueQuantity: z.optional(quantity),
  valueReference: z.optional(reference),
  valueExpression: z.optional(expression),
  valueCodeableConcept: z.optional(z.looseObject({ coding: z.optional(z.array(coding)), text: string })),
});
const extensions = z.optional(z.array(extension));
const primitive = z.optional(z.looseObject({ extension: extensions }));

const answerValue = {
  valueBoolean: boolean,
  valueDecimal: number,
  valueInteger: number,
  valueDate: string,
  valueDateTime: string,
  valueTime: string,
  valueString: string,
  valueUri: string,
  valueCoding: z.optional(coding),
  valueQuantity: z.optional(quantity),
  valueReference: z.optional(reference),
};

const enableWhen = z.looseObject({
  question: string,
  operator: string,
  answerBoolean: boolean,
  answerDecimal: number,
  answerInteger: number,
  answerDate: string,
  answerDateTime: string,
  answerTime: string,
  answerString: string,
  answerCoding: z.optional(coding),
  answerQuantity: z.optional(quantity),
  answerReference: z.optional(reference),
});

const item = z.looseObject({
  linkId: string,
  type: string,
  text: string,
  _text: primitive,
  prefix: string,
  definition: string,
  extension: extensions,
  modifierExtension: extensions,
  code: z.optional(z.array(coding)),
  enableWhen: z.optional(z.array(enableWhen)),
  enableBehavior: z.optional(z.enum(['all', 'any'])),
  required: boolean,
  repeats: boolean,
  readOnly: boolean,
  maxLength: number,
  answerValueSet: string,
  answerOption: z.optional(
    z.array(z.looseObject({ extension: extensions, initialSelected: boolean, ...answerValue })),
  ),
  initial: z.optional(z.array(z.looseObject(answerValue))),
  get item() {
    return z.optional(z.array(item));
  },
});

const concept = z.looseObject({
  code: string,
  display: string,
  extension: extensions,
  get concept() {
    return z.optional(z.array(concept));
  },
  get contains() {
    return z.optional(z.array(concept));
  },
});
const include = z.looseObject({
  system: string,
  concept: z.optional(z.array(concept)),
  valueSet: z.optional(z.array(z.string())),
});

/** Contained resources are read only as value sets and code systems. */
const contained = z.looseObject({
  resourceType: z.string(),
  id: string,
  url: string,
  concept: z.optional(z.array(concept)),
  expansion: z.optional(z.looseObject({ contains: z.optional(z.array(concept)) })),
  compose: z.optional(
    z.looseObject({ include: z.optional(z.array(include)), exclude: z.optional(z.array(include)) }),
  ),
});

export const questionnaireSchema = z.looseObject({
  resourceType: z.literal('Questionnaire'),
  id: string,
  language: string,
  url: string,
  version: string,
  name: string,
  title: string,
  _title: primitive,
  status: string,
  date: string,
  publisher: string,
  description: string,
  purpose: string,
  copyright: string,
  extension: extensions,
  contained: z.optional(z.array(contained)),
  code: z.optional(z.array(coding)),
  item: z.optional(z.array(item)),
});
