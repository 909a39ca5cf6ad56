import { scheduleItems } from '#domain/schedule/schedule-answers.ts';
import { addDays, addMonths, type Day } from '#domain/time/day.ts';

type DaysOffered = {
  readonly days: readonly {
    readonly when: 'today' | 'yesterday' | 'inAWeek' | 'inAMonth';
    readonly day: Day;
  }[];
  /** What any other day is held within. */
  readonly min?: Day;
  readonly max?: Day;
};

const isAhead = (linkId: string): boolean => scheduleItems.nextOn.some((known) => known === linkId);

/** The two days that are nearly always meant: of what has been done those just gone by, of what comes next those ahead. */
export const daysOffered = (linkId: string, today: Day): DaysOffered =>
  isAhead(linkId)
    ? {
        days: [
          { when: 'inAWeek', day: addDays(today, 7) },
          { when: 'inAMonth', day: addMonths(today, 1) },
        ],
        min: today,
      }
    : {
        days: [
          { when: 'today', day: today },
          { when: 'yesterday', day: addDays(today, -1) },
        ],
        max: today,
      };

/** Why another day will not do; null when it will. Both ends are included. */
export const dayFault = (day: Day, { min, max }: Pick<DaysOffered, 'min' | 'max'>): 'past' | 'ahead' | null =>
  min !== undefined && day < min ? 'past' : max !== undefined && day > max ? 'ahead' : null;
