import { addDays, addInterval, type Day } from '../time/day.ts';
import type { ScreenedPeriod, ScreeningRule } from './screening-schedule.ts';

export type Stay = { readonly rule: ScreeningRule; readonly start: Day };

/** The last day counts. */
export const runsOn = ({ start, end }: Pick<ScreenedPeriod, 'start' | 'end'>, day: Day): boolean =>
  start <= day && (end === null || end >= day);

/** SCH01, SCH03, SCH04, SCH06, SCH07: one stay for each service that runs today and is not followed more closely. */
export function currentStays(
  periods: readonly ScreenedPeriod[],
  rules: readonly ScreeningRule[],
  today: Day,
): readonly Stay[] {
  const stays = rules.flatMap((rule) => {
    const ofService = periods.filter(({ service, start }) => service === rule.service && start <= today);
    const newestFirst = ofService.toSorted((a, b) => (a.start > b.start ? -1 : a.start < b.start ? 1 : 0));
    let start = newestFirst.findLast((period) => runsOn(period, today))?.start;
    if (start === undefined) return [];
    // One pass is enough: going back in time, a period can only reach what starts before it.
    for (const period of newestFirst) {
      const reaches = period.end === null || addDays(period.end, 1) >= start;
      if (period.start < start && reaches) start = period.start;
    }
    return [{ rule, start }];
  });
  return stays.filter((stay) => !isFollowedElsewhere(stay, stays, today));
}

function isFollowedElsewhere(stay: Stay, stays: readonly Stay[], today: Day): boolean {
  return stays.some(
    (other) =>
      other.start < stay.start &&
      addInterval(today, other.rule.repeatEvery) <= addInterval(today, stay.rule.repeatEvery),
  );
}
