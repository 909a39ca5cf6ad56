import type { Day } from '../time/day.ts';
import {
  addFigures,
  isIn,
  noFigures,
  toFigures,
  type LearningFigures,
  type Period,
  type ReportedEnrolment,
  type StopReason,
} from './learning-figures.ts';

export type MonthFigures = {
  /** `2026-11` */
  readonly month: string;
  readonly started: number;
  readonly completed: number;
  readonly stopped: number;
};

export type CountedLearning = {
  readonly total: LearningFigures;
  /** By url of the programme. */
  readonly byProgramme: ReadonlyMap<string, LearningFigures>;
  /** By unit; null: nothing tells where she works. */
  readonly byUnit: ReadonlyMap<string | null, LearningFigures>;
  /** Every month of the period up to today, also those in which nothing happened. */
  readonly byMonth: readonly MonthFigures[];
  readonly reasons: ReadonlyMap<StopReason, number>;
};

/** All figures in one pass over the enrolments. */
export function countLearning(
  enrolments: readonly ReportedEnrolment[],
  period: Period,
  today: Day,
): CountedLearning {
  let total = noFigures;
  const byProgramme = new Map<string, LearningFigures>();
  const byUnit = new Map<string | null, LearningFigures>();
  const reasons = new Map<StopReason, number>();
  const months = new Map(
    monthsOf(period, today).map((month) => [month, { started: 0, completed: 0, stopped: 0 }]),
  );
  const noteMonth = (day: Day, what: 'started' | 'completed' | 'stopped'): void => {
    const month = months.get(day.slice(0, 7));
    if (month) month[what] += 1;
  };
  for (const enrolment of enrolments) {
    const figures = toFigures(enrolment, period, today);
    if (isNothing(figures)) continue;
    const { programme, unitId, startedOn, endedOn, reason } = enrolment;
    total = addFigures(total, figures);
    byProgramme.set(programme, addFigures(byProgramme.get(programme) ?? noFigures, figures));
    byUnit.set(unitId, addFigures(byUnit.get(unitId) ?? noFigures, figures));
    if (isIn(period, startedOn)) noteMonth(startedOn, 'started');
    if (endedOn !== null && figures.completed > 0) noteMonth(endedOn, 'completed');
    if (endedOn !== null && figures.stopped > 0) {
      noteMonth(endedOn, 'stopped');
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
  }
  return {
    total,
    byProgramme,
    byUnit,
    byMonth: [...months].map(([month, { started, completed, stopped }]) => ({
      month,
      started,
      completed,
      stopped,
    })),
    reasons,
  };
}

const isNothing = ({ started, active, paused, completed, stopped }: LearningFigures): boolean =>
  started + active + paused + completed + stopped === 0;

function monthsOf({ from, to }: Period, today: Day): readonly string[] {
  const last = (to < today ? to : today).slice(0, 7);
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= last; month = nextMonth(month)) months.push(month);
  return months;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
