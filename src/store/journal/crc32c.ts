/** CRC-32C (Castagnoli), reflected: the check that storage itself uses, for finding torn and flipped bytes. */
export function createCrc32c(): (...parts: readonly Uint8Array[]) => number {
  const table = new Uint32Array(256);
  for (let index = 0; index < 256; index += 1) {
    let value = index;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f6_3b78 : value >>> 1;
    table[index] = value >>> 0;
  }
  return (...parts) => {
    let crc = 0xffff_ffff;
    for (const part of parts) {
      for (const byte of part) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
    }
    return (crc ^ 0xffff_ffff) >>> 0;
  };
}
