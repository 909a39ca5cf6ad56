import { toFigures, type Period } from '#domain/learning-report/learning-figures.ts';
import { foldProgress } from '#domain/learning/fold-progress.ts';
import type { Day } from '#domain/time/day.ts';
import type { Programmes } from '#protocol/programmes.ts';
import type { Transaction } from '../db/transaction.ts';
import type { LoadedEnrolment } from './load-enrolments.ts';
import { loadTicks } from './load-ticks.ts';

/** Over her time if anything is left, which what she has ticked tells. */
export const isPastItsDay = ({ status, lateAfter }: LoadedEnrolment, today: Day): boolean =>
  status === 'active' && today > lateAfter;

/**
 * The same enrolments, those of them that had nothing left at the end of the period with no day to be late after: as on the
 * learner's own screen, who has done all of it is not over her time (RAP4).
 */
export async function withoutFinished(
  tx: Transaction,
  enrolments: readonly LoadedEnrolment[],
  programmes: Programmes,
  period: Period,
  today: Day,
): Promise<readonly LoadedEnrolment[]> {
  const end = period.to < today ? period.to : today;
  const late = enrolments.filter((enrolment) => toFigures(enrolment, period, today).late > 0);
  if (late.length === 0) return enrolments;
  const ticksOf = await loadTicks(tx, [...new Set(late.map(({ learnerId }) => learnerId))]);
  const finished = new Set(
    late.filter((enrolment) => {
      const { canonical, startedOn } = enrolment;
      const programme = programmes.of(canonical);
      if (!programme || programme.booklets.length === 0) return false;
      const ticks = ticksOf(enrolment).filter(({ on }) => end === today || on <= end);
      return foldProgress(programme, { startedOn, status: 'active' }, ticks, end).next === null;
    }),
  );
  return enrolments.map((enrolment) =>
    finished.has(enrolment) ? Object.assign({}, enrolment, { lateAfter: never }) : enrolment,
  );
}

const never: Day = '9999-12-31';
