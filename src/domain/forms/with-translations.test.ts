import { describe, expect, it } from 'vitest';
import type { Questionnaire } from '../fhir/types.ts';
import { toLanguage } from './to-language.ts';
import { withTranslations } from './with-translations.ts';

const form = (language: string, [title, text, yes, no]: readonly string[]): Questionnaire => ({
  resourceType: 'Questionnaire',
  status: 'active',
  language,
  ...(title === undefined ? {} : { title }),
  item: [
    {
      linkId: 'g',
      type: 'group',
      item: [
        {
          linkId: 'q',
          type: 'choice',
          ...(text === undefined ? {} : { text }),
          answerOption: [
            { valueCoding: { code: 'y', ...(yes === undefined ? {} : { display: yes }) } },
            { valueCoding: { code: 'n', ...(no === undefined ? {} : { display: no }) } },
          ],
        },
      ],
    },
  ],
});
const bokmål = form('nb-NO', ['Skjema', 'Spiser du mindre?', 'Ja', 'Nei']);
const nynorsk = form('nn-NO', ['Skjema', 'Et du mindre?', 'Ja', 'Nei']);
const english = form('en', ['Form', 'Do you eat less?', 'Yes', 'No']);

describe('FRM76 a form with the words of its brothers', () => {
  it('FRM76 reads in each language as the brother does', () => {
    const whole = withTranslations(bokmål, [nynorsk, english]);
    const words = (one: Questionnaire) => {
      const question = one.item?.[0]?.item?.[0];
      return [
        one.title,
        question?.text,
        ...(question?.answerOption ?? []).map((o) => o.valueCoding?.display),
      ];
    };
    expect(words(whole)).toEqual(words(bokmål));
    expect(words(toLanguage(whole, 'nn'))).toEqual(words(nynorsk));
    expect(words(toLanguage(whole, 'en'))).toEqual(words(english));
  });

  it('FRM76 takes nothing from a brother that does not say its language, nor what it lacks', () => {
    const { language: _, ...silent } = english;
    expect(withTranslations(bokmål, [silent])).toEqual(bokmål);
    expect(withTranslations(bokmål, [form('en', [])])).toEqual(bokmål);
  });
});
