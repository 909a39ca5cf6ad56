import { isWaiting, type RowState } from './row-state.ts';

/** Each resident is counted in exactly one of these (RND17); `all` is their sum. */
export type Tally = {
  readonly all: number;
  readonly signed: number;
  /** Written and not signed, two values included. */
  readonly unsigned: number;
  readonly leftOut: number;
  readonly notAsked: number;
  /** Missing or only begun, without a reason. */
  readonly waiting: number;
};

export function toTally(states: readonly RowState[]): Tally {
  const count = (isCounted: (state: RowState) => boolean): number => states.filter(isCounted).length;
  return {
    all: states.length,
    signed: count(({ kind }) => kind === 'signed'),
    unsigned: count(({ kind }) => kind === 'written' || kind === 'twoValues'),
    leftOut: count(({ kind }) => kind === 'leftOut'),
    notAsked: count(({ kind }) => kind === 'notAsked'),
    waiting: count(isWaiting),
  };
}

/**
 * The row to go to from one (`from`: its index, -1 before the first): the next that waits, from the top again after the last.
 * Null when nobody waits but perhaps the one she stands at (RND18).
 */
export function nextWaiting(states: readonly RowState[], from: number): number | null {
  const order = [...states.keys()].map((step) => (from + 1 + step) % states.length);
  return (
    order.find((index) => {
      const state = states[index];
      return index !== from && state !== undefined && isWaiting(state);
    }) ?? null
  );
}
