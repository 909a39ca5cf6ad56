import type { Outbox } from '#sync/ports.ts';
import type { OutboxEntry } from './tables.ts';

/**
 * What has just been stored: operations written in this tab, or the server's word for some that were sent. `setAside`:
 * some no longer opened and were taken out.
 */
export type StoreChange =
  | { readonly what: 'written'; readonly entries: readonly OutboxEntry[] }
  | { readonly what: 'answered' }
  | { readonly what: 'setAside' };

/** Told after the transaction is complete, in the same task. What was set aside is first looked for by who answers with a promise. */
export type StoreChanges = {
  subscribe(listener: (change: StoreChange) => void | Promise<void>): () => void;
};

export function createStoreChanges() {
  const listeners = new Set<(change: StoreChange) => void | Promise<void>>();
  const tell = async (change: StoreChange): Promise<void> => {
    await Promise.all([...listeners].map(async (listener) => listener(change)));
  };
  const changes: StoreChanges = {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { changes, tell };
}

/** The outbox, telling when the names or the standing of what was written have changed. */
export function tellingOutbox(outbox: Outbox, tell: (change: StoreChange) => Promise<void>): Outbox {
  const afterwards = async <T>(work: Promise<T>): Promise<T> => {
    const value = await work;
    void tell({ what: 'answered' });
    return value;
  };
  return {
    ...outbox,
    applyPushAnswer: (answer, replicaId) => afterwards(outbox.applyPushAnswer(answer, replicaId)),
    workInAnswers: async () => {
      const isAny = await outbox.workInAnswers();
      if (isAny) void tell({ what: 'answered' });
      return isAny;
    },
    applyPullAnswer: (answer, askedWith) => afterwards(outbox.applyPullAnswer(answer, askedWith)),
    resetEpoch: (epoch, lastN, replicaId) => afterwards(outbox.resetEpoch(epoch, lastN, replicaId)),
    resendFrom: (expectedN, replicaId) => afterwards(outbox.resendFrom(expectedN, replicaId)),
    renameReplica: () => afterwards(outbox.renameReplica()),
  };
}
