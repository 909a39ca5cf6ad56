import { describe, expect, it } from 'vitest';
import { toLoss } from '#domain/nutrition/weight-loss.ts';
import { toFormats } from '../text/formats.ts';
import { weighing } from '../text/nb/weighing.ts';
import { changeInWords } from './change-words.ts';
import { exactWeight } from './exact-weight.ts';
import { weightNotes } from './weight-notes.ts';

const formats = toFormats('nb');
const plain = (words: string): string => words.replaceAll('\u00a0', ' ');
const from = (earlier: number, now: number): string =>
  plain(
    changeInWords(
      toLoss({ value: earlier, measuredAt: '2026-10-01T08:00:00Z' }, { value: now }),
      weighing,
      formats,
    ),
  );

describe('a weight in words', () => {
  it.each([
    [62_300, '62,3 kg'],
    [62_000, '62,0 kg'],
    [62_350, '62,35 kg'],
    [62_355, '62,355 kg'],
  ])('%i grams keep every digit that was written: %s', (grams, words) => {
    expect(plain(exactWeight(grams, formats))).toBe(words);
  });

  it('a change is told from the earlier weight', () => {
    expect(from(64_000, 62_800)).toBe('−1,2 kg (−1,9 %)');
    expect(from(62_800, 64_000)).toBe('+1,2 kg (+1,9 %)');
    expect(from(62_350, 62_300)).toBe('−0,05 kg (−0,1 %)');
    expect(from(62_300, 62_300)).toBe('Som sist');
  });

  it('what was noted beside it is told, the doubt first', () => {
    const weight = {
      personId: 'p',
      unitId: 'u',
      code: 'bodyWeight' as const,
      value: 62_300,
      measuredAt: '2026-11-22T08:00:00Z',
      measuredBy: 's',
    };
    expect(weightNotes(weight, weighing)).toEqual([]);
    expect(
      weightNotes(
        {
          ...weight,
          reliable: false,
          doubt: 'oedema',
          doubtNote: 'hovne bein',
          scale: 'chair',
          clothing: 'light',
        },
        weighing,
      ),
    ).toEqual(['usikker: væske, hovne bein', 'Lett tøy', 'Stol']);
    expect(weightNotes({ ...weight, reliable: false }, weighing)).toEqual(['usikker måling']);
    expect(weightNotes({ ...weight, method: 'reported' }, weighing)).toEqual(['Oppgitt, ikke veid']);
  });
});
