import { gcm } from '@noble/ciphers/aes.js';

/**
 * Seals bytes with the vault's data key. Synchronous, because a browser's WebCrypto answers in a later task and an
 * IndexedDB transaction would be over by then. AES-256-GCM: 12 random bytes, the ciphertext, 16 bytes of tag.
 */
export type Sealer = {
  /** `bound` is what the bytes belong to (table, id, schema …): they open only with the very same words. */
  seal(plain: Uint8Array, bound: string): Uint8Array;
  /** Throws a `SealBroken` when the key, the words or a single bit is another. */
  open(sealed: Uint8Array, bound: string): Uint8Array;
};

export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  constructor(cause?: unknown) {
    super('vault: what was sealed does not open', { cause });
  }
}

const nonceLength = 12;
const tagLength = 16;
const encoder = new TextEncoder();

/** `key`: 32 bytes. `randomBytes`: from a seed in the simulation, else the browser's own. */
export function createSealer(
  key: Uint8Array,
  randomBytes: (length: number) => Uint8Array = (length) => crypto.getRandomValues(new Uint8Array(length)),
): Sealer {
  if (key.length !== 32) throw new RangeError('vault: a data key is 32 bytes');
  return {
    seal(plain, bound) {
      const nonce = randomBytes(nonceLength);
      const sealed = new Uint8Array(nonceLength + plain.length + tagLength);
      sealed.set(nonce);
      sealed.set(gcm(key, nonce, encoder.encode(bound)).encrypt(plain), nonceLength);
      return sealed;
    },
    open(sealed, bound) {
      if (sealed.length < nonceLength + tagLength) throw new SealBroken();
      try {
        const nonce = sealed.subarray(0, nonceLength);
        return gcm(key, nonce, encoder.encode(bound)).decrypt(sealed.subarray(nonceLength));
      } catch (cause) {
        throw new SealBroken(cause);
      }
    },
  };
}
