import * as z from 'zod/mini';
import { enableWhenOperators, questionnaireItemTypes } from '#domain/fhir/questionnaire-words.ts';

/**
 * A Questionnaire that ships with Visitt. Stricter than FHIR R4 asks for: what others send is mended in the form
 * engine, what we ship is right from the start. Fields that are not named here pass through.
 */
const text = z.string().check(z.minLength(1));
const extension = z.looseObject({ url: text });
const primitive = z.looseObject({ extension: z.optional(z.array(extension)) });

const coding = z.looseObject({
  system: z.url(),
  code: text,
  display: z.optional(text),
  _display: z.optional(primitive),
});

const enableWhen = z.looseObject({
  question: text,
  operator: z.enum(enableWhenOperators),
});

const answerOption = z.looseObject({ valueCoding: z.optional(coding) });

const item = z.looseObject({
  linkId: z.string().check(z.regex(/^[a-z0-9-]+$/), z.maxLength(255)),
  type: z.enum(questionnaireItemTypes),
  text,
  _text: primitive,
  code: z.optional(z.array(coding)),
  extension: z.optional(z.array(extension)),
  enableWhen: z.optional(z.array(enableWhen).check(z.minLength(1))),
  enableBehavior: z.optional(z.enum(['all', 'any'])),
  required: z.optional(z.boolean()),
  repeats: z.optional(z.boolean()),
  readOnly: z.optional(z.boolean()),
  maxLength: z.optional(z.number().check(z.int(), z.positive())),
  answerOption: z.optional(z.array(answerOption).check(z.minLength(1))),
  get item() {
    return z.optional(z.array(item));
  },
});
export type ShippedItem = z.infer<typeof item>;

export const questionnaireFile = z.looseObject({
  resourceType: z.literal('Questionnaire'),
  id: text,
  language: z.literal('nb'),
  url: z.string().check(z.regex(/^https:\/\/visitt\.example\/fhir\/Questionnaire\/[a-z0-9-]+$/)),
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+$/)),
  title: text,
  _title: primitive,
  description: text,
  _description: primitive,
  status: z.literal('active'),
  copyright: text,
  extension: z.array(extension),
  item: z.array(item).check(z.minLength(1)),
});
export type QuestionnaireFile = z.infer<typeof questionnaireFile>;
