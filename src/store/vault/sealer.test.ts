import { describe, expect, it } from 'vitest';
import { createSealer, SealBroken } from './sealer.ts';

const key = (seed: number) => new Uint8Array(32).fill(seed);
const text = (value: string) => new TextEncoder().encode(value);

describe('sealer', () => {
  it('opens what it sealed, under the same words', () => {
    const sealer = createSealer(key(1));
    expect(sealer.open(sealer.seal(text('blåbær'), 'records|1'), 'records|1')).toEqual(text('blåbær'));
  });

  it('seals the same bytes differently each time, and as WebCrypto would read them', async () => {
    const sealer = createSealer(key(2));
    const [first, second] = [sealer.seal(text('a'), 'b'), sealer.seal(text('a'), 'b')];
    expect(first).not.toEqual(second);
    const webKey = await crypto.subtle.importKey('raw', key(2), 'AES-GCM', false, ['decrypt']);
    const how = { name: 'AES-GCM', iv: first.slice(0, 12), additionalData: text('b') };
    const opened = await crypto.subtle.decrypt(how, webKey, first.slice(12));
    expect(new Uint8Array(opened)).toEqual(text('a'));
  });

  it.each(['another key', 'other words', 'a changed bit', 'a cut end'])('refuses %s', (what) => {
    const sealed = createSealer(key(3)).seal(text('secret'), 'words');
    const other = createSealer(key(what === 'another key' ? 4 : 3));
    if (what === 'a changed bit') sealed[sealed.length - 1] = (sealed[sealed.length - 1] ?? 0) ^ 1;
    const given = what === 'a cut end' ? sealed.subarray(0, 20) : sealed;
    expect(() => other.open(given, what === 'other words' ? 'others' : 'words')).toThrow(SealBroken);
  });

  it('takes no key of another length', () => {
    expect(() => createSealer(new Uint8Array(16))).toThrow(RangeError);
  });
});
