import type { Scope } from '#protocol/scope.ts';

/** How far a device has come in each scope it holds, in one life of the server's data. */
export type Cursor = {
  readonly epoch: string;
  readonly positions: ReadonlyMap<Scope, number>;
};

const format = 1;
const kinds = ['tenant', 'unit', 'own'] as const;

/**
 * Opaque and short: scopes with the same position stand together, ids as their 16 bytes, so that a leader of some
 * hundred units still fits in a request line.
 */
export function toCursorText({ epoch, positions }: Cursor): string {
  const groups = new Map<number, Scope[]>();
  for (const [scope, position] of positions) groups.set(position, [...(groups.get(position) ?? []), scope]);
  const parts = [Buffer.from([format]), toBytes(epoch)];
  for (const [position, scopes] of groups) {
    const head = Buffer.alloc(10);
    head.writeBigUInt64BE(BigInt(position));
    head.writeUInt16BE(scopes.length, 8);
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
  if (bytes.length < 17 || bytes[0] !== format) return null;
  const positions = new Map<Scope, number>();
  let at = 17;
  while (at < bytes.length) {
    if (bytes.length - at < 10) return null;
    const position = Number(bytes.readBigUInt64BE(at));
    const count = bytes.readUInt16BE(at + 8);
    if (!Number.isSafeInteger(position)) return null;
    at += 10;
    for (let index = 0; index < count; index += 1) {
      const kind = kinds[bytes[at] ?? 255];
      const end = kind === 'tenant' ? at + 1 : at + 17;
      if (kind === undefined || end > bytes.length) return null;
      positions.set(kind === 'tenant' ? kind : `${kind}:${toUuid(bytes.subarray(at + 1, end))}`, position);
      at = end;
    }
  }
  return { epoch: toUuid(bytes.subarray(1, 17)), positions };
}

const toBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

function toUuid(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
