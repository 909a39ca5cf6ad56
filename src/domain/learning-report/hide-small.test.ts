import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideInLine, isSmall, mergeSmallRows, type Row } from './hide-small.ts';

const part = fc.integer({ min: 0, max: 12 });
const line = fc.record({ a: part, b: part, c: part, d: part });
const names = ['a', 'b', 'c'] as const;
const rows = fc.array(fc.record({ a: part, b: part, c: part }), { maxLength: 7 });
type Line = { readonly [name in 'a' | 'b' | 'c' | 'd']: number };

/** What somebody may think who sees what is shown and the sum, and knows that what is hidden is not 0. */
function thinkable(parts: Line, hidden: ReadonlySet<keyof Line>, name: keyof Line): readonly number[] {
  const others = [...hidden].filter((other) => other !== name);
  const sum = [...hidden].reduce((total, one) => total + parts[one], 0);
  return Array.from({ length: sum }, (_, index) => index + 1).filter((value) =>
    others.length === 0 ? value === sum : sum - value >= others.length,
  );
}

describe('small numbers', () => {
  it('SML1 are 1 to 4', () => {
    expect([0, 1, 4, 5].map(isSmall)).toEqual([false, true, true, false]);
  });

  it('SML3 nothing is hidden where nothing is small', () => {
    expect(hideInLine({ a: 0, b: 5, c: 40 })).toEqual({ hidden: new Set(), isSumHidden: false });
  });

  it('SML3 the next smallest goes with one that is small', () => {
    expect(hideInLine({ a: 2, b: 30, c: 8, d: 0 })).toEqual({
      hidden: new Set(['a', 'c']),
      isSumHidden: false,
    });
    expect(hideInLine({ a: 2, b: 3, c: 8 }).hidden).toEqual(new Set(['a', 'b', 'c']));
  });

  it('SML3 the sum goes too where nothing can cover', () => {
    expect(hideInLine({ a: 2, b: 0 })).toEqual({ hidden: new Set(['a']), isSumHidden: true });
  });

  it('SML2 SML3 what is hidden in a line could each be small or not', () => {
    fc.assert(
      fc.property(line, (parts) => {
        const { hidden, isSumHidden } = hideInLine(parts);
        for (const name of Object.keys(parts) as (keyof Line)[]) {
          if (isSmall(parts[name])) expect(hidden.has(name)).toBe(true);
        }
        if (isSumHidden) return;
        for (const name of hidden) {
          const values = thinkable(parts, hidden, name);
          expect(values.some(isSmall) && values.some((value) => !isSmall(value))).toBe(true);
        }
      }),
    );
  });

  it('SML4 small rows are put together with the next smallest', () => {
    const given: readonly Row<string, 'n'>[] = [
      { key: 'big', parts: { n: 40 } },
      { key: 'middle', parts: { n: 9 } },
      { key: 'small', parts: { n: 3 } },
      { key: 'none', parts: { n: 0 } },
    ];
    expect(mergeSmallRows(given, ['n'])).toEqual({
      shown: [given[0], given[3]],
      others: { keys: ['small', 'middle'], parts: { n: 12 } },
      isWhole: false,
    });
  });

  it('SML4 one small row alone leaves the sum and nothing else', () => {
    expect(mergeSmallRows([{ key: 'one', parts: { n: 3 } }], ['n']).isWhole).toBe(true);
  });

  it('SML2 SML4 no shown number is small, what is shown adds up, and the others are at least two', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const all = given.map((parts, key) => ({ key, parts }));
        const { shown, others, isWhole } = mergeSmallRows(all, names);
        const seen = [...shown.map(({ parts }) => parts), ...(others ? [others.parts] : [])];
        expect(seen.every((parts) => names.every((name) => !isSmall(parts[name])))).toBe(true);
        if (others) expect(others.keys.length).toBeGreaterThan(1);
        if (isWhole) {
          expect(seen).toEqual([]);
          return;
        }
        for (const name of names) {
          const sum = (some: readonly { readonly [key in 'a' | 'b' | 'c']: number }[]): number =>
            some.reduce((total, parts) => total + parts[name], 0);
          expect(sum(seen)).toBe(sum(given));
        }
      }),
    );
  });
});
