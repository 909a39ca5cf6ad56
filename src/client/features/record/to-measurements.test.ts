import { describe, expect, it } from 'vitest';
import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import { visittExtensions } from '#domain/fhir/visitt-extensions.ts';
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
const none: ReadonlySet<string> = new Set();
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
    expect(toMeasurements(questionnaire, response, none)).toEqual([
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
    expect(toMeasurements(questionnaire, response, none).map(({ reliable }) => reliable)).toEqual([
      false,
      true,
    ]);
  });

  it('tell how they were got and what was worn, where the form asks', () => {
    const coded = (linkId: string, code: string) => ({ linkId, answer: [{ valueCoding: { code } }] });
    const response = signed([
      { linkId: 'vekt', answer: [{ valueDecimal: 70 }] },
      coded('vekt-metode', 'malt'),
      coded('klaer', '8111000202103'),
      { linkId: 'hoyde', answer: [{ valueQuantity: { value: 165, code: 'cm' } }] },
      coded('hoyde-metode', 'anslatt'),
    ]);
    expect(toMeasurements(questionnaire, response, none)).toEqual([
      { code: 'bodyWeight', value: 70_000, reliable: true, method: 'measured', clothing: 'light' },
      { code: 'bodyHeight', value: 1650, reliable: true, method: 'estimated' },
    ]);
  });

  it('are none without an answer or with a unit nobody knows', () => {
    expect(toMeasurements(questionnaire, signed([{ linkId: 'vekt' }]), none)).toEqual([]);
    const stones = signed([{ linkId: 'hoyde', answer: [{ valueQuantity: { value: 5, unit: 'ft' } }] }]);
    expect(toMeasurements(questionnaire, stones, none)).toEqual([]);
  });

  it('are not made of what the form was started with, unless somebody answered it', () => {
    const known = { url: visittExtensions.knownAnswer, valueCode: 'weight' };
    const asked: Questionnaire = {
      resourceType: 'Questionnaire',
      status: 'active',
      item: [
        {
          linkId: 'vekt',
          type: 'decimal',
          code: [{ system: 'http://loinc.org', code: '29463-7' }],
          extension: [...unit('kg'), known],
        },
      ],
    };
    const response: QuestionnaireResponse = {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      item: [{ linkId: 'vekt', answer: [{ valueDecimal: 62.3 }] }],
    };
    expect(toMeasurements(asked, response, none)).toEqual([]);
    expect(toMeasurements(asked, response, new Set(['vekt']))).toEqual([
      { code: 'bodyWeight', value: 62_300, reliable: true },
    ]);
  });
});
