import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRegex } from './compile-regex.ts';

/** Expressions grown from what forms use. */
const { regex } = fc.letrec<Record<'regex' | 'atom', string>>((tie) => ({
  atom: fc.oneof(
    fc.constantFrom(
      'a',
      'b',
      '1',
      '\\d',
      '\\w',
      '\\s',
      '.',
      '[ab]',
      '[^a]',
      '[0-9]',
      '[a-c1]',
      '\\.',
      ' ',
      'æ',
      '\\D',
      '[\\d-]',
      '\\u0061',
    ),
    tie('regex').map((inner) => `(${inner})`),
    tie('regex').map((inner) => `(?:${inner})`),
  ),
  regex: fc.oneof(
    { depthSize: 'small' },
    tie('atom'),
    fc
      .tuple(tie('atom'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{2,}', '*?'))
      .map((parts) => parts.join('')),
    fc.tuple(tie('regex'), tie('regex')).map((parts) => parts.join('')),
    fc.tuple(tie('regex'), tie('regex')).map((parts) => parts.join('|')),
  ),
}));
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '9', ' ', '.', '-', 'æ'), maxLength: 8 });

describe('FRM58 a form’s regular expression', () => {
  it('FRM58 matches what the platform’s own does, on the whole text', () => {
    fc.assert(
      fc.property(regex, text, (source, given) => {
        const matches = compileRegex(source);
        expect({ source, given, is: matches?.(given) }).toEqual({
          source,
          given,
          is: new RegExp(`^(?:${source})$`).test(given),
        });
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['^\\d{4}$', '1234', true],
    ['^[A-ZÆØÅa-zæøå -]+$', 'Åse Berg', true],
    ['\\p{L}+', 'Søren', true],
    ['(0[1-9]|[12]\\d|3[01])\\.\\d\\d', '31.12', true],
    ['', '', true],
    ['a{0}', '', true],
  ])('FRM58 %s on “%s”', (source, given, expected) => {
    expect(compileRegex(source)?.(given)).toBe(expected);
  });

  it.each([
    '(?=a)',
    '(?<!a)b',
    '(a)\\1',
    '[',
    '(',
    'a{2,1}',
    '*',
    '\\',
    '((a{1000}){1000}){1000}',
    '('.repeat(500),
  ])('FRM58 %s is not checked', (source) => {
    expect(compileRegex(source)).toBeNull();
  });

  it.each(['(a+)+$', '(a|a)*b', '(.*)*x', '(a?){30}a{30}', '^(([a-z])+.)+[A-Z]([a-z])+$'])(
    'FRM58 %s comes to an end on a long text',
    (source) => {
      expect(compileRegex(source)?.(`${'a'.repeat(5000)}!`)).toBe(false);
    },
  );
});
