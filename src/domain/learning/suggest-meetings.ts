import { addDays, addMonths, weekdayOf, type Day } from '../time/day.ts';
import { osloInstant } from '../time/oslo.ts';

export type MeetingPlan = { readonly booklets: readonly string[]; readonly at: string };
export type MeetingRhythm = {
  readonly firstOn: Day;
  /** `14:00`, in Norway. */
  readonly time: string;
  readonly everyWeeks: number | 'month';
};

/**
 * One meeting a hefte in the order of their numbers, on the weekday of the first: each month, or each so many weeks. A
 * suggestion, to be moved about afterwards.
 */
export function suggestMeetings(
  booklets: readonly { readonly id: string; readonly number: number }[],
  { firstOn, time, everyWeeks }: MeetingRhythm,
): readonly MeetingPlan[] {
  return booklets
    .toSorted((a, b) => a.number - b.number)
    .map(({ id }, index) => {
      const day =
        everyWeeks === 'month'
          ? sameWeekday(addMonths(firstOn, index), firstOn)
          : addDays(firstOn, 7 * everyWeeks * index);
      return { booklets: [id], at: osloInstant(day, time) };
    });
}

/** The nearest day of the weekday of `other`. */
function sameWeekday(day: Day, other: Day): Day {
  const ahead = (weekdayOf(other) - weekdayOf(day) + 7) % 7;
  return addDays(day, ahead > 3 ? ahead - 7 : ahead);
}
