import { addDays, addMonths, daysBetween, type Day } from '../time/day.ts';

/** The body of a progress record fits; `id` only settles two ticks of the same instant. */
export type ProgressTick = {
  readonly id?: string;
  readonly booklet: string;
  readonly step: string;
  readonly done: boolean;
  readonly on: Day;
  readonly at: string;
  /** Time spent reading, which says nothing of the tick beside it. */
  readonly minutes?: number | undefined;
};
export type FoldedProgramme<Step extends string = string> = {
  readonly steps: readonly Step[];
  readonly months: number;
  /** Absent: late after `months`. */
  readonly lateAfterMonths?: number | undefined;
  readonly booklets: readonly { readonly id: string; readonly number: number }[];
};
export type FoldedEnrolment = {
  readonly startedOn: Day;
  readonly status: 'active' | 'paused' | 'stopped' | 'completed';
  /** Everything moves on by as long as she was away; `to` null while she is. */
  readonly pauses?: readonly Pause[] | undefined;
};
export type Pause = { readonly from: Day; readonly to: Day | null };

export type BookletProgress<Step extends string = string> = {
  readonly id: string;
  /** The day a step was done, null while it is not. */
  readonly ticks: { readonly [step in Step]: Day | null };
  readonly done: boolean;
  /** By when it is done for the perm to take its months, if each booklet takes as long. */
  readonly due: Day;
  /** Minutes read, when she notes them. */
  readonly minutes: number;
};
export type Progress<Step extends string = string> = {
  readonly booklets: readonly BookletProgress<Step>[];
  readonly bookletsDone: number;
  /** Steps ticked of all steps of all booklets, 0 to 1. */
  readonly share: number;
  /** The first booklet by number that is not done; null when all are. */
  readonly next: string | null;
  /** Booklets that are not done though their day has passed; 0 unless active. */
  readonly behind: number;
  /** The day after which it counts as late. */
  readonly lateAfter: Day;
  /** Only an active enrolment is late, and only while something is left. */
  readonly late: boolean;
};

/**
 * A learner's ticks as they now stand. Ticks are events that are only added to; of one step the one with the newest
 * `at` counts, so taking a tick away is one more event. Ticks for booklets or steps the programme does not have are
 * left out. What a group talked through comes as ticks as well (`meeting-ticks.ts`).
 */
export function foldProgress<Step extends string>(
  programme: FoldedProgramme<Step>,
  enrolment: FoldedEnrolment,
  ticks: readonly ProgressTick[],
  today: Day,
): Progress<Step> {
  const newest = new Map<string, ProgressTick>();
  const minutes = new Map<string, number>();
  for (const tick of ticks) {
    if (tick.minutes !== undefined) {
      minutes.set(tick.booklet, (minutes.get(tick.booklet) ?? 0) + tick.minutes);
      continue;
    }
    const key = keyOf(tick.booklet, tick.step);
    const known = newest.get(key);
    if (!known || isNewer(tick, known)) newest.set(key, tick);
  }
  const { startedOn, status } = enrolment;
  const away = daysAway(enrolment.pauses ?? [], today);
  const days = daysBetween(startedOn, addMonths(startedOn, programme.months));
  const booklets = programme.booklets
    .toSorted((a, b) => a.number - b.number)
    .map(({ id }, index, { length }) => {
      const ticked = programme.steps.map((step) => {
        const tick = newest.get(keyOf(id, step));
        return [step, tick?.done ? tick.on : null] as const;
      });
      return {
        id,
        ticks: Object.fromEntries(ticked) as BookletProgress<Step>['ticks'],
        done: ticked.every(([, day]) => day !== null),
        due: addDays(startedOn, Math.round((days * (index + 1)) / length) + away),
        minutes: Math.max(0, minutes.get(id) ?? 0),
      };
    });
  const ticked = booklets.reduce(
    (sum, booklet) => sum + programme.steps.filter((step) => booklet.ticks[step] !== null).length,
    0,
  );
  const all = booklets.length * programme.steps.length;
  const next = booklets.find(({ done }) => !done)?.id ?? null;
  const lateAfter = addDays(addMonths(startedOn, programme.lateAfterMonths ?? programme.months), away);
  const isActive = status === 'active';
  return {
    booklets,
    bookletsDone: booklets.filter(({ done }) => done).length,
    share: all === 0 ? 0 : ticked / all,
    next,
    behind: isActive ? booklets.filter(({ done, due }) => !done && due < today).length : 0,
    lateAfter,
    late: isActive && next !== null && today > lateAfter,
  };
}

/**
 * Up to `today`: what she was away later says nothing of that day. A day away counts once: two of her phones may each have noted a
 * pause of the same weeks.
 */
function daysAway(pauses: readonly Pause[], today: Day): number {
  let sum = 0;
  let counted: Day | undefined;
  for (const { from, to } of pauses.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const start = counted !== undefined && counted > from ? counted : from;
    const end = to === null || to > today ? today : to;
    if (end <= start) continue;
    sum += daysBetween(start, end);
    counted = end;
  }
  return sum;
}

const keyOf = (booklet: string, step: string): string => `${booklet}\n${step}`;

function isNewer(tick: ProgressTick, known: ProgressTick): boolean {
  const difference = Date.parse(tick.at) - Date.parse(known.at);
  return difference === 0 ? (tick.id ?? '') > (known.id ?? '') : difference > 0;
}
