import { type DeviceCopy, deviceCopyKey, readDeviceCopy } from './device-copy.ts';

/** Another device id than the copy's begins it anew. */
export function putSlotCopy(deviceId: string, staffId: string, sealed: Uint8Array): void {
  const before = readDeviceCopy();
  const others = before?.deviceId === deviceId ? before.slots : [];
  put({ deviceId, slots: [...others.filter((slot) => slot.staffId !== staffId), { staffId, sealed }] });
}

export function dropSlotCopy(staffId: string): void {
  const before = readDeviceCopy();
  if (before) put({ ...before, slots: before.slots.filter((slot) => slot.staffId !== staffId) });
}

function put({ deviceId, slots }: DeviceCopy): void {
  const plain = {
    deviceId,
    slots: slots.map(({ staffId, sealed }) => ({ staffId, sealed: toBase64(sealed) })),
  };
  try {
    localStorage.setItem(deviceCopyKey, JSON.stringify(plain));
  } catch {
    // A closed or full localStorage: then only the store itself remembers.
  }
}

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
