import { addDays, type Day } from '../time/day.ts';
import type { Absence, ScreenedPeriod } from './screening-schedule.ts';

/**
 * The day something is due when its person is away for a while (SCH23–SCH26): the first day back, if she was away on
 * the day or has been away since; null while nobody knows when that is.
 */
export function dayBack(
  due: Day,
  {
    absences,
    periods,
  }: { readonly absences: readonly Absence[]; readonly periods: readonly ScreenedPeriod[] },
  today: Day,
): Day | null {
  let day = due;
  for (const absence of absences.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const to = absence.to ?? endedByService(absence, periods, today);
    if (to !== null && (to < day || to < absence.from)) continue;
    if (absence.from > (day > today ? day : today)) continue;
    if (to === null) return null;
    day = addDays(to, 1);
  }
  return day;
}

/** SCH26: who gets a new service is back, whatever nobody wrote. */
function endedByService({ from }: Absence, periods: readonly ScreenedPeriod[], today: Day): Day | null {
  const begun = periods.flatMap(({ start }) => (start > from && start <= today ? [start] : []));
  return begun.length === 0
    ? null
    : addDays(
        begun.reduce((a, b) => (a < b ? a : b)),
        -1,
      );
}
