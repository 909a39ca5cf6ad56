import { NotNative, type Temporal } from './value.ts';

const perDay: Readonly<Record<string, number>> = { day: 1, week: 7 };

/** A whole date moved by calendar units; the end of a shorter month holds (31 January plus a month is 28 February). */
export function movedDate(moment: Temporal, amount: number, unit: string): Temporal {
  const name = unit.replace(/s$/, '');
  const parts = moment.text.split('-').map(Number);
  const [year, month, day] = parts;
  if (moment.temporal !== 'date' || year === undefined || month === undefined || day === undefined) {
    throw new NotNative('arithmetic on part of a date');
  }
  if (!Number.isInteger(amount)) throw new NotNative('part of a calendar unit');
  const days = perDay[name];
  if (days !== undefined) return toDate(new Date(Date.UTC(year, month - 1, day + amount * days)));
  const months = name === 'year' ? amount * 12 : name === 'month' ? amount : null;
  if (months === null) throw new NotNative('clock units on a date');
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return toDate(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last))));
}

const toDate = (date: Date): Temporal => ({ temporal: 'date', text: date.toISOString().slice(0, 10) });
