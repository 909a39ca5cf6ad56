import * as z from 'zod/mini';

/**
 * The third marker, in localStorage: that there is a store for this user on this device, what it is called and how far
 * it has come. Nothing about persons or their care.
 */
const storeCopy = z.object({
  replicaId: z.string(),
  counter: z.number(),
  /** Operations the server had not answered for. */
  undelivered: z.number(),
  /** Device time of the last write, ISO 8601. */
  at: z.string(),
});
export type StoreCopy = z.infer<typeof storeCopy>;

const keyOf = (staffId: string): string => `visitt.store.${staffId}`;

/** Null when there is none, or none that can be read. */
export function readStoreCopy(staffId: string): StoreCopy | null {
  try {
    const parsed = storeCopy.safeParse(JSON.parse(localStorage.getItem(keyOf(staffId)) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function putStoreCopy(staffId: string, copy: StoreCopy): void {
  try {
    localStorage.setItem(keyOf(staffId), JSON.stringify(copy));
  } catch {
    // A closed or full localStorage: two markers are left.
  }
}

export function dropStoreCopy(staffId: string): void {
  try {
    localStorage.removeItem(keyOf(staffId));
  } catch {
    // Nothing was kept, then.
  }
}
