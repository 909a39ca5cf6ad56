import { describe, expect, it } from 'vitest';
import { toSafeStyle } from './to-safe-style.ts';

const styled = (valueString: string) => ({
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/rendering-style', valueString }],
});

describe('rendering-style', () => {
  it.each([
    ['font-weight: bold', 'font-weight: bold'],
    ['FONT-STYLE:italic; color: red', 'font-style: italic'],
    ['text-decoration: underline;', 'text-decoration: underline'],
    ['font-weight:700;font-style:italic', 'font-weight: 700; font-style: italic'],
  ])('%s keeps %s', (given, kept) => {
    expect(toSafeStyle(styled(given))).toBe(kept);
  });

  it.each([
    'color: green; background-color: white',
    'font-size: 125%',
    'background: url(https://example.org/who-looks)',
    'font-weight: bold !important',
    'position: fixed; inset: 0',
    'font-weight',
    'constructor: bold',
    '',
  ])('%s keeps nothing', (given) => {
    expect(toSafeStyle(styled(given))).toBeUndefined();
  });

  it('is nothing without the extension', () => {
    expect(toSafeStyle(undefined)).toBeUndefined();
    expect(toSafeStyle({ extension: [] })).toBeUndefined();
  });
});
