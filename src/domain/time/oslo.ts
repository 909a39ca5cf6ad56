import type { Day } from './day.ts';

const oslo = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Oslo',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The day it was in Norway at an instant (`2026-11-21T23:30:00Z` is 22 November there). */
export function osloDay(instant: string): Day {
  return osloWall(Date.parse(instant)).slice(0, 10);
}

/**
 * The instant of a wall-clock time in Norway, as UTC. A time that the spring change leaps over becomes the one an
 * hour later; one that the autumn change gives twice is taken the first time.
 */
export function osloInstant(day: Day, time: string): string {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const summer = asUtc - 7_200_000;
  const winter = asUtc - 3_600_000;
  const wanted = `${day}T${time}`;
  const found = osloWall(summer).startsWith(wanted) ? summer : winter;
  return new Date(found).toISOString();
}

/** `2026-11-21T14:03:00`, as a clock on a wall in Norway shows it. */
function osloWall(milliseconds: number): string {
  const parts = Object.fromEntries(oslo.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}:${parts['second']}`;
}
