import { describe, expect, it } from 'vitest';
import type { QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { FormSession } from '#domain/forms/form-session.ts';
import { fillForm, shippedForm, type Given } from './fill-form.ts';

/** Another repeat of a group, filled in by linkId. */
function repeat(
  session: FormSession,
  linkId: string,
  answers: Readonly<Record<string, string | number>>,
  within = '',
) {
  const own = (): readonly string[] =>
    session
      .children(within === '' ? null : within)
      .filter((path) => session.item(path)?.item.linkId === linkId);
  const last = own().at(-1) ?? '';
  const isEmpty = session.children(last).every((path) => session.item(path)?.answer.length === 0);
  const at = isEmpty ? last : session.addRepeat(last);
  for (const [name, value] of Object.entries(answers)) {
    const path = session.children(at).find((child) => session.item(child)?.item.linkId === name) ?? '';
    const { item, options = [] } = session.item(path) ?? {};
    const option = options.find(({ valueCoding }) => valueCoding?.code === value)?.valueCoding;
    const answer: QuestionnaireResponseAnswer = option
      ? { valueCoding: option }
      : item?.type === 'integer'
        ? { valueInteger: Number(value) }
        : { valueString: String(value) };
    session.setAnswer(path, [answer]);
  }
  return at;
}
const shown = ({ session }: { readonly session: FormSession }, linkId: string): boolean => {
  const look = (parent: string | null): boolean =>
    session.children(parent).some((path) => {
      const state = session.item(path);
      if (!state?.enabled) return false;
      return state.item.linkId === linkId || look(path);
    });
  return look(null);
};

describe('welfare technology', () => {
  it('adds up the time saved and the cost avoided, each gain for itself', () => {
    const form = fillForm(shippedForm('velferdsteknologi'), {});
    expect(form.read('sum-minutter') ?? 0).toBe(0);
    repeat(form.session, 'gevinst', { 'gevinst-slag': 'tid', 'gevinst-minutter': 45 });
    repeat(form.session, 'gevinst', { 'gevinst-slag': 'tid', 'gevinst-minutter': 45 });
    repeat(form.session, 'gevinst', { 'gevinst-slag': 'kostnad', 'gevinst-kroner': 1200 });
    repeat(form.session, 'gevinst', { 'gevinst-slag': 'kvalitet', 'gevinst-hva': 'Sover om natten' });
    expect(form.read('sum-minutter')).toBe(90);
    expect(form.read('sum-kroner')).toBe(1200);
  });

  it('asks what the time was used for where time was saved, and only there', () => {
    const form = fillForm(shippedForm('velferdsteknologi'), {});
    expect(shown(form, 'gevinst-brukt')).toBe(false);
    repeat(form.session, 'gevinst', { 'gevinst-slag': 'tid' });
    expect(shown(form, 'gevinst-brukt')).toBe(true);
    expect(shown(form, 'gevinst-kroner')).toBe(false);
  });
});

describe('children as next of kin', () => {
  it.each<[Given, boolean]>([
    ['ja', true],
    ['nei', false],
    ['ikke-avklart', false],
    [null, false],
  ])('children under 18: %s asks about the child: %s', (answer, asked) => {
    const form = fillForm(shippedForm('barn-som-parorende'), { 'har-barn': answer });
    expect(shown(form, 'barn-informasjon')).toBe(asked);
    expect(shown(form, 'samtykke')).toBe(asked);
    expect(form.session.review()).toEqual([]);
  });
});

describe('frailty', () => {
  it.each([1, 4, 9])('level %i is the number that was chosen', (level) => {
    expect(fillForm(shippedForm('skropelighet'), { 'niva-na': `na-${level}` }).read('poeng')).toBe(level);
  });

  it('has nine numbers with a label each and no number without an answer', () => {
    const form = fillForm(shippedForm('skropelighet'), { 'niva-for': 'for-5' });
    expect(form.session.item('niva-na')?.options.map(({ valueCoding }) => valueCoding?.display?.[0])).toEqual(
      ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    );
    expect(form.read('poeng')).toBeNull();
  });
});

describe('the life story', () => {
  it('takes a heading of the person’s own', () => {
    const { session } = fillForm(shippedForm('livshistorie'), {});
    repeat(session, 'kapittel', { 'kapittel-overskrift': 'musikk', 'kapittel-tekst': 'Trekkspill' });
    repeat(session, 'kapittel', { 'kapittel-overskrift': 'Årene til sjøs', 'kapittel-tekst': 'Tolv år' });
    expect(session.review()).toEqual([]);
    const chapters = session.toSigned().item?.filter(({ linkId }) => linkId === 'kapittel') ?? [];
    expect(chapters.map(({ item }) => item?.[0]?.answer?.[0])).toMatchObject([
      { valueCoding: { code: 'musikk' } },
      { valueString: 'Årene til sjøs' },
    ]);
  });
});

describe('joy of life', () => {
  it('has nine areas and counts those where something has been done', () => {
    const form = shippedForm('livsglede');
    expect(form.item?.filter(({ type }) => type === 'group')).toHaveLength(9);
    expect(fillForm(form, {}).read('omrader-gjort')).toBe(0);
    const { session, pathOf, read } = fillForm(form, {});
    session.setAnswer(pathOf('ute-sist'), [{ valueDate: '2026-11-20' }]);
    session.setAnswer(pathOf('dyr-sist'), [{ valueDate: '2026-11-01' }]);
    expect(read('omrader-gjort')).toBe(2);
    expect(shown({ session }, 'ute-hva')).toBe(true);
    expect(shown({ session }, 'musikk-hva')).toBe(false);
  });
});

describe('the NOIS-PIAH worksheet', () => {
  it('adds up infections, residents and antibiotics', () => {
    const { session, pathOf, read } = fillForm(shippedForm('nois-piah'), { beboere: 24 });
    session.setAnswer(pathOf('dag'), [{ valueDate: '2026-11-04' }]);
    const first = repeat(session, 'beboer', { 'beboer-rom': '101', infeksjon: 'uvi-med' });
    repeat(session, 'middel', { 'middel-navn': 'Pivmecillinam', 'middel-grunn': 'grunn-uvi-med' }, first);
    repeat(session, 'middel', { 'middel-navn': 'Trimetoprim', 'middel-grunn': 'grunn-forebygge' }, first);
    repeat(session, 'beboer', { 'beboer-rom': '107', infeksjon: 'uvi-med' });
    repeat(session, 'beboer', { 'beboer-rom': '112', infeksjon: 'luftvei' });
    const last = repeat(session, 'beboer', { 'beboer-rom': '115' });
    repeat(session, 'middel', { 'middel-navn': 'Metenamin', 'middel-grunn': 'grunn-forebygge' }, last);
    expect([read('sum-beboere'), read('sum-uvi-uten'), read('sum-uvi-med'), read('sum-luftvei')]).toEqual([
      24, 0, 2, 1,
    ]);
    expect([read('sum-sar'), read('sum-hud'), read('sum-infeksjoner')]).toEqual([0, 0, 3]);
    expect([read('sum-smittede'), read('sum-antibiotika'), read('sum-midler')]).toEqual([3, 2, 3]);
    expect(session.review()).toEqual([]);
    expect(session.findings()).toEqual([]);
  });

  it('is not signed without the day and the number of residents', () => {
    const { session } = fillForm(shippedForm('nois-piah'), {});
    expect(session.review().map(({ path, reason }) => [path, reason])).toEqual([
      ['dag', 'required'],
      ['beboere', 'required'],
    ]);
  });
});
