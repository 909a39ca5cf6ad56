import type { Bugs } from './bugs.ts';
import type { FaultName, Faults } from './faults.ts';
import type { Kernel } from './kernel.ts';
import type { Random } from './random.ts';
import type { ServerModel } from './server-model.ts';

/** What everything in a run shares. */
export type World = {
  readonly kernel: Kernel;
  readonly random: Random;
  readonly server: ServerModel;
  readonly bugs: Bugs;
  /** The faults of this seed while they last; none in the end. */
  faults(): Faults;
  /** True when this fault happens now; counts it. */
  strikes(fault: FaultName): boolean;
  /** Puts down what was found wrong. */
  violate(what: string): void;
};
