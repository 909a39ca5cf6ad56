import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addInterval, addMonths, ageOn, daysBetween, weekdayOf } from './day.ts';

const anyDay = fc.integer({ min: -30_000, max: 40_000 }).map((days) => addDays('1990-01-01', days));

describe('days', () => {
  it('goes over months, years and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('does not stumble over the days the clocks change', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-05-31', -3, '2026-02-28'],
    ['2026-11-21', 12, '2027-11-21'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  it('adds either kind of interval', () => {
    expect(addInterval('2026-01-31', { days: 30 })).toBe('2026-03-02');
    expect(addInterval('2026-01-31', { months: 1 })).toBe('2026-02-28');
  });

  it.each([
    ['1959-11-21', '2026-11-21', 67],
    ['1959-11-22', '2026-11-21', 66],
    ['1940-02-29', '2026-02-28', 85],
    ['1940-02-29', '2026-03-01', 86],
  ])('born %s is on %s %i years', (birth, day, age) => {
    expect(ageOn(birth, day)).toBe(age);
  });

  it('knows its weekday', () => {
    expect(weekdayOf('2026-11-21')).toBe(6);
    expect(weekdayOf('1969-12-29')).toBe(1);
  });

  it('adding and counting are inverse, for any days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });

  it('months never skip into the month after', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -240, max: 240 }), (day, months) => {
        const moved = addMonths(day, months);
        const monthOf = (value: string) => Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7));
        expect(monthOf(moved) - monthOf(day)).toBe(months);
      }),
    );
  });
});
