/**
 * Ids that two devices work out alike without having met: other ids with something mixed in. What the ids themselves keep apart
 * stays apart.
 */
type Bytes = readonly number[];

export const toBytes = (uuid: string): Bytes =>
  (uuid.replaceAll('-', '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

export const mix = (a: Bytes, b: Bytes): Bytes => a.map((byte, index) => byte ^ (b[index] ?? 0));

/** Sixteen bytes of a short text: four lanes of FNV-1a with a last stir. Nothing here is secret. */
export function toHash(text: string): Bytes {
  return [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35].flatMap((seed) => {
    let lane = seed;
    for (const character of text) lane = Math.imul(lane ^ (character.codePointAt(0) ?? 0), 0x01000193);
    lane = Math.imul(lane ^ (lane >>> 15), 0x2c1b3c6d);
    lane ^= lane >>> 13;
    return [24, 16, 8, 0].map((shift) => (lane >>> shift) & 0xff);
  });
}

/** Version 8, made by rules of one's own (RFC 9562). */
export function toUuid(bytes: Bytes): string {
  const hex = bytes.map((byte, index) => {
    const marked = index === 6 ? (byte & 0x0f) | 0x80 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, '0');
  });
  const part = (from: number, to: number): string => hex.slice(from, to).join('');
  return [part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 16)].join('-');
}
