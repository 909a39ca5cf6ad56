import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import { openForm } from '#domain/forms/open-form.ts';
import { answerAt, setAnswer } from '#domain/forms/set-answer.ts';
import { toFilledVisit } from '#domain/visits/filled-visit.ts';
import { toOptionAnswer, toOutcomeCodes, toThemesAnswer, visitPaths } from '#domain/visits/visit-form.ts';
import { toJournalText } from './to-journal-text.ts';
import { countPacked, toPackList } from './to-pack-list.ts';
import { toSheet } from './to-sheet.ts';

const form = JSON.parse(
  readFileSync(new URL('../../../content/checklists/forebyggende-hjemmebesok.json', import.meta.url), 'utf8'),
) as Questionnaire;
const option = (path: string, code: string) => toOptionAnswer(form, path, code);

const answers = [
  [visitPaths.important, [{ valueString: 'Hagen' }]],
  [visitPaths.themes, toThemesAnswer(form, ['bolig', 'fall'])],
  ['samtale/tema-bolig/bolig-notat', [{ valueString: 'Høy dørstokk' }]],
  ['samtale/tema-bolig/bolig-lagt-igjen', option('samtale/tema-bolig/bolig-lagt-igjen', 'bolig-tilpasning')],
  ['samtale/tema-vold/vold-notat', [{ valueString: 'Redd for broren' }]],
  ['samtale/tema-vold/vold-lagt-igjen', option('samtale/tema-vold/vold-lagt-igjen', 'vold-hjelp')],
  [visitPaths.left, option(visitPaths.left, 'mappe')],
  [visitPaths.consent, option(visitPaths.consent, 'muntlig')],
  [visitPaths.referredTo, option(visitPaths.referredTo, 'fysio-ergo')],
  [visitPaths.next, option(visitPaths.next, 'avtalt')],
  [visitPaths.nextDay, [{ valueDate: '2027-05-03' }]],
] as const;
const spoken = answers.reduce<QuestionnaireResponse>(
  (response, [path, answer]) => setAnswer(response, path, answer),
  { resourceType: 'QuestionnaireResponse', status: 'in-progress' },
);

describe('what the person takes with her', () => {
  it('HV12 is her words, the themes, what she got and agreed to: no notes, nothing of a private theme', () => {
    const sheet = toSheet(form, spoken, 'nn');
    expect(sheet).toEqual({
      important: 'Hagen',
      themes: ['Bustad', 'Fall'],
      received: ['Informasjonsmappe', 'Informasjon om å tilpasse bustaden'],
      referredTo: ['Fysioterapeut eller ergoterapeut'],
      next: { kind: 'agreed', day: '2027-05-03' },
    });
  });

  it('names once what belongs both to a theme and to every visit', () => {
    const both = [
      [visitPaths.themes, toThemesAnswer(form, ['sosialt'])],
      [visitPaths.left, option(visitPaths.left, 'aktivitetsliste')],
      [
        'samtale/tema-sosialt/sosialt-lagt-igjen',
        option('samtale/tema-sosialt/sosialt-lagt-igjen', 'sosialt-aktiviteter'),
      ],
    ] as const;
    const told = both.reduce<QuestionnaireResponse>(
      (response, [path, answer]) => setAnswer(response, path, answer),
      { resourceType: 'QuestionnaireResponse', status: 'in-progress' },
    );
    expect(toSheet(form, told, 'nb').received).toEqual(['Oversikt over aktiviteter og frivillige']);
  });

  it('HV10 HV12 does not tell of a referral she said no to', () => {
    const no = setAnswer(spoken, visitPaths.consent, option(visitPaths.consent, 'nei'));
    expect(toSheet(form, no, 'nb').referredTo).toEqual([]);
  });
});

describe('what is signed and goes to the journal', () => {
  const filled = toFilledVisit(form, spoken, {
    invitation: { channel: 'letter', source: 'age', on: '2026-11-02', by: 'jonas' },
    followUps: [{ id: 't-1', what: 'Søke om rampe', who: 'Jonas Berg', due: '2026-12-06' }],
  });
  const signed = openForm(form, { response: filled, today: '2026-11-22' }).toSigned();

  it('tells the whole visit: how she was asked, her yes, all themes, and what was agreed', () => {
    expect(answerAt(signed, visitPaths.reply)[0]?.valueCoding?.code).toBe('ja');
    expect(answerAt(signed, visitPaths.channel)[0]?.valueCoding?.code).toBe('brev');
    expect(answerAt(signed, visitPaths.themes).map(({ valueCoding }) => valueCoding?.code)).toEqual([
      'bolig',
      'fall',
      'vold',
    ]);
    expect(answerAt(signed, 'avslutning/tiltak[t-1]/tiltak-hva')).toEqual([{ valueString: 'Søke om rampe' }]);
    expect(answerAt(signed, 'samtale/tema-vold/vold-notat')).toEqual([{ valueString: 'Redd for broren' }]);
    expect(toOutcomeCodes(form, signed)).toEqual({
      themes: ['bolig', 'fall', 'vold'],
      interpreter: false,
      consent: 'oral',
      referredTo: ['fysio-ergo'],
    });
  });

  it('is plain text with every note, each theme by itself', () => {
    const text = toJournalText(
      {
        questionnaire: form,
        response: signed,
        day: '22. nov. 2026',
        followUps: [{ what: 'Søke om rampe', who: null, due: '6. des. 2026' }],
        writtenBy: 'Jonas Berg',
        writtenAt: '22. nov. 2026 kl. 12.00',
      },
      'nb',
    );
    for (const words of [
      'Hagen',
      'Bolig:',
      'Høy dørstokk',
      'Vold:',
      'Redd for broren',
      'Takker ja',
      'sagt muntlig',
    ])
      expect(text).toContain(words);
    expect(text).toContain('Fall:\n  Tatt opp, ingen notat.');
    expect(text).toContain('- Søke om rampe (enheten, innen 6. des. 2026)');
    expect(text).not.toMatch(/undefined|\[object/);
  });
});

describe('the folder', () => {
  it('holds what is always left behind and what belongs to the chosen themes', () => {
    const always = toPackList(form, [], 'nb');
    const withHome = toPackList(form, ['bolig'], 'nb');
    expect(always.map(({ value }) => value)).toContain('mappe');
    expect(withHome.slice(always.length).map(({ value }) => value)).toEqual(['bolig-tilpasning']);
    const labels = toPackList(form, ['bolig', 'sosialt', 'legemidler'], 'nn').map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('is counted without what was packed for a theme that has been taken away again', () => {
    const packed = ['mappe', 'kontakt', 'bolig-tilpasning'];
    expect(countPacked(toPackList(form, ['bolig'], 'nb'), packed)).toBe(3);
    expect(countPacked(toPackList(form, [], 'nb'), packed)).toBe(2);
  });
});
