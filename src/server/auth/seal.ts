import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Closes a small value so that only this server can read it, and only until it runs out. */
export type Seal = {
  readonly close: (value: object, expiresAt: Date) => string;
  /** Null: not ours, altered, or run out. */
  readonly open: (text: string, now: Date) => unknown;
};

const ivBytes = 12;
const tagBytes = 16;

export function createSeal(secret: string, purpose: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `visitt ${purpose}`, 32));
  return {
    close: (value, expiresAt) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const inside = JSON.stringify({ value, expiresAt: expiresAt.getTime() });
      const text = Buffer.concat([cipher.update(inside, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url');
    },
    open: (text, now) => {
      const bytes = Buffer.from(text, 'base64url');
      if (bytes.length <= ivBytes + tagBytes) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes));
      decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      try {
        const inside = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
        const { value, expiresAt } = JSON.parse(inside.toString('utf8')) as {
          value: unknown;
          expiresAt: number;
        };
        return now.getTime() < expiresAt ? value : null;
      } catch {
        return null;
      }
    },
  };
}
