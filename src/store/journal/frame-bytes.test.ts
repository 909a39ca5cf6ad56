import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCrc32c } from './crc32c.ts';
import { createFileHeader, headerLength } from './file-header.ts';
import { createFrameBytes } from './frame-bytes.ts';
import type { JournalFrame } from './journal-frame.ts';

const frameBytes = createFrameBytes();

const number = fc.integer({ min: 1, max: 10_000 });
const replicaId = fc.constantFrom('r1', 'r2', '0f7f1f0e-2d3b-4d4a-9c55-7a4d0d8f2a11');

/** Any frame the app could write, for property tests. */
const frameArbitrary: fc.Arbitrary<JournalFrame> = fc.oneof(
  fc.record({
    kind: fc.constant('operations' as const),
    replicaId,
    first: number,
    last: number,
    // Payloads that look like frames themselves, too: the marker's own bytes.
    payload: fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc
        .array(fc.constantFrom(0x56, 0x4a, 0xf5, 0x0a, 0), { maxLength: 40 })
        .map((bytes) => new Uint8Array(bytes)),
    ),
  }),
  fc.record({
    kind: fc.constant('settled' as const),
    replicaId,
    upTo: number,
    goneTo: number,
    receivedAt: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    except: fc.array(number, { maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('replica' as const), replicaId }),
);

const joinBytes = (parts: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(parts.flatMap((part) => [...part]));

describe('CRC-32C', () => {
  it('gives the check value everybody gives for 123456789', () => {
    expect(createCrc32c()(new TextEncoder().encode('123456789'))).toBe(0xe306_9283);
  });
});

describe('the header', () => {
  it('JRN1 is read back, and a single changed bit is not a header', () => {
    const header = createFileHeader();
    const bytes = header.encode(7);
    expect(header.parse(bytes)).toBe(7);
    for (let at = 0; at < headerLength * 8; at += 1) {
      const flipped = bytes.slice();
      flipped[at >> 3] = (flipped[at >> 3] ?? 0) ^ (1 << (at & 7));
      expect(header.parse(flipped)).toBeNull();
    }
    expect(header.parse(bytes.subarray(0, headerLength - 1))).toBeNull();
  });
});

describe('frames', () => {
  it('JRN2 what is written is read back, in order', () => {
    fc.assert(
      fc.property(fc.array(frameArbitrary, { maxLength: 12 }), (frames) => {
        const bytes = joinBytes(frames.map(frameBytes.encode));
        const scan = frameBytes.scan(bytes, 0);
        expect(scan.frames.map(({ frame }) => frame)).toEqual(frames);
        expect(scan).toMatchObject({ wholeTo: bytes.length, damaged: 0 });
      }),
    );
  });

  it('JRN3 cut at any byte, everything whole before the cut is there and nothing else', () => {
    fc.assert(
      fc.property(fc.array(frameArbitrary, { minLength: 1, maxLength: 4 }), (frames) => {
        const encoded = frames.map(frameBytes.encode);
        const bytes = joinBytes(encoded);
        for (let cut = 0; cut <= bytes.length; cut += 1) {
          let end = 0;
          const whole = encoded.filter(({ length }) => (end += length) <= cut).length;
          const scan = frameBytes.scan(bytes.slice(0, cut), 0);
          expect(scan.frames.map(({ frame }) => frame)).toEqual(frames.slice(0, whole));
          expect(scan.damaged).toBe(0);
          expect(scan.wholeTo).toBe(joinBytes(encoded.slice(0, whole)).length);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('JRN4 changed bytes take at most the frames they lie in; nothing is read that was not written', () => {
    const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.array(frameArbitrary, { minLength: 1, maxLength: 8 }), flips, (frames, changes) => {
        const encoded = frames.map(frameBytes.encode);
        const bytes = joinBytes(encoded);
        const hit = new Set<number>();
        for (const [where, mask] of new Map(changes.map(([place, bits]) => [place % bytes.length, bits]))) {
          bytes[where] = (bytes[where] ?? 0) ^ mask;
          let end = 0;
          hit.add(encoded.findIndex(({ length }) => (end += length) > where));
        }
        const scan = frameBytes.scan(bytes, 0);
        expect(scan.frames.map(({ frame }) => frame)).toEqual(frames.filter((_, index) => !hit.has(index)));
      }),
      { numRuns: 300 },
    );
  });

  it('JRN4 a bad place between whole frames is counted', () => {
    const frames = [1, 2, 3].map((n) => ({ kind: 'replica' as const, replicaId: `replica ${n}` }));
    const encoded = frames.map(frameBytes.encode);
    encoded[1]?.fill(0);
    const scan = frameBytes.scan(joinBytes(encoded), 0);
    expect(scan.damaged).toBe(1);
    expect(scan.frames.map(({ frame }) => frame)).toEqual([frames[0], frames[2]]);
  });

  it('JRN4 any bytes at all are read without a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(frameBytes.scan(bytes, 0).frames).toEqual([]);
      }),
    );
  });
});
