import { problem } from '#protocol/problem.ts';
import { vaultKey } from '#protocol/vault.ts';
import type { DeviceProfileStore, KnownUser } from '#store/device-profile.ts';
import { isLeaseOver } from '#store/vault/lease.ts';
import {
  createDataKey,
  createSalt,
  openDataKey,
  pinCost,
  sealDataKey,
  type VaultSlot,
} from '#store/vault/slots.ts';
import { stretchPin, type PinStretcher } from '#store/vault/stretch-pin.ts';
import { askPasskey, createPasskey } from './passkey.ts';

/** The ways into a vault and what it takes to make one. Everything here is loaded when somebody stands at the door. */
export type Opened = { readonly ok: true; readonly dataKey: Uint8Array };
export type Refusal =
  | { readonly ok: false; readonly reason: 'wrong'; readonly left: number }
  | { readonly ok: false; readonly reason: 'wait'; readonly milliseconds: number }
  /** `none`: there is no such way in (any more). `lease`: too long without contact. `declined`: the person or the device said no. */
  | { readonly ok: false; readonly reason: 'none' | 'lease' | 'declined' };
export type Answer = Opened | Refusal;

export type ServerAnswer =
  | Opened
  | { readonly ok: false; readonly reason: 'logInAgain' | 'closed' | 'unreachable' | 'lost' };

type Door = {
  readonly profile: DeviceProfileStore;
  readonly deviceId: string;
  /** The device's own, for PINs. */
  readonly secret: Uint8Array;
};

const slotOf = <K extends VaultSlot['kind']>({ slots }: KnownUser, kind: K) =>
  slots.find((slot): slot is Extract<VaultSlot, { kind: K }> => slot.kind === kind);

/** What is typed, and what stands ready to stretch it. */
export type TypedPin = { readonly pin: string; readonly stretcher: PinStretcher };

/** With the PIN. Each try is counted before it is made; a right one clears the count. */
export async function openByPin(door: Door, user: KnownUser, { pin, stretcher }: TypedPin): Promise<Answer> {
  const { profile, deviceId, secret } = door;
  const { staffId } = user;
  const slot = slotOf(user, 'pin');
  if (!slot) return { ok: false, reason: 'none' };
  if (isOver(user)) return { ok: false, reason: 'lease' };
  const { salt, cost, sealed } = slot;
  // Stretched meanwhile, and tried only when the count lies on the device.
  const stretching = stretcher.stretch({ pin, salt, cost });
  stretching.catch(() => {});
  const taken = await profile.takeAttempt(staffId, Date.now());
  if (!taken.taken) {
    return taken.reason === 'wait'
      ? { ok: false, reason: 'wait', milliseconds: taken.milliseconds }
      : { ok: false, reason: 'none' };
  }
  const dataKey = await openDataKey(sealed, await stretching, secret, { kind: 'pin', staffId, deviceId });
  if (!dataKey) return { ok: false, reason: 'wrong', left: await profile.failAttempt(staffId) };
  await profile.clearAttempts(staffId);
  return { ok: true, dataKey };
}

/** With the device's own lock: a fingerprint, a face. */
export async function openByPasskey({ deviceId }: Door, user: KnownUser): Promise<Answer> {
  const slot = slotOf(user, 'passkey');
  if (!slot) return { ok: false, reason: 'none' };
  if (isOver(user)) return { ok: false, reason: 'lease' };
  const answer = await askPasskey(slot.credentialId, slot.salt);
  if (!answer) return { ok: false, reason: 'declined' };
  const owner = { kind: 'passkey', staffId: user.staffId, deviceId } as const;
  const dataKey = await openDataKey(slot.sealed, answer.secret, slot.salt, owner);
  return dataKey ? { ok: true, dataKey } : { ok: false, reason: 'declined' };
}

/** With the server's half, just after a log-in. Makes the data key the first time somebody logs in here. */
export async function openByServer(
  { profile, deviceId }: Door,
  staffId: string,
  slots: readonly VaultSlot[],
): Promise<ServerAnswer> {
  const asked = await askServer(deviceId);
  if (!asked.ok) return asked;
  const owner = { kind: 'server', staffId, deviceId } as const;
  const salt = new Uint8Array(32);
  const seal = async (dataKey: Uint8Array) =>
    profile.addSlot({ ...owner, sealed: await sealDataKey(dataKey, asked.key, salt, owner) });
  const known = slots.find(({ kind }) => kind === 'server');
  // Another tab may make one in the same moment: the one that came to lie here counts.
  const slot = known ?? (await seal(createDataKey()));
  const dataKey = await openDataKey(slot.sealed, asked.key, salt, owner);
  return dataKey ? { ok: true, dataKey } : { ok: false, reason: 'lost' };
}

export async function putPin(
  { profile, deviceId, secret }: Door,
  staffId: string,
  dataKey: Uint8Array,
  pin: string,
): Promise<void> {
  const salt = createSalt();
  const stretched = await stretchPin({ pin, salt, cost: pinCost });
  const sealed = await sealDataKey(dataKey, stretched, secret, { kind: 'pin', staffId, deviceId });
  await profile.putSlot({ kind: 'pin', staffId, sealed, salt, cost: pinCost, length: pin.length });
  await profile.clearAttempts(staffId);
}

/** False: the person or the device said no, or the device's lock cannot make a secret. */
export async function putPasskey(
  { profile, deviceId }: Door,
  { staffId, name }: Pick<KnownUser, 'staffId' | 'name'>,
  dataKey: Uint8Array,
): Promise<boolean> {
  const salt = createSalt();
  const answer = await createPasskey(name, new TextEncoder().encode(staffId), salt);
  if (!answer) return false;
  const { credentialId, secret } = answer;
  const sealed = await sealDataKey(dataKey, secret, salt, { kind: 'passkey', staffId, deviceId });
  await profile.putSlot({ kind: 'passkey', staffId, sealed, salt, credentialId });
  return true;
}

const isOver = (user: KnownUser): boolean =>
  !user.hasSession || isLeaseOver(user, user.settings.leaseHours, new Date().toISOString());

type Asked =
  | { readonly ok: true; readonly key: Uint8Array }
  | { readonly ok: false; readonly reason: 'logInAgain' | 'closed' | 'unreachable' };

async function askServer(deviceId: string): Promise<Asked> {
  try {
    const answer = await fetch('/vault/key', {
      headers: { accept: 'application/json', 'x-visitt-device': deviceId },
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(15_000),
    });
    const body: unknown = await answer.json();
    const given = vaultKey.safeParse(body);
    if (answer.ok && given.success) {
      return { ok: true, key: Uint8Array.from(atob(given.data.key), (char) => char.charCodeAt(0)) };
    }
    const refused = problem.safeParse(body);
    if (refused.success && refused.data.type === 'deviceClosed') return { ok: false, reason: 'closed' };
    if (answer.status === 401 || answer.status === 403) return { ok: false, reason: 'logInAgain' };
  } catch {
    // Below.
  }
  return { ok: false, reason: 'unreachable' };
}
