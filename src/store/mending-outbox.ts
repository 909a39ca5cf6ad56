import type { Outbox } from '#sync/ports.ts';
import { StorageError } from './device-store.ts';

/** Does the work, and once more when what stood in its way could be set aside. */
export type Mending = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Work that is one transaction: nothing was done of the first try. `mend` takes out what no longer opens and resolves
 * with whether there was anything: one broken row must not hold up the rest.
 */
export const createMending =
  (mend: () => Promise<boolean>): Mending =>
  async (work) => {
    try {
      return await work();
    } catch (error) {
      const isDamaged = error instanceof StorageError && error.problem.reason === 'damaged';
      if (!isDamaged || !(await mend())) throw error;
      return work();
    }
  };

export function mendingOutbox(outbox: Outbox, mending: Mending): Outbox {
  return {
    ...outbox,
    nextBatch: (limit, after) => mending(() => outbox.nextBatch(limit, after)),
    applyPushAnswer: (answer, replicaId) => mending(() => outbox.applyPushAnswer(answer, replicaId)),
    workInAnswers: () => mending(() => outbox.workInAnswers()),
    applyPullAnswer: (answer, askedWith) => mending(() => outbox.applyPullAnswer(answer, askedWith)),
    resetEpoch: (epoch, lastN, replicaId) => mending(() => outbox.resetEpoch(epoch, lastN, replicaId)),
    resendFrom: (expectedN, replicaId) => mending(() => outbox.resendFrom(expectedN, replicaId)),
    renameReplica: () => mending(() => outbox.renameReplica()),
  };
}
