import type { Session } from '#protocol/session.ts';
import { openDeviceProfile, type DeviceProfileStore } from '#store/device-profile.ts';
import { StorageError, type DeviceStore, type StorageProblem } from '#store/device-store.ts';
import { openDeviceStore } from '#store/open-device-store.ts';
import { startSync, type StartedSync } from '#store/start-sync.ts';
import { askForPersistence } from './ask-for-persistence.ts';
import { loadSession } from './load-session.ts';
import { finishLogOut, requestLogOut } from './log-out.ts';

export type DevicePhase =
  | { readonly name: 'opening' }
  /** Nobody is logged in here. `reached`: false when the server could not be asked. */
  | { readonly name: 'loggedOut'; readonly reached: boolean }
  | { readonly name: 'noAccess'; readonly session: Session }
  | { readonly name: 'locked'; readonly reason: StorageProblem['reason'] }
  | {
      readonly name: 'open';
      readonly session: Session;
      readonly store: DeviceStore;
      readonly sync: StartedSync;
    };

export type DeviceController = {
  current(): DevicePhase;
  subscribe(listener: (phase: DevicePhase) => void): () => void;
  /** Opens what is on the device without waiting for the network, then asks the server who is logged in. */
  start(): Promise<void>;
  logOut(): Promise<void>;
};

/** From a closed app to an opened store. A device where somebody is logged in opens with no network at all. */
export function createDeviceController(): DeviceController {
  const listeners = new Set<(phase: DevicePhase) => void>();
  let phase: DevicePhase = { name: 'opening' };
  let profileStore: DeviceProfileStore | undefined;

  const put = (next: DevicePhase) => {
    phase = next;
    for (const listener of listeners) listener(phase);
  };

  const closeStore = async () => {
    if (phase.name !== 'open') return;
    await phase.sync.stop();
    phase.store.close();
  };

  const open = async (session: Session, deviceId: string) => {
    if (phase.name === 'open' && phase.session.staffId === session.staffId) {
      put({ ...phase, session });
      return;
    }
    await closeStore();
    const store = await openDeviceStore({ tenantId: session.tenantId, staffId: session.staffId, deviceId });
    put({ name: 'open', session, store, sync: startSync(store) });
    void askForPersistence();
  };

  const start = async () => {
    put({ name: 'opening' });
    try {
      profileStore ??= await openDeviceProfile();
      const { deviceId, activeStaffId, users } = await profileStore.loadProfile();
      const known = users.find(({ staffId }) => staffId === activeStaffId)?.session;
      if (known && known.roles.length > 0) await open(known, deviceId);
      await finishLogOut();
      const answer = await loadSession(deviceId, AbortSignal.timeout(15_000));
      if (answer.state === 'in') {
        await profileStore.putSession(answer.session, new Date().toISOString());
        if (answer.session.roles.length > 0) await open(answer.session, deviceId);
        else {
          await closeStore();
          put({ name: 'noAccess', session: answer.session });
        }
      } else if (phase.name !== 'open') {
        // Whoever is at work here goes on when the session has run out: the sync says that it needs a log-in.
        put({ name: 'loggedOut', reached: answer.state === 'out' });
      }
    } catch (error) {
      put({ name: 'locked', reason: error instanceof StorageError ? error.problem.reason : 'unknown' });
    }
  };

  return {
    current: () => phase,
    subscribe: (listener) => {
      listeners.add(listener);
      listener(phase);
      return () => listeners.delete(listener);
    },
    start,
    logOut: async () => {
      const session = phase.name === 'open' || phase.name === 'noAccess' ? phase.session : undefined;
      await closeStore();
      const reached = await requestLogOut();
      try {
        if (session) await profileStore?.endSession(session.staffId);
        put({ name: 'loggedOut', reached });
      } catch (error) {
        put({ name: 'locked', reason: error instanceof StorageError ? error.problem.reason : 'unknown' });
      }
    },
  };
}
