import type { Day } from './day.ts';

const hour = 3_600_000;

/** The day it was in Norway at an instant (`2026-11-21T23:30:00Z` is 22 November there). */
export function osloDay(instant: string): Day {
  return osloWall(Date.parse(instant)).slice(0, 10);
}

/** The time on a clock on a wall in Norway at an instant, `14:03`. */
export function osloTime(instant: string): string {
  return osloWall(Date.parse(instant)).slice(11, 16);
}

/**
 * The instant of a wall-clock time in Norway, as UTC. A time that the spring change leaps over becomes the one an
 * hour later; one that the autumn change gives twice is taken the first time.
 */
export function osloInstant(day: Day, time: string): string {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const summer = asUtc - 2 * hour;
  const winter = asUtc - hour;
  const wanted = `${day}T${time}`;
  const found = osloWall(summer).startsWith(wanted) ? summer : winter;
  return new Date(found).toISOString();
}

/** `2026-11-21T14:03:00.000Z`, where the Z is not to be believed: it is Norway's clock. */
const osloWall = (milliseconds: number): string =>
  new Date(milliseconds + (isSummerTime(milliseconds) ? 2 : 1) * hour).toISOString();

/**
 * From one o'clock UTC on the last Sunday of March to the same on the last Sunday of October: Norway's rule since 1996
 * (directive 2000/84/EC). Worked out here because a screen asks for hundreds of days, and `Intl` takes a tenth of a
 * second for that on a slow phone; a test holds it against `Intl`, and fails the day the law changes.
 */
function isSummerTime(milliseconds: number): boolean {
  const year = new Date(milliseconds).getUTCFullYear();
  return milliseconds >= lastSundayOf(year, 2) && milliseconds < lastSundayOf(year, 9);
}

/** One o'clock UTC on the last Sunday of a month that has 31 days. */
function lastSundayOf(year: number, month: number): number {
  const weekday = new Date(Date.UTC(year, month, 31)).getUTCDay();
  return Date.UTC(year, month, 31 - weekday, 1);
}
