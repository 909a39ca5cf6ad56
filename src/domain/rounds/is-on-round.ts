import type { Day } from '../time/day.ts';

export type RoundPerson = {
  /** Lives on the ward today. */
  readonly livesHere: boolean;
  /** Something is written on her row, or somebody said why not. */
  readonly isTold: boolean;
  readonly periods: readonly { readonly start: Day; readonly end: Day | null }[];
};

/** Whether somebody stands on a round's list (RND5, RND6). `endedRoundOn`: its day once it is over, else null. */
export function isOnRound({ livesHere, isTold, periods }: RoundPerson, endedRoundOn: Day | null): boolean {
  if (isTold) return true;
  if (!livesHere || endedRoundOn === null) return livesHere;
  const cameAfter = periods.some(({ start }) => start > endedRoundOn);
  const wasThere = periods.some(
    ({ start, end }) => start <= endedRoundOn && (end === null || end >= endedRoundOn),
  );
  return wasThere || !cameAfter;
}
