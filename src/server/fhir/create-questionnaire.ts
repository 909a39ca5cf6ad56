import * as z from 'zod/mini';
import type { JsonObject } from '#domain/fhir/json.ts';
import { jsonObject } from '#protocol/primitives.ts';
import { recordBodies } from '#protocol/record-bodies.ts';
import type { Actor } from '../actor.ts';
import { putRecords } from '../db/put-records.ts';
import type { Transaction } from '../db/transaction.ts';
import { unstorable } from '../sync/storable-json.ts';
import { questionnaireId } from './to-resource.ts';

export type Created =
  | { readonly ok: true; readonly id: string }
  | {
      readonly ok: false;
      readonly code: 'forbidden' | 'invalid' | 'duplicate';
      readonly diagnostics: string;
    };

const questionnaire = z.object({
  resourceType: z.literal('Questionnaire'),
  // A form that came without an address has got one of ours when it was mended (urn:).
  url: z.string().check(z.maxLength(400), z.regex(/^(https?:\/\/|urn:)[^\s|]+$/)),
  version: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$/)),
  status: z.enum(['draft', 'active', 'retired']),
  item: z.optional(z.array(jsonObject)),
});

/** A new version of a form, as content for the whole tenant. What was stored under the same version stays. */
export async function createQuestionnaire(
  tx: Transaction,
  actor: Actor,
  value: unknown,
  now: Date,
): Promise<Created> {
  if (!actor.roles.some(({ role }) => role === 'professionalLead')) {
    return { ok: false, code: 'forbidden', diagnostics: 'only a professional lead adds forms' };
  }
  const fault = unstorable(value);
  if (fault) return { ok: false, code: 'invalid', diagnostics: `cannot be kept: ${fault}` };
  const parsed = questionnaire.safeParse(value);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'Questionnaire');
    return { ok: false, code: 'invalid', diagnostics: [...new Set(fields)].slice(0, 10).join(', ') };
  }
  const { url, version, status } = parsed.data;
  const body = { type: 'questionnaire', url, version, status, resource: value as JsonObject };
  if (!recordBodies.content.safeParse(body).success)
    return { ok: false, code: 'invalid', diagnostics: 'Questionnaire' };
  const at = now.toISOString();
  const record = { id: `${url}|${version}`, kind: 'content' as const, body, by: actor.staffId, at };
  const added = await putRecords(tx, actor.tenantId, [record], at);
  return added === 1
    ? { ok: true, id: questionnaireId(url, version) }
    : { ok: false, code: 'duplicate', diagnostics: 'this version is there already: give it a new one' };
}
