import { describe, expect, it } from 'vitest';
import { toFormats } from '../text/formats.ts';
import { whenWords } from './when-words.ts';

const nb = toFormats('nb');
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('when something is or was measured', () => {
  it.each([
    ['today: the time alone', '2026-11-23T13:03:00Z', '2026-11-23', 'kl. 14.03'],
    [
      'after midnight in Oslo, though not by UTC: with its day',
      '2026-11-22T23:15:00Z',
      '2026-11-22',
      '23. nov. kl. 00.15',
    ],
    ['in another year: with that too', '2026-12-31T23:15:00Z', '2026-12-31', '1. jan. 2027 kl. 00.15'],
  ])('%s', (_, instant, today, words) => {
    expect(plain(whenWords(instant, today, nb))).toBe(words);
  });
});
