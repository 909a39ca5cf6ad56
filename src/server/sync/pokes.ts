/** Tells those who listen that something of their tenant has changed; says nothing about what. A hint, never a promise. */
export type Pokes = {
  readonly poke: (tenantId: string) => void;
  /** Returns how to stop listening. `ended` is called when the server closes. */
  readonly listen: (tenantId: string, changed: () => void, ended: () => void) => () => void;
  /** How many listen now. */
  readonly count: () => number;
  readonly close: () => void;
};

type Listener = { readonly tenantId: string; readonly changed: () => void; readonly ended: () => void };

/** Within this process: a device that another server's push concerns hears of it at its next pull. */
export function createPokes(): Pokes {
  const listeners = new Set<Listener>();
  return {
    poke: (tenantId) => {
      for (const listener of listeners) if (listener.tenantId === tenantId) listener.changed();
    },
    listen: (tenantId, changed, ended) => {
      const listener = { tenantId, changed, ended };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    count: () => listeners.size,
    close: () => {
      for (const listener of listeners) listener.ended();
      listeners.clear();
    },
  };
}
