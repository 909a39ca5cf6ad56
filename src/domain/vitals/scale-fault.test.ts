import { describe, expect, it } from 'vitest';
import type { QuestionnaireResponse } from '../fhir/types.ts';
import { isScaleDecided, usesSecondScale } from './scale-fault.ts';
import { news2Url } from './vitals-forms.ts';

const by = (code: string): QuestionnaireResponse => ({
  resourceType: 'QuestionnaireResponse',
  status: 'completed',
  item: [{ linkId: 'b', item: [{ linkId: 'skala', answer: [{ valueCoding: { code } }] }] }],
});
const [morning, noon, evening] = ['08', '12', '18'].map((hour) => `2026-11-22T${hour}:00:00Z`) as [
  string,
  string,
  string,
];
const signing = { at: noon, receivedAt: noon };
const scale2 = { doctor: 'Lege Berg', on: '2026-11-20', until: null };

describe('VIT11 scale 2 on the server', () => {
  it('is looked at in the form whose scale follows the plan, and in no other', () => {
    expect(usesSecondScale(`${news2Url}|1.1.0`, by('skala-2'))).toBe(true);
    expect(usesSecondScale(`${news2Url}|1.1.0`, by('skala-1'))).toBe(false);
    expect(usesSecondScale(`${news2Url}|1.0.0`, by('skala-2'))).toBe(false);
    expect(usesSecondScale('https://visitt.example/fhir/Questionnaire/mst|1.1.0', by('skala-2'))).toBe(false);
  });

  it('has a decision behind it that holds the day it is signed', () => {
    const decided = (fields: object) => ({ plan: { scale2: { ...scale2, ...fields } }, decidedAt: morning });
    expect(isScaleDecided(decided({}), signing)).toBe(true);
    expect(isScaleDecided(decided({ until: '2026-11-22' }), signing)).toBe(true);
    expect(isScaleDecided(decided({ until: '2026-11-21' }), signing)).toBe(false);
    expect(isScaleDecided(decided({ on: '2026-11-23' }), signing)).toBe(false);
  });

  it('is missing without a plan, without a decision in it, and after one was ended', () => {
    expect(isScaleDecided(null, signing)).toBe(false);
    expect(isScaleDecided({ plan: {}, decidedAt: undefined }, signing)).toBe(false);
    expect(isScaleDecided({ plan: { scale2: null }, decidedAt: morning }, signing)).toBe(false);
  });

  it('may have been there when it was ended after the signing, or the clock of the device is wrong', () => {
    expect(isScaleDecided({ plan: { scale2: null }, decidedAt: evening }, signing)).toBe(true);
    const wrongClock = { at: '2020-01-01T12:00:00Z', receivedAt: noon };
    expect(isScaleDecided({ plan: { scale2 }, decidedAt: morning }, wrongClock)).toBe(true);
  });
});
