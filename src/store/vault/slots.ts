import { createBulkSealer } from './bulk-sealer.ts';

/** How hard a PIN is to try: kept with the slot, so that it can be raised for the next. */
export type PinCost = {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
};

/**
 * One way to a data key: the key itself, sealed by what the person has or knows. `server`: a key the server gives after
 * a log-in. `pin`: Argon2id over the PIN, with a secret of the device. `passkey`: what an authenticator's PRF answers.
 */
export type VaultSlot = { readonly staffId: string; readonly sealed: Uint8Array } & (
  | { readonly kind: 'server' }
  | {
      readonly kind: 'pin';
      readonly salt: Uint8Array;
      readonly cost: PinCost;
      /** Digits, so that the pad knows when it is whole. */
      readonly length: number;
    }
  | { readonly kind: 'passkey'; readonly salt: Uint8Array; readonly credentialId: Uint8Array }
);
export type SlotKind = VaultSlot['kind'];

/** sync.md: 64 MiB, three passes. */
export const pinCost: PinCost = { memoryKiB: 65_536, iterations: 3, parallelism: 1 };

export const createDataKey = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(32));
export const createSalt = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(32));

/** Whose slot it is, of which kind and on which device: moved elsewhere it opens nothing. */
export type SlotOwner = { readonly kind: SlotKind; readonly staffId: string; readonly deviceId: string };

/** `secret`: from the server, of Argon2id, or of the authenticator. `salt`: 32 bytes; the device's secret for a PIN. */
export async function sealDataKey(
  dataKey: Uint8Array,
  secret: Uint8Array,
  salt: Uint8Array,
  owner: SlotOwner,
): Promise<Uint8Array> {
  const sealer = createBulkSealer(await toSlotKey(secret, salt, owner));
  const [sealed] = await sealer.seal([{ plain: dataKey.slice(), bound: wordsOf(owner) }]);
  if (!sealed) throw new Error('vault: the data key was not sealed');
  return sealed;
}

/** Null: the wrong secret, or another's slot. */
export async function openDataKey(
  sealed: Uint8Array,
  secret: Uint8Array,
  salt: Uint8Array,
  owner: SlotOwner,
): Promise<Uint8Array | null> {
  const sealer = createBulkSealer(await toSlotKey(secret, salt, owner));
  const [opened] = await sealer.open([{ sealed, bound: wordsOf(owner) }]);
  return opened ?? null;
}

const wordsOf = ({ kind, staffId, deviceId }: SlotOwner): string =>
  `visitt slot 1|${kind}|${staffId}|${deviceId}`;

async function toSlotKey(secret: Uint8Array, salt: Uint8Array, owner: SlotOwner): Promise<Uint8Array> {
  const material = await crypto.subtle.importKey('raw', secret.slice(), 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode(wordsOf(owner));
  const how = { name: 'HKDF', hash: 'SHA-256', salt: salt.slice(), info };
  return new Uint8Array(await crypto.subtle.deriveBits(how, material, 256));
}
