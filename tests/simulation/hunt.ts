import type { FaultName, Faults } from './faults.ts';
import type { StepName } from './nurse.ts';

/**
 * What a shift is like in which one mistake is looked for: what brings it out happens more often. Everything that is
 * not said here is as the seed draws it.
 */
export type Hunt = {
  /** The chance each time, in every seed. */
  readonly faults?: { readonly [name in FaultName]?: number };
  /** No faults but these: others would only hide it. */
  readonly isQuietOtherwise?: boolean;
  /** How often each person writes, from and to. */
  readonly writes?: readonly [fewest: number, most: number];
  /** In so many bursts rather than now and then, everybody at the same time. */
  readonly bursts?: number;
  /** Half of what is written is one of these. */
  readonly steps?: readonly StepName[];
  /** How many work in the larger municipality. */
  readonly staff?: number;
  /** The chance that the next to come shares the tablet of the one before. */
  readonly sharing?: number;
  /** How many server processes there are. */
  readonly processes?: number;
};

/** A shift of the ordinary kind. */
export const plainShift: Hunt = {};

export const withHunted = (drawn: Faults, { faults, isQuietOtherwise }: Hunt): Faults =>
  Object.fromEntries(
    Object.entries(drawn).map(([name, chance]) => [
      name,
      faults?.[name as FaultName] ?? (isQuietOtherwise ? 0 : chance),
    ]),
  ) as Faults;
