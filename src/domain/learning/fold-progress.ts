import { addMonths, type Day } from '../time/day.ts';

/** The body of a progress record fits; `id` only settles two ticks of the same instant. */
export type ProgressTick = {
  readonly id?: string;
  readonly booklet: string;
  readonly step: string;
  readonly done: boolean;
  readonly on: Day;
  readonly at: string;
};
export type FoldedProgramme<Step extends string = string> = {
  readonly steps: readonly Step[];
  readonly months: number;
  readonly booklets: readonly { readonly id: string; readonly number: number }[];
};
export type FoldedEnrolment = {
  readonly startedOn: Day;
  readonly status: 'active' | 'paused' | 'stopped' | 'completed';
};

export type BookletProgress<Step extends string = string> = {
  readonly id: string;
  /** The day a step was done, null while it is not. */
  readonly ticks: { readonly [step in Step]: Day | null };
  readonly done: boolean;
};
export type Progress<Step extends string = string> = {
  readonly booklets: readonly BookletProgress<Step>[];
  readonly bookletsDone: number;
  /** Steps ticked of all steps of all booklets, 0 to 1. */
  readonly share: number;
  /** The first booklet by number that is not done; null when all are. */
  readonly next: string | null;
  /** The day after which it counts as late. */
  readonly lateAfter: Day;
  /** Only an active enrolment is late, and only while something is left. */
  readonly late: boolean;
};

/**
 * A learner's ticks as they now stand. Ticks are events that are only added to; of one step the one with the newest
 * `at` counts, so taking a tick away is one more event. Ticks for booklets or steps the programme does not have are
 * left out.
 */
export function foldProgress<Step extends string>(
  programme: FoldedProgramme<Step>,
  enrolment: FoldedEnrolment,
  ticks: readonly ProgressTick[],
  today: Day,
): Progress<Step> {
  const newest = new Map<string, ProgressTick>();
  for (const tick of ticks) {
    const key = keyOf(tick.booklet, tick.step);
    const known = newest.get(key);
    if (!known || isNewer(tick, known)) newest.set(key, tick);
  }
  const booklets = programme.booklets
    .toSorted((a, b) => a.number - b.number)
    .map(({ id }) => {
      const days = programme.steps.map((step) => {
        const tick = newest.get(keyOf(id, step));
        return [step, tick?.done ? tick.on : null] as const;
      });
      return {
        id,
        ticks: Object.fromEntries(days) as BookletProgress<Step>['ticks'],
        done: days.every(([, day]) => day !== null),
      };
    });
  const ticked = booklets.reduce(
    (sum, booklet) => sum + programme.steps.filter((step) => booklet.ticks[step] !== null).length,
    0,
  );
  const all = booklets.length * programme.steps.length;
  const next = booklets.find(({ done }) => !done)?.id ?? null;
  const lateAfter = addMonths(enrolment.startedOn, programme.months);
  return {
    booklets,
    bookletsDone: booklets.filter(({ done }) => done).length,
    share: all === 0 ? 0 : ticked / all,
    next,
    lateAfter,
    late: enrolment.status === 'active' && next !== null && today > lateAfter,
  };
}

const keyOf = (booklet: string, step: string): string => `${booklet}\n${step}`;

function isNewer(tick: ProgressTick, known: ProgressTick): boolean {
  const difference = Date.parse(tick.at) - Date.parse(known.at);
  return difference === 0 ? (tick.id ?? '') > (known.id ?? '') : difference > 0;
}
