import { describe, expect, it } from 'vitest';
import { fillForm, shippedForm, type Given } from '#content/fill-form.ts';
import { findAnswer } from '#domain/fhir/find-answer.ts';
import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { generateDemo } from '../generate-demo.ts';

const [solvik] = generateDemo({ today: '2026-11-21' });
const assessments = [...(solvik?.records ?? [])].flatMap(({ kind, body }) => {
  const { questionnaire, response } = body as Partial<RecordBody<'response'>>;
  return kind === 'response' && questionnaire?.includes('/ernaeringsvurdering|') && response
    ? [response]
    : [];
});
const given = [
  'screening',
  'alder',
  'vekt',
  'hoyde',
  'vekt-6m',
  'vekt-eldre',
  'muskelmasse',
  'inntak',
  'inntak-dager',
  'mage-tarm',
  'betennelse',
];
const calculated = ['kmi', 'vekttap', 'glim-kropp', 'glim-arsak', 'glim-oppfylt', 'glim-grad'];
const read = (response: QuestionnaireResponse, linkId: string): Given => {
  const answer = findAnswer(response, linkId);
  return (
    answer?.valueBoolean ?? answer?.valueInteger ?? answer?.valueDecimal ?? answer?.valueCoding?.code ?? null
  );
};

describe('the assessments of the demo', () => {
  it('say what the form itself works out of their answers', () => {
    expect(assessments.length).toBeGreaterThan(10);
    const form = shippedForm('ernaeringsvurdering');
    for (const response of assessments) {
      const filled = fillForm(form, Object.fromEntries(given.map((id) => [id, read(response, id)])));
      expect(calculated.map((id) => [id, read(response, id)])).toEqual(
        calculated.map((id) => [id, filled.read(id)]),
      );
    }
  });

  it('show every outcome', () => {
    const grades = new Set(assessments.map((response) => read(response, 'glim-grad')));
    expect(grades).toEqual(new Set([null, 1, 2]));
  });
});
