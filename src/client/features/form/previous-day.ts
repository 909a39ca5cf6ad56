import type { Text } from '#client/text/use-text.ts';
import type { PreviousAnswers } from './previous-answers.ts';

/** The day of the previous record, `14. nov.`, with its year when that is not this one; empty when not known. */
export function toPreviousDay(previous: PreviousAnswers | null, today: string, { formats }: Text): string {
  if (!previous || previous.day.length !== 10) return '';
  const isThisYear = previous.day.slice(0, 4) === today.slice(0, 4);
  return isThisYear ? formats.dayShort(previous.day) : formats.dayFull(previous.day);
}
