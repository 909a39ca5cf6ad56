import { isSameSealing } from './sealed-field.ts';

type Opened = { readonly sealed: Uint8Array; readonly value: unknown };

/** Beyond this the oldest go: a ward with its history has a tenth of it. */
const kept = 60_000;

/**
 * What has been opened, by what it is bound to. A field that is read again without having been written opens no
 * second time, and is the very same object, so that a screen sees that nothing has changed; a field that is written
 * again unchanged is sealed no second time.
 */
export function createOpenedFields() {
  const byBound = new Map<string, Opened>();
  let sealings = new WeakMap<object, { readonly bound: string; readonly sealed: Uint8Array }>();
  return {
    find: (bound: string, sealed: Uint8Array): { readonly value: unknown } | undefined => {
      const found = byBound.get(bound);
      return found && isSameSealing(found.sealed, sealed) ? found : undefined;
    },
    sealingOf: (value: object, bound: string): Uint8Array | undefined => {
      const found = sealings.get(value);
      return found?.bound === bound ? found.sealed : undefined;
    },
    put: (bound: string, sealed: Uint8Array, value: unknown): void => {
      byBound.set(bound, { sealed, value });
      if (typeof value === 'object' && value !== null) sealings.set(value, { bound, sealed });
      if (byBound.size <= kept) return;
      const [oldest] = byBound.keys();
      if (oldest !== undefined) byBound.delete(oldest);
    },
    clear: (): void => {
      byBound.clear();
      sealings = new WeakMap();
    },
  };
}
