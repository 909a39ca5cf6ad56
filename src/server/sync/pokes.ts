/** Tells those who listen that something of their tenant has changed; says nothing about what. A hint, never a promise. */
export type Pokes = {
  /** `position`: the last change this is about, when it is known. */
  readonly poke: (tenantId: string, position?: number) => void;
  /** The last position of this tenant that was poked about. */
  readonly poked: (tenantId: string) => number;
  /** Returns how to stop listening. `ended` is called when the server closes. */
  readonly listen: (tenantId: string, changed: () => void, ended: () => void) => () => void;
  /** How many listen now. */
  readonly count: () => number;
  /** Whose changes somebody listens for now. */
  readonly tenants: () => ReadonlySet<string>;
  readonly close: () => void;
};

type Listener = { readonly tenantId: string; readonly changed: () => void; readonly ended: () => void };

/** Within this process; what another server has taken is found out by `watchPositions`. */
export function createPokes(): Pokes {
  const listeners = new Set<Listener>();
  const latest = new Map<string, number>();
  return {
    poked: (tenantId) => latest.get(tenantId) ?? 0,
    poke: (tenantId, position = 0) => {
      latest.set(tenantId, Math.max(position, latest.get(tenantId) ?? 0));
      for (const listener of listeners) if (listener.tenantId === tenantId) listener.changed();
    },
    listen: (tenantId, changed, ended) => {
      const listener = { tenantId, changed, ended };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    count: () => listeners.size,
    tenants: () => new Set([...listeners].map(({ tenantId }) => tenantId)),
    close: () => {
      for (const listener of listeners) listener.ended();
      listeners.clear();
    },
  };
}
