import { createHash } from 'node:crypto';
import type { Scope } from '#protocol/scope.ts';

/** How far a device has come in each scope it holds, in one life of the server's data. The scopes are its set. */
export type Cursor = {
  readonly epoch: string;
  /** Whose it is: in another's hands it is worth nothing. */
  readonly holder: string;
  readonly positions: ReadonlyMap<Scope, number>;
  /**
   * From where on it must hear of what has left each scope: where it is, or, while the scope's first snapshot is under
   * way, where the tenant was when that began.
   */
  readonly since: ReadonlyMap<Scope, number>;
};

const format = 2;
const kinds = ['tenant', 'unit', 'own', 'group', 'learning'] as const;
const holderBytes = 8;
const headBytes = 1 + 16 + holderBytes;
const groupBytes = 18;

/** Sixteen hex digits that stand for one member of staff in one tenant. */
export const holderOf = (tenantId: string, staffId: string): string =>
  createHash('sha256')
    .update(`${tenantId}:${staffId}`)
    .digest('hex')
    .slice(0, holderBytes * 2);

/**
 * Opaque and short: scopes with the same position stand together, ids as their 16 bytes, so that a leader of some
 * hundred units still fits in a request line.
 */
export function toCursorText({ epoch, holder, positions, since }: Cursor): string {
  const groups = new Map<string, Scope[]>();
  for (const [scope, position] of positions) {
    const key = `${position} ${since.get(scope) ?? position}`;
    groups.set(key, [...(groups.get(key) ?? []), scope]);
  }
  const parts = [Buffer.from([format]), toBytes(epoch), Buffer.from(holder, 'hex')];
  for (const [key, scopes] of groups) {
    const [position = '0', start = '0'] = key.split(' ');
    const head = Buffer.alloc(groupBytes);
    head.writeBigUInt64BE(BigInt(position));
    head.writeBigUInt64BE(BigInt(start), 8);
    head.writeUInt16BE(scopes.length, 16);
    parts.push(head);
    for (const scope of scopes) {
      const [kind = '', id] = scope.split(':');
      parts.push(Buffer.from([kinds.findIndex((known) => known === kind)]));
      if (id !== undefined) parts.push(toBytes(id));
    }
  }
  return Buffer.concat(parts).toString('base64url');
}

/** Null for anything this server did not write in this form. What it says is a wish: rights are worked out anew. */
export function parseCursor(text: string): Cursor | null {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length < headBytes || bytes[0] !== format) return null;
  const positions = new Map<Scope, number>();
  const since = new Map<Scope, number>();
  let at = headBytes;
  while (at < bytes.length) {
    if (bytes.length - at < groupBytes) return null;
    const position = Number(bytes.readBigUInt64BE(at));
    const start = Number(bytes.readBigUInt64BE(at + 8));
    const count = bytes.readUInt16BE(at + 16);
    if (!Number.isSafeInteger(position) || !Number.isSafeInteger(start)) return null;
    at += groupBytes;
    for (let index = 0; index < count; index += 1) {
      const kind = kinds[bytes[at] ?? 255];
      const isBare = kind === 'tenant' || kind === 'learning';
      const end = isBare ? at + 1 : at + 17;
      if (kind === undefined || end > bytes.length) return null;
      const scope = isBare ? kind : `${kind}:${toUuid(bytes.subarray(at + 1, end))}`;
      positions.set(scope, position);
      since.set(scope, start);
      at = end;
    }
  }
  const holder = bytes.subarray(17, headBytes).toString('hex');
  return { epoch: toUuid(bytes.subarray(1, 17)), holder, positions, since };
}

const toBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

function toUuid(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
