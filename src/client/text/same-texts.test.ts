import { describe, expect, it } from 'vitest';
import { en as enFirst } from './en/index.ts';
import { journalText } from './later/journal-text.ts';
import { libraryText } from './later/library-text.ts';
import { moveText } from './later/move-text.ts';
import { supervisionText } from './later/supervision-text.ts';
import { nb as nbFirst } from './nb/index.ts';
import { nn as nnFirst } from './nn/index.ts';

/** What comes with a screen is held to the same as what comes first. */
const withLater = (language: 'nb' | 'nn' | 'en', first: object) => ({
  ...first,
  move: moveText(language),
  library: libraryText(language),
  journal: journalText(language),
  supervision: supervisionText(language),
});
const [nb, nn, en] = [withLater('nb', nbFirst), withLater('nn', nnFirst), withLater('en', enFirst)];

type Leaf = readonly [path: string, value: string];

/** Every text with its path; functions are asked with the same arguments in each language. */
function leaves(value: unknown, path = ''): readonly Leaf[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function')
    return [[path, String(value(...Array.from({ length: value.length }, () => '7')))]];
  return Object.entries(value as object).flatMap(([key, entry]) => leaves(entry, `${path}.${key}`));
}

describe('the texts', () => {
  it.each([
    ['nynorsk', nn],
    ['English', en],
  ])('%s has every text bokmål has, none of them empty unless bokmål is', (_, messages) => {
    const other = new Map(leaves(messages));
    for (const [path, text] of leaves(nb)) {
      expect(other.has(path), path).toBe(true);
      expect((other.get(path) ?? '') === '', path).toBe(text === '');
    }
  });

  it('nynorsk is nynorsk', () => {
    const words =
      /(?<!\p{L})(ikke|noe|hva|hvor|hvorfor|jeg|mer|nå|uten|enhet|enheten|skjemaer|personer)(?!\p{L})/iu;
    for (const [path, text] of leaves(nn)) expect(words.test(text), `${path}: ${text}`).toBe(false);
  });

  it('no system words reach a nurse', () => {
    const words = /(?<!\p{L})(synk\p{L}*|ugyldig|error|feilkode|server\p{L}*|database)(?!\p{L})/iu;
    for (const messages of [nb, nn]) {
      for (const [path, text] of leaves(messages)) expect(words.test(text), `${path}: ${text}`).toBe(false);
    }
  });
});
