import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unstorable } from './storable-json.ts';

/** Texts with all that is special in JSON and in PostgreSQL: NUL, halves of surrogates, escapes, letters of ours and others. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '\0',
        '\ud800',
        '\udc00',
        '\\',
        '"',
        '\\u0000',
        'æøå',
        'é',
        '–',
        '🙂',
        '\n',
        '\t',
        '{',
        'x',
      ),
    )
    .map((parts) => parts.join('')),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 1.5),
    text,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

const nested = (depth: number, inner: unknown): unknown =>
  Array.from({ length: depth }).reduce(
    (around: unknown, _, index) => (index % 2 ? [around] : { around }),
    inner,
  );

describe('what PostgreSQL can keep', () => {
  it('says of a value the same with its JSON at hand as without', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(unstorable(one, JSON.stringify(one))).toBe(unstorable(one));
      }),
    );
  });

  it.each([
    ['nul', 'a\0b'],
    ['text', 'a\ud800b'],
    [null, 'a\\u0000b'],
    [null, 'Bjørg «sa» – 🙂\n'],
  ])('finds %j in a value and in a name, however deep', (fault, word) => {
    for (const one of [word, { [word]: 1 }, nested(40, [word]), nested(40, { [word]: 1 })]) {
      expect(unstorable(one, JSON.stringify(one))).toBe(fault);
      expect(unstorable(one)).toBe(fault);
    }
  });

  it('goes sixty-four deep and no deeper', () => {
    for (const [depth, fault] of [
      [64, null],
      [65, 'depth'],
    ] as const) {
      expect(unstorable(nested(depth, 1), JSON.stringify(nested(depth, 1)))).toBe(fault);
      expect(unstorable(nested(depth, 1))).toBe(fault);
    }
    // Too deep to be written down again: what stands for it is the request it came in.
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(unstorable(deep, '{"operations":[]}')).toBe('depth');
  });
});
