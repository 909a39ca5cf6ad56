import { describe, expect, it } from 'vitest';
import type { Primitive } from '../fhir/types.ts';
import { beyond, calculated, coreExtension, scored, toForm } from './test-form.ts';
import { languagesOf, toLanguage } from './to-language.ts';

const translated = (texts: Readonly<Record<string, string>>): Primitive => ({
  extension: Object.entries(texts).map(([lang, content]) => ({
    url: 'http://hl7.org/fhir/StructureDefinition/translation',
    extension: [
      { url: 'lang', valueCode: lang },
      { url: 'content', valueString: content },
    ],
  })),
});

const form = toForm(
  [
    {
      linkId: 'a',
      type: 'choice',
      text: 'Hvordan sover du?',
      _text: translated({ 'nn-NO': 'Korleis søv du?', en: 'How do you sleep?' }),
      answerOption: [
        { valueCoding: { code: 'x', display: 'Godt', _display: translated({ nn: 'Godt nok', en: 'Well' }) } },
      ],
    },
    { ...scored('b'), text: 'Uten oversettelse' },
    { linkId: 'sum', type: 'integer', text: 'Sum', extension: [calculated('1 + 1')] },
    {
      linkId: 'help',
      type: 'display',
      text: 'Hjelp',
      _text: {
        extension: [
          beyond(coreExtension('rendering-markdown', { valueMarkdown: '**Hjelp**' }), {
            _valueMarkdown: translated({ en: '**Help**' }),
          }),
        ],
      },
    },
  ],
  { language: 'nb', title: 'Søvn', _title: translated({ en: 'Sleep' }) },
);

describe('FRM75 languages', () => {
  it('FRM75 words follow, codes and expressions stay', () => {
    const english = toLanguage(form, 'en');
    expect(english).toMatchObject({ language: 'en', title: 'Sleep' });
    expect(english.item?.map(({ text }) => text)).toEqual([
      'How do you sleep?',
      'Uten oversettelse',
      'Sum',
      'Hjelp',
    ]);
    expect(english.item?.[0]?.answerOption).toMatchObject([{ valueCoding: { code: 'x', display: 'Well' } }]);
    expect(english.item?.[3]?._text?.extension?.[0]?.valueMarkdown).toBe('**Help**');
    expect(english.item?.map(({ linkId }) => linkId)).toEqual(form.item?.map(({ linkId }) => linkId));
    expect(english.item?.[2]).toEqual(form.item?.[2]);
  });

  it('FRM75 a region is no other language, and a form in the language is the same form', () => {
    expect(toLanguage(form, 'nn').item?.[0]?.text).toBe('Korleis søv du?');
    expect(toLanguage(form, 'nb-NO')).toBe(form);
    expect(toLanguage({ ...form, language: 'no' }, 'nb')).toEqual({ ...form, language: 'no' });
    expect(toLanguage(toForm([{ linkId: 'a', type: 'string' }]), 'en')).toEqual(
      toForm([{ linkId: 'a', type: 'string' }]),
    );
  });

  it('FRM75 says which languages there are', () => {
    expect(languagesOf(form)).toEqual(['nb', 'nn-NO', 'en', 'nn']);
  });
});
