import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Transform } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createBackupKey, createOpening, createSealing, type BackupKey } from './backup-seal.ts';

const key = createBackupKey('et passord som er langt nok');

async function through(bytes: Buffer, transform: Transform, piece = 10_000): Promise<Buffer> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, index) =>
    bytes.subarray(index * piece, (index + 1) * piece),
  );
  const out: Buffer[] = [];
  await pipeline(Readable.from(pieces), transform, async (some: AsyncIterable<Buffer>) => {
    for await (const part of some) out.push(part);
  });
  return Buffer.concat(out);
}
const seal = async (plain: Buffer, name = 'record', by: BackupKey = key): Promise<Buffer> =>
  through(plain, await createSealing(by, name));
const open = (sealed: Buffer, name = 'record', by: BackupKey = key, piece?: number): Promise<Buffer> =>
  through(sealed, createOpening(by, name), piece);
const changed = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

describe('a sealed file', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 300_000])(
    'of %i bytes opens again, in pieces of any size',
    async (size) => {
      const plain = randomBytes(size);
      const sealed = await seal(plain);
      for (const piece of [1_000, 65_536, 1_000_000]) {
        expect((await open(sealed, 'record', key, piece)).equals(plain)).toBe(true);
      }
    },
  );

  it('opens with the same words on another day, and with no others', async () => {
    const sealed = await seal(Buffer.from('Kanarifugl'));
    const again = createBackupKey('et passord som er langt nok');
    expect((await open(sealed, 'record', again)).toString()).toBe('Kanarifugl');
    const other = createBackupKey('et annet passord, også langt nok');
    await expect(open(sealed, 'record', other)).rejects.toThrow('does not open');
  });

  it('does not open under another name, changed, cut off, put together anew or with more behind it', async () => {
    const plain = randomBytes(200_000);
    const sealed = await seal(plain);
    await expect(open(sealed, 'session')).rejects.toThrow('does not open');
    for (const at of [0, 10, 30, 44, 50, 70_000, sealed.length - 1]) {
      await expect(open(changed(sealed, at)), `byte ${at}`).rejects.toThrow('does not open');
    }
    for (const length of [0, 5, 40, 45, 40 + 4 + 65_536 + 16, sealed.length - 1]) {
      await expect(open(sealed.subarray(0, length)), `${length} bytes`).rejects.toThrow('does not open');
    }
    const frame = 4 + 65_536 + 16;
    const [head, first, second] = [40, 40 + frame, 40 + 2 * frame];
    const swapped = Buffer.concat([
      sealed.subarray(0, head),
      sealed.subarray(first, second),
      sealed.subarray(head, first),
      sealed.subarray(second),
    ]);
    await expect(open(swapped)).rejects.toThrow('does not open');
    await expect(open(Buffer.concat([sealed, sealed.subarray(head)]))).rejects.toThrow('does not open');
    await expect(open(plain)).rejects.toThrow('does not open');
  });

  it('is never the same twice, and a short passphrase seals nothing', async () => {
    const plain = Buffer.alloc(100);
    expect((await seal(plain)).equals(await seal(plain))).toBe(false);
    expect(() => createBackupKey('for kort')).toThrow('at least 20');
  });
});
