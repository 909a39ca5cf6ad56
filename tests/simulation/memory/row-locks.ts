/** Locks on rows, held to the end of a transaction, given out in the order they were asked for. */
export type RowLocks<Holder extends object> = {
  /** Waits for the row. Throws SQLSTATE 40P01 when the holder waits, however far round, for the one who asks. */
  take(holder: Holder, key: string): Promise<void>;
  /** How many the holder has: a mark to let go back to. */
  mark(holder: Holder): number;
  /** Lets go of all that were taken after the mark. */
  release(holder: Holder, mark?: number): void;
};

export class SqlError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`SQLSTATE ${code}`);
    this.code = code;
  }
}

type Waiter<Holder> = { readonly holder: Holder; readonly go: () => void };

export function createRowLocks<Holder extends object>(): RowLocks<Holder> {
  const holders = new Map<string, Holder>();
  const queues = new Map<string, Waiter<Holder>[]>();
  const held = new Map<Holder, string[]>();
  const waitsFor = new Map<Holder, string>();

  const isRing = (asking: Holder, key: string): boolean => {
    let at = holders.get(key);
    while (at) {
      if (at === asking) return true;
      const next = waitsFor.get(at);
      at = next === undefined ? undefined : holders.get(next);
    }
    return false;
  };
  const give = (holder: Holder, key: string) => {
    holders.set(key, holder);
    held.set(holder, [...(held.get(holder) ?? []), key]);
  };

  return {
    take: async (holder, key) => {
      const other = holders.get(key);
      if (other === holder) return;
      if (!other) {
        give(holder, key);
        return;
      }
      if (isRing(holder, key)) throw new SqlError('40P01');
      waitsFor.set(holder, key);
      await new Promise<void>((go) => {
        queues.set(key, [...(queues.get(key) ?? []), { holder, go }]);
      });
    },
    mark: (holder) => held.get(holder)?.length ?? 0,
    release: (holder, mark = 0) => {
      const all = held.get(holder) ?? [];
      held.set(holder, all.slice(0, mark));
      if (mark === 0) {
        const waited = waitsFor.get(holder);
        if (waited !== undefined) {
          const rest = queues.get(waited)?.filter((waiter) => waiter.holder !== holder) ?? [];
          queues.set(waited, rest);
          waitsFor.delete(holder);
        }
        held.delete(holder);
      }
      for (const key of all.slice(mark)) {
        holders.delete(key);
        const [next, ...rest] = queues.get(key) ?? [];
        queues.set(key, rest);
        if (!next) continue;
        waitsFor.delete(next.holder);
        give(next.holder, key);
        next.go();
      }
    },
  };
}
