import { describe, expect, it } from 'vitest';
import type { Questionnaire } from '#domain/fhir/types.ts';
import type { Kept } from '#store/device-store.ts';
import { toConflictingAnswers } from './conflicting-answers.ts';

const questionnaire: Questionnaire = {
  resourceType: 'Questionnaire',
  status: 'active',
  item: [{ linkId: 'g', type: 'group', item: [{ linkId: 'mat', text: 'Spiser mindre?', type: 'boolean' }] }],
};
const record: Kept<'response'> = {
  id: 'r',
  kind: 'response',
  scope: 'unit:u',
  version: 3,
  body: {
    personId: null,
    unitId: 'u',
    questionnaire: 'q|1.0.0',
    status: 'draft',
    startedBy: 'kari',
    startedAt: '2026-11-21T10:00:00Z',
    response: {
      resourceType: 'QuestionnaireResponse',
      status: 'in-progress',
      item: [{ linkId: 'g', item: [{ linkId: 'mat', answer: [{ valueBoolean: true }] }] }],
    },
  },
  stamps: {
    'g/mat': {
      by: 'kari',
      at: '2026-11-21T10:05:00Z',
      operation: 'a:2',
      alternatives: [
        { by: 'ola', at: '2026-11-21T10:04:00Z', operation: 'b:1', value: [{ valueBoolean: false }] },
      ],
    },
    annet: { by: 'kari', at: '2026-11-21T10:01:00Z', operation: 'a:1' },
  },
  delivery: { state: 'attention', reason: 'conflict' },
};

describe('two answers to one question', () => {
  it('are shown with the question and who gave them, the one in force first', () => {
    expect(toConflictingAnswers(record, questionnaire)).toEqual([
      {
        path: 'g/mat',
        item: { linkId: 'mat', text: 'Spiser mindre?', type: 'boolean' },
        choices: [
          { by: 'kari', at: '2026-11-21T10:05:00Z', answer: [{ valueBoolean: true }] },
          { by: 'ola', at: '2026-11-21T10:04:00Z', answer: [{ valueBoolean: false }] },
        ],
      },
    ]);
  });
});
