import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-parts.ts';

const pack = promisify(gzip);

/** Less than this fits into the ten packets that leave before anything is heard back: packed it comes no sooner. */
const worthwhileBytes = 12_000;
/** What repeats in our answers is found at the lowest level already; the higher ones cost three times the CPU. */
const level = 1;

/** An answer that says how short it is goes as it is: it need not be read, and made anew, to find that out. */
const isKnownSmall = (length: string | null): boolean => length !== null && Number(length) < worthwhileBytes;

/**
 * Packs whole answers at once. Those of the API are there in one piece: sending them through a stream of chunks cost
 * more than all the rest of a push.
 */
export const gzipAnswers: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  const { res } = c;
  const isWanted =
    /\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '') &&
    /^application\/[\w.+-]*json\b/.test(res.headers.get('Content-Type') ?? '') &&
    !res.headers.has('Content-Encoding') &&
    !isKnownSmall(res.headers.get('Content-Length')) &&
    c.req.method !== 'HEAD';
  if (!isWanted) return;
  const body = Buffer.from(await res.arrayBuffer());
  const headers = new Headers(res.headers);
  headers.append('Vary', 'Accept-Encoding');
  const isLarge = body.byteLength >= worthwhileBytes;
  if (isLarge) headers.set('Content-Encoding', 'gzip');
  const sent = isLarge ? await pack(body, { level }) : body;
  headers.set('Content-Length', String(sent.byteLength));
  // Hono merges the headers of the answer it replaces into the new one: first it must be gone.
  c.res = undefined;
  c.res = new Response(sent, { status: res.status, headers });
};
