import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { toLetters, toWorkbook } from './to-workbook.ts';

/** Reads a ZIP by its central directory, as a spreadsheet does. */
function unzip(file: Buffer): ReadonlyMap<string, string> {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  const entries = new Map<string, string>();
  for (let index = 0; index < count; index += 1) {
    expect(file.readUInt32LE(at)).toBe(0x02014b50);
    const [crc, packed, size] = [16, 20, 24].map((offset) => file.readUInt32LE(at + offset));
    const nameLength = file.readUInt16LE(at + 28);
    const start = file.readUInt32LE(at + 42);
    const name = file.subarray(at + 46, at + 46 + nameLength).toString();
    const from = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28);
    const content = inflateRawSync(file.subarray(from, from + (packed ?? 0)));
    expect([content.length, crc32(content)]).toEqual([size, crc]);
    entries.set(name, content.toString());
    at += 46 + nameLength;
  }
  return entries;
}

describe('a workbook', () => {
  const sheet = {
    name: 'Deltakere',
    header: ['Navn', 'Antall'],
    rows: [
      ['Åse <& "Bø">', 12],
      [null, 0],
    ],
  };

  it('is a ZIP whose parts can be read, with a sheet for each table', () => {
    const parts = unzip(toWorkbook([sheet, { ...sheet, name: 'Perm / 1' }]));
    expect([...parts.keys()]).toContain('xl/worksheets/sheet2.xml');
    expect(parts.get('xl/workbook.xml')).toContain('name="Perm   1"');
    const first = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(first).toContain('Åse &lt;&amp; &quot;Bø&quot;&gt;');
    expect(first).toContain('<c r="B2"><v>12</v></c>');
    expect(first).toContain('<c r="B3"><v>0</v></c>');
    expect(first).not.toContain('r="A3"');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', "=cmd|' /C calc'!A0"])('keeps %j as words', (words) => {
    const parts = unzip(toWorkbook([{ ...sheet, rows: [[words, 1]] }]));
    const first = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(first).toContain('r="A2" t="inlineStr"');
    expect(first).not.toContain('<f>');
  });

  it('leaves out what XML cannot hold', () => {
    const parts = unzip(toWorkbook([{ ...sheet, rows: [['a\u0000b\u0007\uD800c', 1]] }]));
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain('>abc<');
  });

  it('counts columns in letters', () => {
    expect([0, 25, 26, 701, 702].map(toLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });

  it('has the checksum everybody has', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
  });
});
