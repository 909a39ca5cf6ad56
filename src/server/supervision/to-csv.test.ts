import { describe, expect, it } from 'vitest';
import { toCsv } from './to-csv.ts';

describe('CSV', () => {
  it('quotes what must be, and starts no formula', () => {
    const rows = [
      ['x;y', 'say "hi"'],
      [null, '=1+1'],
      ['-2', '@x'],
    ];
    expect(toCsv(['a', 'b'], rows)).toBe(`\uFEFFa;b\r\n"x;y";"say ""hi"""\r\n;'=1+1\r\n'-2;'@x\r\n`);
  });
});
