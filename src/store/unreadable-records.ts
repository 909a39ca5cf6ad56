/** Records that lie on the device but no longer open, as the last look at each kind found them. */
export type UnreadableRecords = {
  readonly count: () => number;
  readonly put: (kind: string, ids: readonly string[]) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export function createUnreadableRecords(): UnreadableRecords {
  const listeners = new Set<() => void>();
  const byKind = new Map<string, readonly string[]>();
  return {
    count: () => [...byKind.values()].reduce((total, ids) => total + ids.length, 0),
    put: (kind, ids) => {
      if ((byKind.get(kind)?.join() ?? '') === ids.join()) return;
      byKind.set(kind, ids);
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
