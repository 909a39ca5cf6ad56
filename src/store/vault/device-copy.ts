import * as z from 'zod/mini';

/**
 * What must outlive an IndexedDB that the browser empties, in localStorage: which device this is, and each user's data
 * key as the server's half seals it. Without these the journal would be there and nobody could open it. It opens nothing
 * by itself: the server gives its half after a log-in, and to a device that is not closed.
 */
const deviceCopy = z.object({
  deviceId: z.string(),
  slots: z.array(z.object({ staffId: z.string(), sealed: z.string() })),
});
export type DeviceCopy = {
  readonly deviceId: string;
  readonly slots: readonly { readonly staffId: string; readonly sealed: Uint8Array }[];
};

export const deviceCopyKey = 'visitt.device';

/** Null when there is none, or none that can be read. */
export function readDeviceCopy(): DeviceCopy | null {
  try {
    const parsed = deviceCopy.safeParse(JSON.parse(localStorage.getItem(deviceCopyKey) ?? 'null'));
    if (!parsed.success) return null;
    const { deviceId, slots } = parsed.data;
    return { deviceId, slots: slots.map(({ staffId, sealed }) => ({ staffId, sealed: fromBase64(sealed) })) };
  } catch {
    return null;
  }
}

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
