/** The body of an `exerciseEvent` record fits; `id` only settles two of the same instant. */
export type ExerciseHappening = {
  readonly id: string;
  readonly what: 'run' | 'pause' | 'done' | 'undone' | 'end' | 'drop';
  readonly step?: string | undefined;
  readonly at: string;
};

export type ExerciseCourse = {
  readonly state: 'planned' | 'running' | 'paused' | 'ended' | 'dropped';
  /** Null before it has begun. ISO 8601. */
  readonly startedAt: string | null;
  /** When it ended or was dropped; null while it may go on. */
  readonly endedAt: string | null;
  /** Seconds on the clock at this moment. */
  readonly elapsed: number;
  /** What is done, with the clock's seconds at the time. */
  readonly done: ReadonlyMap<string, number>;
};

type Clock = { readonly since: number | null; readonly before: number };

/**
 * Where an exercise stands at `now` (ISO 8601), by what has happened to it in whatever order that came (EXE2 to EXE5). Null where
 * the moment does not matter: a clock that runs is then read as it was when it began to.
 */
export function foldExercise(happenings: readonly ExerciseHappening[], now: string | null): ExerciseCourse {
  let clock: Clock = { since: null, before: 0 };
  let state: ExerciseCourse['state'] = 'planned';
  let startedAt: string | null = null;
  let endedAt: string | null = null;
  const done = new Map<string, number>();
  for (const { what, step, at } of happenings.toSorted(byTime)) {
    switch (what) {
      case 'run':
        startedAt ??= at;
        endedAt = null;
        state = 'running';
        if (clock.since === null) clock = { since: Date.parse(at), before: clock.before };
        break;
      case 'pause':
        clock = { since: null, before: secondsOf(clock, at) };
        if (state === 'running') state = 'paused';
        break;
      case 'end':
      case 'drop':
        clock = { since: null, before: secondsOf(clock, at) };
        state = what === 'end' ? 'ended' : 'dropped';
        endedAt = at;
        break;
      case 'done':
        if (step !== undefined && !done.has(step)) done.set(step, secondsOf(clock, at));
        break;
      case 'undone':
        if (step !== undefined) done.delete(step);
        break;
    }
  }
  return { state, startedAt, endedAt, elapsed: now === null ? clock.before : secondsOf(clock, now), done };
}

/** Of the step that is under way: seconds since the one before it was done (EXE6). */
export const secondsInStep = ({ elapsed, done }: Pick<ExerciseCourse, 'elapsed' | 'done'>): number =>
  Math.max(0, elapsed - Math.max(0, ...done.values()));

/** A phone whose clock went back does not take time away. */
const secondsOf = ({ since, before }: Clock, at: string): number =>
  before + (since === null ? 0 : Math.max(0, Math.floor((Date.parse(at) - since) / 1000)));

const byTime = (a: ExerciseHappening, b: ExerciseHappening): number =>
  Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
