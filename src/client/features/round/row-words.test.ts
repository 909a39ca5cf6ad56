import { describe, expect, it } from 'vitest';
import type { QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import { toFormats } from '../../text/formats.ts';
import { roundText } from '../../text/later/round-text.ts';
import { toAnswerWords, type RoundWords } from './row-words.ts';

const words: RoundWords = {
  text: roundText('nb'),
  language: 'nb',
  formats: toFormats('nb'),
  yes: 'Ja',
  no: 'Nei',
};

describe('toAnswerWords', () => {
  it.each<[string, readonly QuestionnaireResponseAnswer[], string]>([
    ['a day', [{ valueDate: '2026-11-20' }], '20. nov. 2026'],
    ['an answer taken away', [], 'Uten svar'],
    ['a choice', [{ valueCoding: { code: 'a', display: 'Vet ikke' } }], 'Vet ikke'],
    ['a weight', [{ valueDecimal: 62.3 }], '62,3\u00a0kg'],
    ['no', [{ valueBoolean: false }], 'Nei'],
    ['nought', [{ valueInteger: 0 }], '0'],
  ])('says %s', (_, answer, expected) => {
    expect(toAnswerWords(answer, words)).toBe(expected);
  });
});
