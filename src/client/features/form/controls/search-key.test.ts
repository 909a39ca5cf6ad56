import { describe, expect, it } from 'vitest';
import { toSearchKey } from './search-key.ts';

describe('toSearchKey', () => {
  it.each([
    ['Ål', 'ål'],
    ['  Sør-Varanger  ', 'sør varanger'],
    ['Kåfjord – Gáivuotna', 'kåfjord gaivuotna'],
    ['Æ/Ø', 'æ ø'],
    ['Café (nr. 2)', 'cafe nr 2'],
  ])('%s', (text, key) => {
    expect(toSearchKey(text)).toBe(key);
  });

  it('keeps å apart from a, as Norwegians do', () => {
    expect(toSearchKey('Ås')).not.toBe(toSearchKey('As'));
  });
});
