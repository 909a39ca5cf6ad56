import type { Day } from '../time/day.ts';

/** Why a perm was stopped; `notGiven` where nobody said. */
export type StopReason = 'away' | 'noTime' | 'newJob' | 'groupEnded' | 'notForMe' | 'other' | 'notGiven';

/** One enrolment as the report reads it. Own words are not in it. */
export type ReportedEnrolment = {
  readonly learnerId: string;
  /** The unit it is counted in (RAP5); null when nothing tells. */
  readonly unitId: string | null;
  /** Url of the programme, without version. */
  readonly programme: string;
  readonly startedOn: Day;
  readonly status: 'active' | 'paused' | 'stopped' | 'completed';
  /** Its last day; null while it goes on. */
  readonly endedOn: Day | null;
  readonly reason: StopReason;
  readonly pauses: readonly { readonly from: Day; readonly to: Day | null }[];
  readonly lateAfter: Day;
};

/** Both days included. */
export type Period = { readonly from: Day; readonly to: Day };

export type LearningFigures = {
  readonly started: number;
  readonly active: number;
  readonly paused: number;
  /** Of the active. */
  readonly late: number;
  readonly completed: number;
  readonly stopped: number;
};

export const noFigures: LearningFigures = {
  started: 0,
  active: 0,
  paused: 0,
  late: 0,
  completed: 0,
  stopped: 0,
};

/** What one enrolment adds to the figures of a period (RAP1–RAP4). */
export function toFigures(enrolment: ReportedEnrolment, period: Period, today: Day): LearningFigures {
  const { startedOn, endedOn, status, pauses, lateAfter } = enrolment;
  const end = period.to < today ? period.to : today;
  const hasEnded = endedOn !== null && endedOn <= end;
  const isEndIn = endedOn !== null && isIn(period, endedOn);
  const isOn = startedOn <= end && !hasEnded;
  // Before pauses had days the status alone told, and it tells of now.
  const rests =
    pauses.length > 0
      ? pauses.some(({ from, to }) => from <= end && (to === null || end < to))
      : status === 'paused' && end === today;
  return {
    started: toCount(isIn(period, startedOn)),
    active: toCount(isOn && !rests),
    paused: toCount(isOn && rests),
    late: toCount(isOn && !rests && end > lateAfter),
    completed: toCount(status === 'completed' && isEndIn),
    stopped: toCount(status === 'stopped' && isEndIn),
  };
}

export const addFigures = (a: LearningFigures, b: LearningFigures): LearningFigures => ({
  started: a.started + b.started,
  active: a.active + b.active,
  paused: a.paused + b.paused,
  late: a.late + b.late,
  completed: a.completed + b.completed,
  stopped: a.stopped + b.stopped,
});

export const isIn = ({ from, to }: Period, day: Day): boolean => from <= day && day <= to;

const toCount = (is: boolean): number => (is ? 1 : 0);
