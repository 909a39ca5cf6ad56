import { useCallback, useEffect, useState } from 'preact/hooks';

export type StorageRoom = {
  /** Whether the browser has promised not to clear this by itself; null when it does not say. */
  readonly persisted: boolean | null;
  /** Bytes, when the browser tells. */
  readonly estimate: { readonly usage: number; readonly quota: number } | null;
};

/** The browser's own answer to the request made when the device was opened (`device-controller.ts`), and a way to ask again. */
export function useStorageRoom() {
  const [room, setRoom] = useState<StorageRoom>();
  const look = useCallback(async (ask: boolean) => setRoom(await loadStorageRoom(ask)), []);
  useEffect(() => {
    void look(false);
  }, [look]);
  return { room, askForPersistence: () => void look(true) };
}

async function loadStorageRoom(ask: boolean): Promise<StorageRoom> {
  const storage = navigator.storage as StorageManager | undefined;
  if (!storage || typeof storage.persisted !== 'function') return { persisted: null, estimate: null };
  try {
    const persisted = (await storage.persisted()) || (ask && (await storage.persist()));
    const { usage, quota } = await storage.estimate();
    return { persisted, estimate: usage === undefined || quota === undefined ? null : { usage, quota } };
  } catch {
    return { persisted: null, estimate: null };
  }
}
