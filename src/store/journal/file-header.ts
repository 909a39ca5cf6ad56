import { createCrc32c } from './crc32c.ts';

/** `visittj`, version 1; the generation; CRC-32C over both. Frames begin behind it. */
export const headerLength = 16;
const words = new TextEncoder().encode('visittj\u0001');

export type FileHeader = {
  /** A file is the journal from the moment this stands in it. */
  encode(generation: number): Uint8Array;
  /** The file's generation; null when it has no whole header of this version. */
  parse(bytes: Uint8Array): number | null;
};

/** Of two files with a header, the one with the higher generation is the journal. */
export function createFileHeader(): FileHeader {
  const crc32c = createCrc32c();
  return {
    encode: (generation) => {
      const bytes = new Uint8Array(headerLength);
      const view = new DataView(bytes.buffer);
      bytes.set(words);
      view.setUint32(8, generation, true);
      view.setUint32(12, crc32c(bytes.subarray(0, 12)), true);
      return bytes;
    },
    parse: (bytes) => {
      if (bytes.length < headerLength || !words.every((byte, index) => bytes[index] === byte)) return null;
      const view = new DataView(bytes.buffer, bytes.byteOffset, headerLength);
      return view.getUint32(12, true) === crc32c(bytes.subarray(0, 12)) ? view.getUint32(8, true) : null;
    },
  };
}
