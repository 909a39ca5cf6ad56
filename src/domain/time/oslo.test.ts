import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './day.ts';
import { osloDay, osloInstant, osloTime } from './oslo.ts';

describe('time in Norway', () => {
  it.each([
    ['2026-11-21T22:59:00Z', '2026-11-21'],
    ['2026-11-21T23:00:00Z', '2026-11-22'],
    ['2026-07-01T21:59:59Z', '2026-07-01'],
    ['2026-07-01T22:00:00Z', '2026-07-02'],
    ['2026-11-22T00:30:00+05:00', '2026-11-21'],
  ])('%s falls on %s', (instant, day) => {
    expect(osloDay(instant)).toBe(day);
  });

  it.each([
    ['2026-11-21', '10:30', '2026-11-21T09:30:00.000Z'],
    ['2026-07-01', '00:15', '2026-06-30T22:15:00.000Z'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ])('%s at %s is %s', (day, time, instant) => {
    expect(osloInstant(day, time)).toBe(instant);
  });

  it('a time of a day lies on that day, all through the years', () => {
    const times = fc.integer({ min: 0, max: 23 * 60 + 59 }).map((minutes) => {
      const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
      return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), times, (days, time) => {
        const day = addDays('2000-01-01', days);
        expect(osloDay(osloInstant(day, time))).toBe(day);
      }),
    );
  });
});

describe('the rule of summer time', () => {
  const intl = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Oslo',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });

  it('is the one the time zone database has, hour by hour around every change and through the years', () => {
    for (let year = 1996; year <= 2036; year += 1) {
      for (const month of [0, 2, 5, 9, 11]) {
        for (let hours = 0; hours < 31 * 24; hours += month === 2 || month === 9 ? 1 : 37) {
          const instant = new Date(Date.UTC(year, month, 1, hours, 59)).toISOString();
          const parts = Object.fromEntries(
            intl.formatToParts(Date.parse(instant)).map(({ type, value }) => [type, value]),
          );
          expect(`${osloDay(instant)} ${osloTime(instant)}`, instant).toBe(
            `${parts['year']}-${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}`,
          );
        }
      }
    }
  });
});
