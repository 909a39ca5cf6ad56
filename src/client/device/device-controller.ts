import type { Session } from '#protocol/session.ts';
import {
  openDeviceProfile,
  type DeviceProfile,
  type DeviceProfileStore,
  type KnownUser,
} from '#store/device-profile.ts';
import { StorageError, type DeviceStore, type StorageProblem } from '#store/device-store.ts';
import type { StartedSync } from '#store/start-sync.ts';
import { createKeptKey } from '../vault/kept-key.ts';
import type { Refusal, TypedPin } from '../vault/doors.ts';
import type { OpenDevice } from '../opened-device/open-device.ts';
import type { DeviceJournal } from '../opened-device/open-journal.ts';
import { loadSession, type SessionAnswer } from './load-session.ts';
import { takeLogIn } from './logging-in.ts';
import { finishLogOut, requestLogOut } from './log-out.ts';

/** Whose store did not open, and the key to what else there is of hers. */
export type Rescue = Pick<Session, 'tenantId' | 'staffId'> & { readonly dataKey: Uint8Array };

export type DevicePhase =
  | { readonly name: 'opening' }
  /** Nobody is logged in here. `reached`: false when the server could not be asked. */
  | { readonly name: 'loggedOut'; readonly reached: boolean }
  | { readonly name: 'noAccess'; readonly session: Session }
  /** `rescue`: the vault opened and the store in it did not. */
  | { readonly name: 'locked'; readonly reason: StorageProblem['reason']; readonly rescue?: Rescue }
  /** Somebody's vault lies here, closed. `staffId`: who was last at work. */
  | {
      readonly name: 'closed';
      readonly users: readonly KnownUser[];
      readonly staffId: string | null;
      /** The server has closed this device: it opens once more, to deliver, and is then emptied. */
      readonly isClosing: boolean;
    }
  /** The device was closed, everything was delivered, and nothing is left here. */
  | { readonly name: 'emptied' }
  | {
      readonly name: 'open';
      readonly session: Session;
      readonly store: DeviceStore;
      readonly sync: StartedSync;
      readonly journal: DeviceJournal;
      readonly user: KnownUser;
    };

export type UnlockAnswer = { readonly ok: true } | Refusal;
/** `pin` when it is typed; `passkey` asks the device's own lock. */
export type UnlockWith = TypedPin | 'passkey';

export type DeviceController = {
  current(): DevicePhase;
  subscribe(listener: (phase: DevicePhase) => void): () => void;
  /** Opens what may be opened without waiting for the network, then asks the server who is logged in. */
  start(): Promise<void>;
  unlock(staffId: string, by: UnlockWith): Promise<UnlockAnswer>;
  /** Forgets the key; what was written is on the device. */
  lock(): Promise<void>;
  putPin(pin: string): Promise<void>;
  /** False: the person or the device said no. */
  putPasskey(): Promise<boolean>;
  removeSlot(kind: 'pin' | 'passkey'): Promise<void>;
  countUndelivered(staffId: string): Promise<number>;
  forgetUser(staffId: string): Promise<'forgotten' | 'undelivered'>;
  logOut(): Promise<void>;
};

/** From a closed app to an opened vault. The key is in memory only, and goes when nobody is there. */
export function createDeviceController(): DeviceController {
  const listeners = new Set<(phase: DevicePhase) => void>();
  const keptKey = createKeptKey();
  const now = () => new Date().toISOString();
  let phase: DevicePhase = { name: 'opening' };
  let profileStore: DeviceProfileStore | undefined;
  let dataKey: Uint8Array | null = null;
  let rescue: Rescue | null = null;
  /** Who was last at work in this tab, or on this device when it was opened. */
  let lastAtWork: string | null = null;
  let opened: OpenDevice | null = null;

  const put = (next: DevicePhase) => {
    phase = next;
    for (const listener of listeners) listener(phase);
  };
  const fail = (error: unknown) =>
    put({
      name: 'locked',
      reason: error instanceof StorageError ? error.problem.reason : 'unknown',
      ...(rescue ? { rescue } : {}),
    });
  const loadProfileStore = async () => (profileStore ??= await openDeviceProfile());
  const userOf = ({ users }: DeviceProfile, staffId: string) =>
    users.find((user) => user.staffId === staffId);

  const closeStore = async () => {
    rescue = null;
    dataKey = null;
    const closing = opened;
    opened = null;
    await closing?.close();
  };

  const showClosed = async (isClosing = false) => {
    const { users, activeStaffId } = await (await loadProfileStore()).loadProfile();
    put({ name: 'closed', users, staffId: activeStaffId, isClosing });
  };

  const lock = async (where: 'here' | 'everywhere') => {
    if (phase.name !== 'open') return;
    // A field that is left stores what was typed in it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await Promise.resolve();
    keptKey.drop(where);
    await closeStore();
    await showClosed();
  };

  const refreshUser = async () => {
    if (phase.name !== 'open') return;
    const user = userOf(await (await loadProfileStore()).loadProfile(), phase.session.staffId);
    if (phase.name !== 'open' || !user) return;
    if (JSON.stringify(user) !== JSON.stringify(phase.user)) put({ ...phase, user });
  };

  const empty = async (profile: DeviceProfileStore) => {
    const { users } = await profile.loadProfile();
    for (const { staffId } of users) await profile.forgetUser(staffId, 'goes');
    const left = (await profile.loadProfile()).users;
    if (left.length === 0) put({ name: 'emptied' });
    else put({ name: 'closed', users: left, staffId: left[0]?.staffId ?? null, isClosing: true });
  };

  const open = async (session: Session, key: Uint8Array) => {
    const profile = await loadProfileStore();
    const { openDevice } = await import('../vault/open-store.ts');
    await closeStore();
    const { deviceId, activeStaffId, ...loaded } = await profile.loadProfile();
    const { tenantId, staffId } = session;
    const user = loaded.users.find((one) => one.staffId === staffId);
    if (!user) throw new StorageError({ reason: 'damaged' });
    rescue = { tenantId, staffId, dataKey: key };
    const [device] = await Promise.all([
      openDevice(profile, { tenantId, staffId, deviceId, dataKey: key }),
      // Known before anything is shown: a reload at once must not greet whoever was here before her.
      activeStaffId === staffId ? null : profile.putActiveUser(staffId),
    ]);
    rescue = null;
    opened = device;
    dataKey = key;
    // Where somebody else was is no place to begin.
    if (lastAtWork !== null && lastAtWork !== staffId) history.replaceState(null, '', '/');
    lastAtWork = staffId;
    const { store, sync, journal } = device;
    put({ name: 'open', session, store, sync, journal, user });
    device.watch({
      settings: () => (phase.name === 'open' ? phase.user.settings : user.settings),
      settingsPut: () => void refreshUser().catch(() => {}),
      gone: (why) => void lock(why === 'idle' ? 'everywhere' : 'here').catch(fail),
      wiped: () => {
        keptKey.drop('everywhere');
        void closeStore()
          .then(() => empty(profile))
          .catch(fail);
      },
    });
    keptKey.keep(staffId, key);
    await profile.putTime(staffId, now(), false);
  };

  /** After a log-in: with the server's half of the key. */
  const openLoggedIn = async (profile: DeviceProfileStore, session: Session): Promise<void> => {
    const { deviceId, secret, users } = await profile.loadProfile();
    const slots = users.find(({ staffId }) => staffId === session.staffId)?.slots ?? [];
    const { openByServer } = await import('../vault/open-store.ts');
    const answer = await openByServer({ profile, deviceId, secret }, session.staffId, slots);
    if (answer.ok) {
      await profile.putSession(session, now(), answer.dataKey);
      await open(session, answer.dataKey);
    } else if (answer.reason === 'lost') put({ name: 'locked', reason: 'damaged' });
    else if (answer.reason === 'closed') await empty(profile);
    else if (slots.some(({ kind }) => kind !== 'server')) await showClosed();
    else put({ name: 'loggedOut', reached: answer.reason === 'logInAgain' });
  };

  const takeAnswer = async (profile: DeviceProfileStore, answer: SessionAnswer, loggedIn: boolean) => {
    if (answer.state === 'closed') {
      if (phase.name !== 'open') await empty(profile);
    } else if (answer.state === 'in') {
      const { session } = answer;
      if (session.roles.length === 0) {
        if (phase.name === 'open' && phase.session.staffId === session.staffId) {
          const { deliverRest } = await import('./deliver-rest.ts');
          await deliverRest(phase.sync.runner);
        }
        await closeStore();
        put({ name: 'noAccess', session });
      } else if (phase.name === 'open' && phase.session.staffId === session.staffId && dataKey) {
        await profile.putSession(session, now(), dataKey);
        put({ ...phase, session });
      } else if (loggedIn || phase.name === 'opening') {
        const { users } = await profile.loadProfile();
        const isOpenDoor = !users.some((user) => user.staffId === session.staffId && isShut(user));
        if (loggedIn || isOpenDoor) await openLoggedIn(profile, session);
        else await showClosed();
      }
    } else if (phase.name === 'opening') {
      const { users } = await profile.loadProfile();
      if (users.some(({ slots }) => slots.length > 0)) await showClosed();
      else put({ name: 'loggedOut', reached: answer.state === 'out' });
    }
  };

  const ask = async (profile: DeviceProfileStore, deviceId: string, loggedIn: boolean) => {
    await finishLogOut();
    await takeAnswer(profile, await loadSession(deviceId, AbortSignal.timeout(15_000)), loggedIn);
  };

  const start = async () => {
    put({ name: 'opening' });
    try {
      const profile = await loadProfileStore();
      const loaded = await profile.loadProfile();
      const { deviceId, activeStaffId } = loaded;
      const loggedIn = takeLogIn();
      // Fetched while the key is asked for: most likely it is not there.
      if (loaded.users.some(isShut)) void import('../vault/door-screens.tsx');
      lastAtWork ??= activeStaffId;
      const active = userOf(loaded, activeStaffId ?? '');
      const key = active?.hasSession && !loggedIn ? await keptKey.ask(active.staffId) : null;
      const session = active && key && (await profile.openSession(active.staffId, key));
      if (key && session) await open(session, key);
      else if (!loggedIn && loaded.users.some(isShut)) await showClosed();
      await ask(profile, deviceId, loggedIn);
    } catch (error) {
      fail(error);
    }
  };

  keptKey.onLocked(() => void lock('here').catch(fail));

  return {
    current: () => phase,
    subscribe: (listener) => {
      listeners.add(listener);
      listener(phase);
      return () => listeners.delete(listener);
    },
    start,
    unlock: async (staffId, by) => {
      const profile = await loadProfileStore();
      const loaded = await profile.loadProfile();
      const user = userOf(loaded, staffId);
      if (!user) return { ok: false, reason: 'none' };
      const doors = await import('../vault/open-store.ts');
      const door = { profile, deviceId: loaded.deviceId, secret: loaded.secret };
      const answer =
        by === 'passkey' ? await doors.openByPasskey(door, user) : await doors.openByPin(door, user, by);
      if (!answer.ok) return answer;
      const session = await profile.openSession(staffId, answer.dataKey);
      if (!session) return { ok: false, reason: 'lease' };
      try {
        await open(session, answer.dataKey);
        // Whoever has unlocked does not wait for the network.
        void ask(profile, loaded.deviceId, false).catch(fail);
      } catch (error) {
        fail(error);
      }
      return { ok: true };
    },
    lock: () => lock('everywhere'),
    putPin: async (pin) => {
      if (phase.name !== 'open' || !dataKey) return;
      const profile = await loadProfileStore();
      const { putPin } = await import('../vault/open-store.ts');
      await putPin({ profile, ...(await profile.loadProfile()) }, phase.session.staffId, dataKey, pin);
      await refreshUser();
    },
    putPasskey: async () => {
      if (phase.name !== 'open' || !dataKey) return false;
      const profile = await loadProfileStore();
      const { putPasskey } = await import('../vault/open-store.ts');
      const isPut = await putPasskey({ profile, ...(await profile.loadProfile()) }, phase.user, dataKey);
      await refreshUser();
      return isPut;
    },
    removeSlot: async (kind) => {
      if (phase.name !== 'open') return;
      await (await loadProfileStore()).removeSlot(phase.session.staffId, kind);
      await refreshUser();
    },
    countUndelivered: async (staffId) => (await loadProfileStore()).countUndelivered(staffId),
    forgetUser: async (staffId) => {
      const outcome = await (await loadProfileStore()).forgetUser(staffId);
      if (outcome === 'forgotten' && phase.name === 'closed') await showClosed();
      return outcome;
    },
    logOut: async () => {
      const session = phase.name === 'open' || phase.name === 'noAccess' ? phase.session : undefined;
      keptKey.drop('everywhere');
      await closeStore();
      const reached = await requestLogOut();
      try {
        if (session) await profileStore?.endSession(session.staffId);
        put({ name: 'loggedOut', reached });
      } catch (error) {
        fail(error);
      }
    },
  };
}

/** A door that only its owner opens, or one that somebody has tried: a session that still runs does not open it. */
const isShut = ({ slots, attempts }: KnownUser): boolean =>
  attempts.failed > 0 || slots.some(({ kind }) => kind !== 'server');
