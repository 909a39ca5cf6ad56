import { describe, expect, it } from 'vitest';
import { toPreferredLanguage } from './language.ts';

describe('the language a phone asks for', () => {
  it.each([
    [['nn-NO', 'nb-NO'], 'nn'],
    [['nb-NO', 'en'], 'nb'],
    [['no'], 'nb'],
    [['sv-SE'], 'nb'],
    [['en-GB', 'nb'], 'en'],
    [['so', 'en-US'], 'en'],
    [['se-NO'], 'nb'],
    [[], 'nb'],
  ] as const)('%j is %s', (wanted, expected) => {
    expect(toPreferredLanguage(wanted)).toBe(expected);
  });
});
