import type { Interval } from '#domain/time/day.ts';
import type { DueText } from '../text/later/due-text.ts';

/** *hver måned*, *hver 2. uke* */
export const everyWords = (interval: Interval, { every }: DueText): string => inWords(interval, every);

/** *en måned*, *14 dager* as whole weeks */
export const withinWords = (interval: Interval, { within }: DueText): string => inWords(interval, within);

function inWords(interval: Interval, words: DueText['every']): string {
  if ('months' in interval) return words.months(String(interval.months));
  const { days } = interval;
  return days > 7 && days % 7 === 0 ? words.weeks(String(days / 7)) : words.days(String(days));
}
