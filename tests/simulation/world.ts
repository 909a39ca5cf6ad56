import type { Bugs } from './bugs.ts';
import type { FaultName, Faults } from './faults.ts';
import type { Hunt } from './hunt.ts';
import type { Kernel } from './kernel.ts';
import type { Random } from './random.ts';

/** The numbers of the invariants in `docs/sync.md`, each checked in `invariants/`. */
export type InvariantNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13;

/** What everything in a run shares. */
export type World = {
  readonly kernel: Kernel;
  readonly random: Random;
  readonly bugs: Bugs;
  /** How this shift differs from a plain one. */
  readonly hunt: Hunt;
  /** The faults of this seed while they last; none in the end. */
  faults(): Faults;
  /** True when this fault happens now; counts it. */
  strikes(fault: FaultName): boolean;
  /** Counts that a branch of the protocol was taken. */
  hit(branch: string): void;
  /** Goes into the fingerprint of the run. */
  note(line: string): void;
  /** Whether the server has ever been set back to a backup in this run. */
  wasRestored(): boolean;
  /** Puts down what was found wrong. Null: what broke, rather than what does not hold. */
  violate(invariant: InvariantNumber | null, what: string): void;
};
