import { createHash, randomUUID } from 'node:crypto';
import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import { persons, staff, units } from './test-tenants.ts';

const at = '2026-11-21T10:00:00+01:00';
export const mst = 'https://visitt.example/Questionnaire/mst|1.0.0';

export const putTask = (changes: object = {}, id: string = randomUUID()): OperationBody => ({
  type: 'record.put',
  id,
  kind: 'task',
  body: {
    personId: persons.anne,
    unitId: units.north,
    title: 'Ring legen',
    due: '2026-11-22',
    assignedTo: null,
    status: 'open',
    ...changes,
  },
});

export const putDraft = (id: string, changes: object = {}): OperationBody => ({
  type: 'record.put',
  id,
  kind: 'response',
  body: {
    personId: persons.anne,
    unitId: units.north,
    questionnaire: mst,
    response: { resourceType: 'QuestionnaireResponse', status: 'in-progress', questionnaire: mst },
    status: 'draft',
    startedBy: staff.kari,
    startedAt: at,
    ...changes,
  },
});

export const answer = (
  id: string,
  path: string,
  value: string,
  base: string | null = null,
): OperationBody => ({
  type: 'answer.set',
  id,
  path,
  answer: [{ valueString: value }],
  base,
});

const signedVersion = (value: string, hash?: string) => {
  const response: QuestionnaireResponse = {
    resourceType: 'QuestionnaireResponse',
    status: 'completed',
    questionnaire: mst,
    item: [{ linkId: 'weight', answer: [{ valueString: value }] }],
  };
  return { questionnaire: mst, response, hash: hash ?? hashOf(response) };
};

const hashOf = (response: QuestionnaireResponse): string =>
  createHash('sha256').update(toCanonicalJson(response)).digest('hex');

/** The hash of what `sign` signs. */
export const signedHash = (value: string): string => signedVersion(value).hash;

export const sign = (id: string, value: string, hash?: string): OperationBody => ({
  type: 'response.sign',
  id,
  ...signedVersion(value, hash),
  base: null,
  openReason: null,
});

export const amend = (id: string, from: string, to: string, hash?: string): OperationBody => ({
  type: 'response.amend',
  id,
  amends: signedHash(from),
  reason: 'Skrev feil vekt',
  ...signedVersion(to, hash),
});

export const voidForm = (id: string, reason = 'Ført på feil person'): OperationBody => ({
  type: 'response.void',
  id,
  reason,
});

export const decline = (id: string, of: string): OperationBody => ({
  type: 'amendment.settle',
  id,
  of,
  decision: 'declined',
  reason: 'Spurte henne',
  base: null,
});

export const take = (id: string, of: string, from: string, to: string, hash?: string): OperationBody => ({
  type: 'amendment.settle',
  id,
  of,
  decision: 'taken',
  reason: 'Stemmer',
  base: null,
  amends: signedHash(from),
  ...signedVersion(to, hash),
});

export const tick = (learnerId: string, id: string = randomUUID()): OperationBody => ({
  type: 'event.add',
  id,
  kind: 'progress',
  body: { learnerId, programme: 'p|1', booklet: 'hefte-1', step: 'read', done: true, on: '2026-11-21', at },
});
