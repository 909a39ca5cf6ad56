import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { promisify } from 'node:util';
import { StartError } from '../start-error.ts';

/**
 * A sealed file: a header (`VISITTB1`, 16 bytes of salt for the passphrase, 16 random bytes of its own), then frames of
 * four bytes length and AES-256-GCM over at most 64 kB. The number of a frame and whether it is the last are bound to it,
 * and so are the header and the file's own name: nothing can be cut off, put in another order or taken from another file.
 */
const magic = Buffer.from('VISITTB1');
const saltLength = 16;
const headerLength = magic.length + 2 * saltLength;
const frameBytes = 64 * 1024;
const tagLength = 16;
/** The highest bit of the length: no more comes. */
const lastFrame = 0x8000_0000;
/** 64 MiB and about a fifth of a second: once for a backup. */
const cost = { N: 65_536, r: 8, p: 1, maxmem: 96 * 1024 * 1024 };
/** Shorter ones can be guessed by whoever has the file. */
const leastPassphrase = 20;

/** What a backup is sealed with: a passphrase, stretched by scrypt, so that one a person can keep will do. */
export type BackupKey = {
  /** For what is written with this key. */
  readonly salt: Buffer;
  readonly stretched: (salt: Buffer) => Promise<Buffer>;
};

/** Throws a `StartError` for a passphrase that would not hold. */
export function createBackupKey(passphrase: string): BackupKey {
  if (passphrase.length < leastPassphrase)
    throw new StartError(`BACKUP_PASSPHRASE must have at least ${leastPassphrase} characters`);
  const known = new Map<string, Promise<Buffer>>();
  return {
    salt: randomBytes(saltLength),
    stretched: (salt) => {
      const name = salt.toString('hex');
      const key = known.get(name) ?? stretch(passphrase.normalize('NFC'), salt, 32, cost);
      known.set(name, key);
      return key;
    },
  };
}

const stretch = promisify<string, Buffer, number, typeof cost, Buffer>(scrypt);

const toFileKey = async (key: BackupKey, header: Buffer, name: string): Promise<Buffer> => {
  const master = await key.stretched(header.subarray(magic.length, magic.length + saltLength));
  const own = header.subarray(magic.length + saltLength);
  return Buffer.from(hkdfSync('sha256', master, own, `visitt backup ${name}`, 32));
};

/** A nonce is never used twice under one key: each file has a key of its own, each frame a number. */
const nonceOf = (frame: number): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(frame, 6, 6);
  return nonce;
};
const boundOf = (header: Buffer, name: string, isLast: boolean): Buffer =>
  Buffer.concat([header, Buffer.from([isLast ? 1 : 0]), Buffer.from(name)]);

/** Plain bytes in, a sealed file out. `name`: what the file is called in its backup. */
export async function createSealing(key: BackupKey, name: string): Promise<Transform> {
  const header = Buffer.concat([magic, key.salt, randomBytes(saltLength)]);
  const fileKey = await toFileKey(key, header, name);
  let waiting = Buffer.alloc(0);
  let frame = 0;
  const seal = (plain: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(frame));
    frame += 1;
    cipher.setAAD(boundOf(header, name, isLast));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(sealed.length + (isLast ? lastFrame : 0));
    return Buffer.concat([length, sealed]);
  };
  const sealing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      waiting = Buffer.concat([waiting, chunk]);
      // The last frame is kept back until it is known to be the last.
      while (waiting.length > frameBytes) {
        this.push(seal(waiting.subarray(0, frameBytes), false));
        waiting = waiting.subarray(frameBytes);
      }
      done();
    },
    flush(done) {
      done(null, seal(waiting, true));
    },
  });
  sealing.push(header);
  return sealing;
}

/** A sealed file in, its plain bytes out. Fails with a `StartError` when the passphrase, the name or a bit is another. */
export function createOpening(key: BackupKey, name: string): Transform {
  let waiting = Buffer.alloc(0);
  let opened: { readonly header: Buffer; readonly fileKey: Buffer } | null = null;
  let frame = 0;
  let isWhole = false;
  const broken = (): StartError =>
    new StartError(
      `${name} does not open: BACKUP_PASSPHRASE is another than it was made with, or it is damaged`,
    );

  const open = (sealed: Buffer, isLast: boolean, { header, fileKey }: NonNullable<typeof opened>): Buffer => {
    if (sealed.length < tagLength || isWhole) throw broken();
    const decipher = createDecipheriv('aes-256-gcm', fileKey, nonceOf(frame));
    frame += 1;
    isWhole = isLast;
    decipher.setAAD(boundOf(header, name, isLast));
    decipher.setAuthTag(sealed.subarray(-tagLength));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(0, -tagLength)), decipher.final()]);
    } catch {
      throw broken();
    }
  };
  const take = async (stream: Transform, chunk: Buffer): Promise<void> => {
    waiting = Buffer.concat([waiting, chunk]);
    if (opened === null) {
      if (waiting.length < headerLength) return;
      const header = Buffer.from(waiting.subarray(0, headerLength));
      if (!header.subarray(0, magic.length).equals(magic)) throw broken();
      opened = { header, fileKey: await toFileKey(key, header, name) };
      waiting = waiting.subarray(headerLength);
    }
    while (waiting.length >= 4) {
      const word = waiting.readUInt32BE();
      const isLast = word >= lastFrame;
      const length = isLast ? word - lastFrame : word;
      if (length > frameBytes + tagLength) throw broken();
      if (waiting.length < 4 + length) return;
      stream.push(open(waiting.subarray(4, 4 + length), isLast, opened));
      waiting = waiting.subarray(4 + length);
    }
  };
  const asError = (cause: unknown): Error => (cause instanceof Error ? cause : broken());
  const takeAll = async (stream: Transform, chunk: Buffer, done: TransformCallback): Promise<void> => {
    const failure = await take(stream, chunk).then(() => null, asError);
    done(failure);
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      void takeAll(this, chunk, done);
    },
    flush(done) {
      done(isWhole && waiting.length === 0 ? null : broken());
    },
  });
}
