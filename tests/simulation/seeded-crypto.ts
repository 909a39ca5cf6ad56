import type { Random } from './random.ts';

/**
 * The engine, the store and the vault draw their ids and nonces from `crypto`: for one run it draws from the seed.
 * Returns how to give the real one back.
 */
export function seedCrypto(random: Random): () => void {
  const fill = <T extends ArrayBufferView | null>(array: T): T => {
    if (array) {
      const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      for (let index = 0; index < bytes.length; index += 1) bytes[index] = random.between(0, 255);
    }
    return array;
  };
  const define = (name: 'randomUUID' | 'getRandomValues', value: unknown) =>
    Object.defineProperty(globalThis.crypto, name, { value, configurable: true, writable: true });
  define('getRandomValues', fill);
  define('randomUUID', () => toUuid(random));
  return () => {
    Reflect.deleteProperty(globalThis.crypto, 'randomUUID');
    Reflect.deleteProperty(globalThis.crypto, 'getRandomValues');
  };
}

export function toUuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => random.between(0, 15).toString(16)).join('');
  const variant = '89ab'[random.between(0, 3)] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
