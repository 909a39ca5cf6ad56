/**
 * A calendar day in Norway, `2026-11-21`. Days compare as strings. What a nurse calls *in two weeks* is a count of
 * days, not of hours, so no clock and no time zone take part in this arithmetic.
 */
export type Day = string;

/** Months are calendar months: a month after 31 January is the last day of February. */
export type Interval = { readonly days: number } | { readonly months: number };

const msPerDay = 86_400_000;

export function addDays(day: Day, days: number): Day {
  return toDay(epochDay(day) + days);
}

/** The same day of the month that many months later (earlier when negative), clamped to the month's last day. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = partsOf(day);
  const first = new Date(Date.UTC(2000, 0, 1));
  first.setUTCFullYear(year, month - 1 + months, 1);
  const last = new Date(first);
  last.setUTCMonth(first.getUTCMonth() + 1, 0);
  first.setUTCDate(Math.min(date, last.getUTCDate()));
  return first.toISOString().slice(0, 10);
}

export const addInterval = (day: Day, interval: Interval): Day =>
  'days' in interval ? addDays(day, interval.days) : addMonths(day, interval.months);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => epochDay(to) - epochDay(from);

/** Whole years; who is born on 29 February has a birthday on 1 March in other years. */
export function ageOn(birthDate: Day, day: Day): number {
  const [birthYear] = partsOf(birthDate);
  const [year] = partsOf(day);
  return year - birthYear - (day.slice(5) < birthDate.slice(5) ? 1 : 0);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
  return ((((epochDay(day) + 3) % 7) + 7) % 7) + 1;
}

function epochDay(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / msPerDay);
}

const toDay = (days: number): Day => new Date(days * msPerDay).toISOString().slice(0, 10);

function partsOf(day: Day): readonly [year: number, month: number, date: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}
