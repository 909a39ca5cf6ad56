import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSmall } from './hide-small.ts';
import { hideNational, type NationalCount } from './national-figures.ts';

const none: NationalCount = { participants: 0, streamed: 0, started: 0, active: 0, completed: 0, stopped: 0 };
const row = (key: string, counts: Partial<NationalCount>, seminars = 1) => ({
  key,
  seminars,
  counts: { ...none, ...counts },
});
const number = fc.integer({ min: 0, max: 15 });
const counts = fc
  .record({
    room: number,
    streamed: number,
    started: number,
    active: number,
    completed: number,
    stopped: number,
  })
  .map(({ room, ...rest }) => Object.assign(rest, { participants: room + rest.streamed }));

describe('the figures of the national report', () => {
  it('RAP8 stand as they are where none is small', () => {
    const given = [row('perm-1', { started: 12, active: 9, participants: 40, streamed: 10 }, 3)];
    const { total, rows } = hideNational(given);
    expect(rows).toEqual(given);
    expect(total).toEqual({ seminars: 3, counts: given[0]?.counts });
  });

  it('SML4 perms with small numbers are one row', () => {
    const { rows } = hideNational([
      row('big', { started: 40, active: 40 }),
      row('small', { started: 3, active: 3 }),
      row('middle', { started: 6, active: 6 }),
    ]);
    expect(rows.map(({ key, counts: { started } }) => [key, started])).toEqual([
      ['big', 40],
      [null, 9],
    ]);
  });

  it('SML5 what is small in the sum is shown nowhere, nor what would give it away', () => {
    const { total, rows } = hideNational([
      row('one', { started: 20, active: 15, stopped: 2, completed: 8 }),
      row('two', { started: 20, active: 15, completed: 8 }),
    ]);
    expect(total.counts).toMatchObject({ started: 40, active: 30, stopped: null, completed: null });
    expect(rows.every(({ counts: { stopped, completed } }) => stopped === null && completed === null)).toBe(
      true,
    );
  });

  it('SML2 SML4 nothing small is shown or left over, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 6 }), (given) => {
        const { total, rows } = hideNational(given.map((of, index) => row(String(index), of)));
        for (const { counts: shown } of [total, ...rows]) {
          for (const value of Object.values(shown)) expect(value !== null && isSmall(value)).toBe(false);
          const { participants, streamed } = shown;
          if (participants !== null && streamed !== null)
            expect(isSmall(participants - streamed)).toBe(false);
        }
        const hidden = Object.values(total.counts).filter((value) => value === null).length;
        if (rows.length === 0 || hidden === 6) return;
        for (const name of ['started', 'active', 'completed', 'stopped', 'participants'] as const) {
          const sum = rows.reduce((all, { counts: shown }) => all + (shown[name] ?? 0), 0);
          expect(sum).toBe(total.counts[name] ?? 0);
        }
      }),
    );
  });
});
