import { createCipheriv, createDecipheriv } from 'node:crypto';

const tagLength = 16;

type Gcm = { encrypt(plain: Uint8Array): Uint8Array; decrypt(sealed: Uint8Array): Uint8Array };

/**
 * In place of `gcm` from `@noble/ciphers/aes.js`, in the bundle of the simulation's threads: the same AES-256-GCM, the
 * same bytes, by Node's own cipher in a fraction of the time. `bound`: what the bytes are bound to.
 */
export function gcm(key: Uint8Array, nonce: Uint8Array, bound: Uint8Array): Gcm {
  return {
    encrypt: (plain) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound);
      const sealed = new Uint8Array(plain.length + tagLength);
      sealed.set(cipher.update(plain));
      cipher.final();
      sealed.set(cipher.getAuthTag(), plain.length);
      return sealed;
    },
    decrypt: (sealed) => {
      const end = sealed.length - tagLength;
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(bound);
      decipher.setAuthTag(sealed.subarray(end));
      const plain = decipher.update(sealed.subarray(0, end));
      decipher.final();
      return new Uint8Array(plain.buffer, plain.byteOffset, plain.length);
    },
  };
}
