import { describe, expect, it } from 'vitest';
import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { calculatedIn } from './calculated-in.ts';
import { toDifferences, toProposals } from './proposals.ts';

const calculation = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression';
const questionnaire: Questionnaire = {
  resourceType: 'Questionnaire',
  status: 'active',
  item: [
    { linkId: 'mat', text: 'Matlyst?', type: 'boolean' },
    {
      linkId: 'sum',
      type: 'integer',
      extension: [{ url: calculation, valueExpression: { language: 'text/fhirpath', expression: '1' } }],
    },
  ],
};
const response = (mat: boolean, sum: number): QuestionnaireResponse => ({
  resourceType: 'QuestionnaireResponse',
  status: 'completed',
  item: [
    { linkId: 'mat', answer: [{ valueBoolean: mat }] },
    { linkId: 'sum', answer: [{ valueInteger: sum }] },
  ],
});
const ola = { by: 'ola', at: '2026-11-22T08:00:00Z' };
const body: RecordBody<'response'> = {
  personId: null,
  unitId: 'u',
  questionnaire: 'q|1',
  response: response(false, 0),
  status: 'signed',
  startedBy: 'kari',
  startedAt: '2026-11-22T07:00:00Z',
  lateAnswers: [{ ...ola, operation: 'o:1', path: 'mat', answer: [{ valueBoolean: true }] }],
  alsoSigned: [
    {
      ...ola,
      operation: 'o:2',
      questionnaire: 'q|2',
      response: response(true, 1),
      hash: 'h',
      settled: { ...ola, by: 'kari', operation: 'k:1', decision: 'declined', reason: 'Spurte' },
    },
  ],
};

describe('proposed amendments', () => {
  it('show both values of each question, and what the form would be with them', () => {
    const [late, version] = toProposals(body, questionnaire);
    expect(late).toMatchObject({
      kind: 'late',
      of: 'o:1',
      isOpen: true,
      differences: [{ path: 'mat', signed: [{ valueBoolean: false }], proposed: [{ valueBoolean: true }] }],
      start: { item: [{ linkId: 'mat', answer: [{ valueBoolean: true }] }, { linkId: 'sum' }] },
    });
    expect(version).toMatchObject({ kind: 'version', of: 'o:2', isOpen: false, canonical: 'q|2' });
  });

  it('do not weigh what the form works out', () => {
    expect(
      toDifferences(response(false, 0), response(true, 1), questionnaire).map(({ path }) => path),
    ).toEqual(['mat']);
    expect(['mat', 'sum', 'sum[k1]', 'unknown', ']'].map(calculatedIn(questionnaire))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it('count an opposed decision as open', () => {
    const declined = {
      ...ola,
      by: 'kari',
      operation: 'k:1',
      decision: 'declined',
      reason: 'Spurte',
    } as const;
    const settled = { ...declined, otherwise: [{ ...declined, by: 'siri', operation: 's:1' }] };
    const [late] = toProposals(
      { ...body, lateAnswers: (body.lateAnswers ?? []).map((one) => Object.assign({}, one, { settled })) },
      questionnaire,
    );
    expect(late?.isOpen).toBe(true);
  });
});
