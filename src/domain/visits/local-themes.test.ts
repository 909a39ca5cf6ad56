import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Questionnaire } from '../fhir/types.ts';
import { toLocalThemes, withLocalThemes, type LocalTheme } from './local-themes.ts';
import { themesOf, toThemesAnswer } from './visit-form.ts';

const shipped = JSON.parse(
  readFileSync(new URL('../../content/checklists/forebyggende-hjemmebesok.json', import.meta.url), 'utf8'),
) as Questionnaire;

const change = (
  themes: readonly LocalTheme[],
  code: string,
  to: (theme: LocalTheme) => LocalTheme,
): readonly LocalTheme[] => themes.map((theme) => (theme.code === code ? to(theme) : theme));
const published = (versions: readonly Questionnaire[], themes: readonly LocalTheme[]): Questionnaire => {
  const form = withLocalThemes(versions, themes);
  if (!form) throw new Error('no form');
  return form;
};

describe('a municipality’s themes and questions', () => {
  it('HV13 the shipped form has eleven themes, all on, each with its questions in both forms of Norwegian', () => {
    const themes = toLocalThemes([shipped]);
    expect(themes).toHaveLength(11);
    for (const { isOn, questions } of themes) {
      expect(isOn).toBe(true);
      expect(questions.length).toBeGreaterThan(1);
      for (const { nb, nn } of questions) expect([nb, nn]).not.toContain('');
    }
  });

  it('HV13 nothing changed is the same form', () => {
    expect(published([shipped], toLocalThemes([shipped]))).toEqual(shipped);
  });

  it('HV13 a theme that is off is in neither the form nor the choice, and is found again in what came before', () => {
    const off = published(
      [shipped],
      change(toLocalThemes([shipped]), 'vold', (theme) => ({ ...theme, isOn: false })),
    );
    expect(themesOf(off).map(({ code }) => code)).not.toContain('vold');
    expect(toThemesAnswer(off, ['vold', 'bolig'])).toHaveLength(1);
    const again = toLocalThemes([off, shipped]);
    expect(again.at(-1)).toMatchObject({ code: 'vold', isOn: false });
    const back = published(
      [off, shipped],
      change(again, 'vold', (theme) => ({ ...theme, isOn: true })),
    );
    expect(themesOf(back).find(({ code }) => code === 'vold')).toEqual(
      themesOf(shipped).find(({ code }) => code === 'vold'),
    );
  });

  it('HV13 a changed question keeps its place and has the languages it was written in; the others keep theirs', () => {
    const edited = published(
      [shipped],
      change(toLocalThemes([shipped]), 'bolig', (theme) => ({
        ...theme,
        questions: [
          ...theme.questions.map((question, index) =>
            index === 0 ? { ...question, nb: 'Trives du her?', nn: 'Trivst du her?' } : question,
          ),
          { linkId: 'bolig-sporsmal-egen', nb: 'Har du garasje?', nn: '', isOn: true },
        ],
      })),
    );
    const [first, second, , own] = themesOf(edited)[0]?.questions ?? [];
    expect(toLocalThemes([edited])[0]?.questions[0]).toMatchObject({
      nb: 'Trives du her?',
      nn: 'Trivst du her?',
    });
    expect(first?._text?.extension).toHaveLength(1);
    expect(second).toEqual(themesOf(shipped)[0]?.questions[1]);
    expect(own).toMatchObject({ text: 'Har du garasje?', type: 'display' });
    expect(own).not.toHaveProperty('_text');
  });

  it('HV13 whatever is turned off and on again, through any versions, the form comes back whole', () => {
    const codes = themesOf(shipped).map(({ code }) => code);
    const flip = fc.record({ code: fc.constantFrom(...codes), question: fc.option(fc.nat(2)) });
    fc.assert(
      fc.property(fc.array(flip, { maxLength: 12 }), (flips) => {
        let versions: readonly Questionnaire[] = [shipped];
        for (const { code, question } of flips) {
          const themes = change(toLocalThemes(versions), code, (theme) =>
            question === null
              ? { ...theme, isOn: !theme.isOn }
              : {
                  ...theme,
                  questions: theme.questions.map((one, index) =>
                    index === question ? { ...one, isOn: !one.isOn } : one,
                  ),
                },
          );
          versions = [published(versions, themes), ...versions];
        }
        const allOn = toLocalThemes(versions).map((theme) => ({
          ...theme,
          isOn: true,
          questions: theme.questions.map((question) => ({ ...question, isOn: true })),
        }));
        const whole = published(versions, allOn);
        const byCode = (form: Questionnaire) =>
          themesOf(form)
            .map(({ code, item, questions }) => ({
              code,
              items: new Set((item.item ?? []).map(({ linkId }) => linkId)),
              texts: new Set(questions.map(({ text }) => text)),
            }))
            .toSorted((a, b) => (a.code < b.code ? -1 : 1));
        expect(byCode(whole)).toEqual(byCode(shipped));
      }),
      { numRuns: 60 },
    );
  });
});
