/** Which records this tab is sending just now. */
export type SendingRecords = {
  readonly has: (recordId: string) => boolean;
  readonly put: (recordIds: readonly string[]) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export function createSendingRecords(): SendingRecords {
  const listeners = new Set<() => void>();
  let sending: ReadonlySet<string> = new Set();
  return {
    has: (recordId) => sending.has(recordId),
    put: (recordIds) => {
      if (recordIds.length === 0 && sending.size === 0) return;
      sending = new Set(recordIds);
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
