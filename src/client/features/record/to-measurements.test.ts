import { describe, expect, it } from 'vitest';
import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import { toMeasurements } from './to-measurements.ts';

const unit = (code: string) => [
  { url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit', valueCoding: { code } },
];
const questionnaire: Questionnaire = {
  resourceType: 'Questionnaire',
  status: 'active',
  item: [
    {
      linkId: 'maal',
      type: 'group',
      item: [
        {
          linkId: 'vekt',
          type: 'decimal',
          code: [{ system: 'http://loinc.org', code: '29463-7' }],
          extension: unit('kg'),
        },
        { linkId: 'hoyde', type: 'quantity', code: [{ system: 'http://loinc.org', code: '8302-2' }] },
        { linkId: 'usikker', type: 'boolean' },
        { linkId: 'annet', type: 'decimal', extension: unit('kg') },
      ],
    },
  ],
};
const signed = (item: QuestionnaireResponse['item']): QuestionnaireResponse => ({
  resourceType: 'QuestionnaireResponse',
  status: 'completed',
  item: [{ linkId: 'maal', ...(item ? { item } : {}) }],
});

describe('measurements in a signed form', () => {
  it('are whole grams and millimetres, whatever floating point says', () => {
    const response = signed([
      { linkId: 'vekt', answer: [{ valueDecimal: 62.3 }] },
      { linkId: 'hoyde', answer: [{ valueQuantity: { value: 1.655, code: 'm' } }] },
      { linkId: 'annet', answer: [{ valueDecimal: 3 }] },
    ]);
    expect(toMeasurements(questionnaire, response)).toEqual([
      { code: 'bodyWeight', value: 62_300, reliable: true },
      { code: 'bodyHeight', value: 1655, reliable: true },
    ]);
  });

  it('carry the doubt of who weighed, and the height does not', () => {
    const response = signed([
      { linkId: 'vekt', answer: [{ valueDecimal: 70 }] },
      { linkId: 'usikker', answer: [{ valueBoolean: true }] },
      { linkId: 'hoyde', answer: [{ valueQuantity: { value: 165, code: 'cm' } }] },
    ]);
    expect(toMeasurements(questionnaire, response).map(({ reliable }) => reliable)).toEqual([false, true]);
  });

  it('are none without an answer or with a unit nobody knows', () => {
    expect(toMeasurements(questionnaire, signed([{ linkId: 'vekt' }]))).toEqual([]);
    const stones = signed([{ linkId: 'hoyde', answer: [{ valueQuantity: { value: 5, unit: 'ft' } }] }]);
    expect(toMeasurements(questionnaire, stones)).toEqual([]);
  });
});
