export type ExerciseLength = 'short' | 'long';
type Timed = { readonly minutes: { readonly long: number; readonly short?: number | undefined } };

/** A step with its place in the plan: minutes from the start. */
export type PlannedStep<Step> = {
  readonly step: Step;
  readonly minutes: number;
  readonly from: number;
  readonly to: number;
};

/** The steps of one length, one after the other (EXE1). */
export function toPlan<Step extends Timed>(
  steps: readonly Step[],
  length: ExerciseLength,
): readonly PlannedStep<Step>[] {
  let from = 0;
  return steps.flatMap((step) => {
    const minutes = step.minutes[length];
    if (minutes === undefined) return [];
    const planned = { step, minutes, from, to: from + minutes };
    from = planned.to;
    return [planned];
  });
}

/** How long it all takes, in minutes. */
export const plannedMinutes = (plan: readonly { readonly to: number }[]): number => plan.at(-1)?.to ?? 0;
