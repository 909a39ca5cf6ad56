import { lstat, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context, Handler } from 'hono';
import type { AppEnv } from './app-parts.ts';
import { preloadForm } from './preload-form.ts';
import { createPreloadLinks, isTryFormPage } from './preload-links.ts';
import { problem } from './problems.ts';

const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const isText = /^(text|application\/(json|manifest))|svg/;

type Encoding = 'br' | 'gzip' | 'identity';
type Kept = { readonly tag: string; readonly bodies: Map<Encoding, Promise<Buffer>> };

/**
 * The built client. Hashed assets never change and may be kept for ever, earlier builds' too; everything else is
 * asked for anew. An address of the app that is no file gets `index.html`. `provOrigins`: from where else `/prov` may
 * open a form.
 */
export function staticFiles(root: string, provOrigins: readonly string[]): Handler<AppEnv> {
  const kept = new Map<string, Kept>();
  const preloadLinks = createPreloadLinks(root);
  return async (c) => {
    const { pathname, searchParams } = new URL(c.req.url);
    const path = toFilePath(pathname);
    if (path === null) return problem(c, 'notFound');
    if (path !== '') {
      const answer = await serve(c, root, path, kept);
      if (answer) return answer;
      if (path.startsWith('assets/') || extname(path) !== '') return problem(c, 'notFound');
    }
    const links = [
      isTryFormPage(pathname) ? preloadForm(searchParams, provOrigins) : '',
      await preloadLinks(pathname, c.req.header('accept-language')),
    ].filter((link) => link !== '');
    if (links.length > 0) c.header('Link', links.join(', '));
    return (await serve(c, root, 'index.html', kept)) ?? problem(c, 'notFound');
  };
}

/** Null for whatever could lead out of the folder or to a hidden file. */
function toFilePath(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname).slice(1);
    const isPlain = !/[\0\\]|%/.test(path) && path.split('/').every((part) => !part.startsWith('.'));
    return isPlain ? path : null;
  } catch {
    return null;
  }
}

async function serve(
  c: Context<AppEnv>,
  root: string,
  path: string,
  kept: Map<string, Kept>,
): Promise<Response | null> {
  const file = join(root, path);
  if (!file.startsWith(root + sep)) return null;
  // Not through a link: what it points at need not lie here.
  const found = await lstat(file).catch(() => null);
  if (!found?.isFile()) return null;
  const type = types[extname(path)] ?? 'application/octet-stream';
  const tag = `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`;
  c.header('ETag', tag);
  c.header('Cache-Control', path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (isText.test(type)) c.header('Vary', 'Accept-Encoding');
  if (c.req.header('If-None-Match') === tag) return c.body(null, 304);
  const encoding = isText.test(type) ? encodingFor(c.req.header('Accept-Encoding')) : 'identity';
  if (encoding !== 'identity') c.header('Content-Encoding', encoding);
  const body = await loadBody(kept, file, tag, encoding);
  return c.body(new Uint8Array(body), 200, {
    'Content-Type': type,
    'Content-Length': String(body.byteLength),
  });
}

/** Read and packed once for each version of a file. */
function loadBody(kept: Map<string, Kept>, file: string, tag: string, encoding: Encoding): Promise<Buffer> {
  const before = kept.get(file);
  const entry = before?.tag === tag ? before : { tag, bodies: new Map<Encoding, Promise<Buffer>>() };
  kept.set(file, entry);
  const body = entry.bodies.get(encoding) ?? readFile(file).then((bytes) => pack(bytes, encoding));
  entry.bodies.set(encoding, body);
  body.catch(() => entry.bodies.delete(encoding));
  return body;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

function pack(bytes: Buffer, encoding: Encoding): Promise<Buffer> | Buffer {
  if (encoding === 'identity') return bytes;
  if (encoding === 'gzip') return zip(bytes, { level: 9 });
  return brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}

function encodingFor(accepted = ''): Encoding {
  const names = new Set(
    accepted
      .split(',')
      .filter((entry) => !/;\s*q=0(\.0*)?\s*$/.test(entry))
      .map((entry) => entry.split(';')[0]?.trim()),
  );
  return names.has('br') ? 'br' : names.has('gzip') ? 'gzip' : 'identity';
}
