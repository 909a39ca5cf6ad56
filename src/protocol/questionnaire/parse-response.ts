import * as z from 'zod/mini';
import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { ImportFinding } from '#domain/forms/mend/import-finding.ts';
import { dropInvalid } from './drop-invalid.ts';
import { readForeignJson } from './read-foreign-json.ts';

const coding = z.looseObject({
  system: z.optional(z.string()),
  code: z.optional(z.string()),
  display: z.optional(z.string()),
});

const answer = z.looseObject({
  id: z.optional(z.string()),
  valueBoolean: z.optional(z.boolean()),
  valueDecimal: z.optional(z.number()),
  valueInteger: z.optional(z.number()),
  valueDate: z.optional(z.string()),
  valueDateTime: z.optional(z.string()),
  valueTime: z.optional(z.string()),
  valueString: z.optional(z.string()),
  valueUri: z.optional(z.string()),
  valueCoding: z.optional(coding),
  valueQuantity: z.optional(z.looseObject({ value: z.optional(z.number()) })),
  get item() {
    return z.optional(z.array(item));
  },
});

const item = z.looseObject({
  linkId: z.string(),
  id: z.optional(z.string()),
  answer: z.optional(z.array(answer)),
  get item() {
    return z.optional(z.array(item));
  },
});

const responseSchema = z.looseObject({
  resourceType: z.literal('QuestionnaireResponse'),
  status: z.optional(z.string()),
  item: z.optional(z.array(item)),
});

/** Answers from elsewhere, with parts of the wrong kind left out and named. */
export function parseResponse(input: unknown):
  | {
      readonly ok: true;
      readonly response: QuestionnaireResponse;
      readonly repaired: readonly ImportFinding[];
    }
  | { readonly ok: false; readonly error: ImportFinding } {
  const read = readForeignJson(input);
  if (!read.ok) return read;
  const checked = dropInvalid(responseSchema, read.value);
  if (!checked) return { ok: false, error: { reason: 'notAResponse', path: '' } };
  const response = { status: 'in-progress', ...checked.value } as unknown as QuestionnaireResponse;
  return { ok: true, response, repaired: [...read.repaired, ...checked.repaired] };
}
