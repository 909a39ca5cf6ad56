import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { RecordKind } from '#protocol/record-bodies.ts';
import type { Session } from '#protocol/session.ts';
import type { DeviceState, DeviceStore, Kept } from '#store/device-store.ts';
import type { KnownUser } from '#store/device-profile.ts';
import type { Header, HeaderKind } from '#store/headers/header.ts';
import type { SyncStatus } from '#sync/status.ts';
import type { DueKeeper } from '../agenda/due-keeper.ts';
import type { DeviceJournal } from '../opened-device/open-journal.ts';
import type { DeviceController } from './device-controller.ts';
import { useWatch } from './use-watch.ts';

/** An opened device: who uses it, what is on it, and how delivery is going. */
export type Device = {
  readonly session: Session;
  readonly store: DeviceStore;
  readonly sync: SyncStatus;
  /** Tries to deliver and fetch at once. */
  readonly deliverNow: () => void;
  /** The same after signing: does not sit out a backoff. */
  readonly deliverSigned: () => void;
  readonly logOut: () => Promise<void>;
  /** Who is at work, with the ways she may open her vault. */
  readonly user: KnownUser;
  /** The extra copy beside the store. */
  readonly journal: DeviceJournal;
  readonly controller: DeviceController;
};

export const DeviceContext = createContext<Device | null>(null);

/** What of it stays the same while things are sent and fetched: who reads only this is not drawn again each time. */
export type Opened = Pick<Device, 'store' | 'session'> & { readonly due: DueKeeper };

export const OpenedContext = createContext<Opened | null>(null);

export function useDevice(): Device {
  const device = useContext(DeviceContext);
  if (!device) throw new Error('useDevice outside the opened device');
  return device;
}

export function useOpened(): Opened {
  const opened = useContext(OpenedContext);
  if (!opened) throw new Error('useOpened outside the opened device');
  return opened;
}

export const useStore = (): DeviceStore => useOpened().store;

/** All records of a kind on this device, undefined until they have been read. */
export function useKind<K extends RecordKind>(kind: K): readonly Kept<K>[] | undefined {
  const store = useStore();
  return useWatch(`kind:${kind}`, () => store.watchKind(kind));
}

/** What lists show of all records of a kind, undefined until it has been read. */
export function useHeaders<K extends HeaderKind>(kind: K): readonly Header<K>[] | undefined {
  const store = useStore();
  return useWatch(
    `headers:${kind}`,
    () => store.watchHeaders(kind),
    () => store.peekHeaders(kind),
  );
}

export function useDeviceState(): DeviceState | undefined {
  const store = useStore();
  return useWatch('state', () => store.watchState());
}
