import { describe, expect, it } from 'vitest';
import { toFormats } from '../../text/formats.ts';
import { roundText } from '../../text/later/round-text.ts';
import type { RoundWords } from './row-words.ts';
import { toReport } from './to-report.ts';
import type { RoundRow } from './use-round.ts';

const text = roundText('nb');
const words: RoundWords = { text, language: 'nb', formats: toFormats('nb'), yes: 'Ja', no: 'Nei' };

/** The report reads no more of a row than this. */
const row = (family: string, last: number | undefined, grams: number | null): RoundRow =>
  ({
    person: { body: { given: 'Kari', family } },
    state: grams === null ? { kind: 'missing' } : { kind: 'signed', by: 'amina', disagrees: false },
    reading: { grams, score: undefined },
    last: last === undefined ? null : { day: '2026-10-01', grams: last },
  }) as unknown as RoundRow;
const changesOf = (rows: readonly RoundRow[]): readonly string[] | undefined =>
  toReport(rows, { words, topic: 'weighing', riskFrom: undefined, nameOf: (id) => id }).parts.find(
    ({ title }) => title === text.report.changes,
  )?.lines;

describe('the report of a weighing', () => {
  it('tells the greatest change first, and nothing of who weighs the same', () => {
    const lines = changesOf([
      row('Lie', 60_000, 60_400),
      row('Moe', 70_000, 70_000),
      row('Vik', 80_000, 78_000),
    ]);
    expect(lines?.length).toBe(2);
    expect(lines?.[0]).toMatch(/Vik.*: −2,0/);
    expect(lines?.[1]).toMatch(/Lie.*: \+0,4/);
  });

  it('says that nobody had an earlier weight only when nobody had', () => {
    expect(changesOf([row('Lie', undefined, 60_000)])).toEqual([text.report.noChanges]);
    expect(changesOf([row('Lie', undefined, 60_000), row('Moe', 70_000, 70_000)])).toEqual([
      text.report.unchanged,
    ]);
    expect(changesOf([row('Lie', 60_000, null)])).toBe(undefined);
  });
});
