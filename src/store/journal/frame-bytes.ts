import { createCrc32c } from './crc32c.ts';
import type { JournalFrame } from './journal-frame.ts';

/** Marker, length of the body, CRC-32C over length and body; then the body. Little endian. */
const marker = [0x56, 0x4a, 0xf5, 0x0a] as const;
const headLength = 12;
/** Nothing the app writes comes near; a length above it is a broken length. */
const longestBody = 64 * 1024 * 1024;

const kinds = { operations: 1, settled: 2, replica: 3 } as const;

export type PlacedFrame = { readonly frame: JournalFrame; readonly start: number; readonly end: number };

export type FrameScan = {
  readonly frames: readonly PlacedFrame[];
  /** Where the last whole frame ends; what lies behind is a torn tail. */
  readonly wholeTo: number;
  /** Places between whole frames that are not frames. */
  readonly damaged: number;
};

/** Frames to bytes and back. What is read back was written, whole; everything else is left out and counted. */
export type FrameBytes = {
  encode(frame: JournalFrame): Uint8Array;
  /** Never throws. `from`: where the first frame may begin. */
  scan(bytes: Uint8Array, from: number): FrameScan;
};

export function createFrameBytes(): FrameBytes {
  const crc32c = createCrc32c();
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { fatal: true });

  const encode = (frame: JournalFrame): Uint8Array => {
    const name = encoder.encode(frame.replicaId);
    if (name.length > 255) throw new RangeError('journal: a replica id is at most 255 bytes');
    const numbers = numbersOf(frame);
    const payload = frame.kind === 'operations' ? frame.payload : new Uint8Array(0);
    const numbersAt = headLength + 2 + name.length;
    const bytes = new Uint8Array(numbersAt + numbers.length * 8 + payload.length);
    const view = new DataView(bytes.buffer);
    bytes.set(marker);
    view.setUint32(4, bytes.length - headLength, true);
    bytes[headLength] = kinds[frame.kind];
    bytes[headLength + 1] = name.length;
    bytes.set(name, headLength + 2);
    // Doubles hold every `n` there can be.
    for (const [index, value] of numbers.entries()) view.setFloat64(numbersAt + index * 8, value, true);
    bytes.set(payload, numbersAt + numbers.length * 8);
    view.setUint32(8, crc32c(bytes.subarray(4, 8), bytes.subarray(headLength)), true);
    return bytes;
  };

  const frameAt = (bytes: Uint8Array, start: number): PlacedFrame | null => {
    if (
      start + headLength + 2 > bytes.length ||
      !marker.every((byte, index) => bytes[start + index] === byte)
    ) {
      return null;
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const length = view.getUint32(start + 4, true);
    const end = start + headLength + length;
    if (length > longestBody || end > bytes.length) return null;
    const body = bytes.subarray(start + headLength, end);
    if (crc32c(bytes.subarray(start + 4, start + 8), body) !== view.getUint32(start + 8, true)) return null;
    const frame = toFrame(body, decoder);
    return frame && { frame, start, end };
  };

  return {
    encode,
    scan: (bytes, from) => {
      const frames: PlacedFrame[] = [];
      let wholeTo = Math.min(from, bytes.length);
      let damaged = 0;
      let at = wholeTo;
      while (at >= 0 && at < bytes.length) {
        const found = frameAt(bytes, at);
        if (found) {
          // Whatever lies between the last whole frame and this one is damage in the middle.
          if (at > wholeTo) damaged += 1;
          frames.push(found);
          wholeTo = found.end;
          at = found.end;
        } else {
          at = bytes.indexOf(marker[0], at + 1);
        }
      }
      return { frames, wholeTo, damaged };
    },
  };
}

function numbersOf(frame: JournalFrame): readonly number[] {
  switch (frame.kind) {
    case 'operations':
      return [frame.first, frame.last];
    case 'settled':
      return [frame.upTo, frame.goneTo, frame.receivedAt, ...frame.except];
    case 'replica':
      return [];
  }
}

function toFrame(body: Uint8Array, decoder: TextDecoder): JournalFrame | null {
  const [kind, nameLength = 0] = body;
  const numbersAt = 2 + nameLength;
  if (numbersAt > body.length) return null;
  let replicaId: string;
  try {
    replicaId = decoder.decode(body.subarray(2, numbersAt));
  } catch {
    return null;
  }
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const room = Math.floor((body.length - numbersAt) / 8);
  const number = (index: number): number => view.getFloat64(numbersAt + index * 8, true);
  if (kind === kinds.replica) return { kind: 'replica', replicaId };
  if (kind === kinds.operations && room >= 2) {
    const payload = body.slice(numbersAt + 16);
    return { kind: 'operations', replicaId, first: number(0), last: number(1), payload };
  }
  if (kind === kinds.settled && room >= 3) {
    const except = Array.from({ length: room - 3 }, (_, index) => number(index + 3));
    return { kind: 'settled', replicaId, upTo: number(0), goneTo: number(1), receivedAt: number(2), except };
  }
  // A kind of a later version: whole, and nothing this one can use.
  return null;
}
