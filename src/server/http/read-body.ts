import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

export type BodyResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: 'tooLarge' | 'badRequest' };

const unzip = promisify(gunzip);

/** The body as text, at most `limit` bytes both as sent and unpacked; stops reading when there is more. */
export async function readBody(request: Request, limit: number): Promise<BodyResult> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return { ok: false, reason: 'tooLarge' };
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) return { ok: false, reason: 'tooLarge' };
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (encoding === 'identity') return toText(bytes);
  if (encoding !== 'gzip') return { ok: false, reason: 'badRequest' };
  try {
    return toText(await unzip(bytes, { maxOutputLength: limit }));
  } catch (cause) {
    const isTooLarge = (cause as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    return { ok: false, reason: isTooLarge ? 'tooLarge' : 'badRequest' };
  }
}

function toText(bytes: Uint8Array): BodyResult {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, reason: 'badRequest' };
  }
}
