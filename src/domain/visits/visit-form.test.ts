import { describe, expect, it } from 'vitest';
import type { Questionnaire, QuestionnaireResponse } from '../fhir/types.ts';
import { visittExtensions } from '../fhir/visitt-extensions.ts';
import { setAnswer } from '../forms/set-answer.ts';
import {
  hasNotes,
  isOfThemes,
  isSignedByVisit,
  talkedAbout,
  themesOf,
  toOptionAnswer,
  toOutcomeCodes,
  toPart,
  toPartResponse,
  toThemesAnswer,
  visitFormUrl,
} from './visit-form.ts';

const coding = (code: string) => ({ valueCoding: { system: 's', code, display: code } });
const theme = (code: string, extension: Questionnaire['extension'] = []) => ({
  linkId: `tema-${code}`,
  type: 'group' as const,
  extension,
  enableWhen: [{ question: 'temaer', operator: '=' as const, answerCoding: { system: 's', code } }],
  item: [
    {
      linkId: `${code}-sporsmal-1`,
      type: 'display' as const,
      text: 'Hvordan går det?',
      extension: [{ url: visittExtensions.localText, valueBoolean: true }],
    },
    { linkId: `${code}-notat`, type: 'text' as const },
  ],
});
const form: Questionnaire = {
  resourceType: 'Questionnaire',
  status: 'active',
  item: [
    {
      linkId: 'samtale',
      type: 'group',
      item: [
        { linkId: 'viktig', type: 'text' },
        {
          linkId: 'temaer',
          type: 'choice',
          repeats: true,
          answerOption: [coding('bolig'), coding('fall'), coding('vold')],
        },
        theme('bolig'),
        theme('fall', [{ url: visittExtensions.themeTool, valueCanonical: 'https://x.example/sppb' }]),
        theme('vold', [{ url: visittExtensions.privateTalk, valueBoolean: true }]),
      ],
    },
  ],
};
const empty: QuestionnaireResponse = { resourceType: 'QuestionnaireResponse', status: 'in-progress' };

describe('the form of a preventive visit', () => {
  it('has themes with their questions, tools and whether they are private', () => {
    expect(themesOf(form).map(({ code, isPrivate, tools }) => [code, isPrivate, tools])).toEqual([
      ['bolig', false, []],
      ['fall', false, ['https://x.example/sppb']],
      ['vold', true, []],
    ]);
    expect(themesOf(form)[0]?.questions.map(({ text }) => text)).toEqual(['Hvordan går det?']);
  });

  it('HV9 a theme was talked about when it is ticked or written in', () => {
    const ticked = setAnswer(empty, 'samtale/temaer', toThemesAnswer(form, ['fall']));
    const both = setAnswer(ticked, 'samtale/tema-bolig/bolig-notat', [{ valueString: 'Høy dørstokk' }]);
    expect(talkedAbout(form, both)).toEqual(['bolig', 'fall']);
    expect(themesOf(form).map((one) => hasNotes(both, one))).toEqual([true, false, false]);
  });

  it('HV10 a referral counts with consent alone', () => {
    const referred = setAnswer(empty, 'avslutning/henvist-til', [
      coding('fastlege'),
      { valueString: 'Røde Kors' },
    ]);
    const with_ = (code: string) =>
      toOutcomeCodes(form, setAnswer(referred, 'avslutning/samtykke', [coding(code)]));
    expect(with_('muntlig')).toMatchObject({ consent: 'oral', referredTo: ['fastlege', 'annet'] });
    expect(with_('nei')).toMatchObject({ consent: 'no', referredTo: [] });
    expect(toOutcomeCodes(form, referred)).toMatchObject({ consent: null, referredTo: [] });
  });

  it('a part is a form of its own with its own answers, whatever was answered elsewhere', () => {
    const part = toPart(form, 'samtale/tema-fall', ({ type }) => type === 'display');
    expect(part.item).toEqual([
      {
        linkId: 'samtale',
        type: 'group',
        item: [{ linkId: 'tema-fall', type: 'group', item: [{ linkId: 'fall-notat', type: 'text' }] }],
      },
    ]);
    const written = setAnswer(
      setAnswer(empty, 'samtale/tema-fall/fall-notat', [{ valueString: 'Stokk' }]),
      'samtale/viktig',
      [{ valueString: 'Hagen' }],
    );
    expect(toPartResponse(part, written).item).toEqual([
      {
        linkId: 'samtale',
        item: [{ linkId: 'tema-fall', item: [{ linkId: 'fall-notat', answer: [{ valueString: 'Stokk' }] }] }],
      },
    ]);
    expect(toPart(form, 'samtale', isOfThemes).item?.[0]?.item?.map(({ linkId }) => linkId)).toEqual([
      'viktig',
    ]);
    expect(toPartResponse(part, empty)).toEqual(empty);
  });

  it('HV16 is signed by the visit while that is under way, and by itself before and after', () => {
    const visit = { kind: 'preventiveVisit', plannedAt: '2026-11-22T10:00:00Z' } as const;
    const canonical = `${visitFormUrl}|1.1.0`;
    expect(isSignedByVisit({ ...visit, status: 'inProgress' }, canonical)).toBe(true);
    expect(isSignedByVisit({ ...visit, status: 'inProgress' }, 'https://x.example/mst|1.0.0')).toBe(false);
    for (const status of ['planned', 'done', 'cancelled'] as const)
      expect(isSignedByVisit({ ...visit, status }, canonical)).toBe(false);
    expect(isSignedByVisit({ ...visit, kind: 'homeVisit', status: 'inProgress' }, canonical)).toBe(false);
  });

  it('an option is answered as the form has it', () => {
    expect(toOptionAnswer(form, 'samtale/temaer', 'vold')).toEqual([coding('vold')]);
    expect(toOptionAnswer(form, 'samtale/temaer', 'ukjent')).toEqual([]);
  });
});
