import type { DueScreening } from '#domain/schedule/screening-schedule.ts';
import type { Day } from '#domain/time/day.ts';
import { overdueWords } from '../../agenda/overdue-words.ts';
import type { Text } from '../../text/use-text.ts';

/** When a screening is due and why, in a sentence. */
export function dueWords({ due, reason, overdueDays }: DueScreening, text: Text, today: Day): string {
  const { person, formats } = text;
  const day = formats.dayNear(due, today);
  if (overdueDays > 0) return `${person.overdue(overdueWords(overdueDays, text))} (${day})`;
  switch (reason) {
    case 'first':
      return person.dueFirst(day);
    case 'repeat':
      return person.dueRepeat(day);
    case 'review':
      return person.dueReview(day);
    case 'askAgain':
      return person.dueAskAgain(day);
    case 'plan':
      return person.duePlan(day);
    case 'evaluate':
      return person.dueEvaluate(day);
    case 'offer':
      return person.dueOffer(day);
  }
}
