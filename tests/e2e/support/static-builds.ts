import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const types: { readonly [extension: string]: string } = {
  '.js': 'text/javascript',
  '.html': 'text/html',
  '.css': 'text/css',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
};

/**
 * A copy of a build in which one chunk has another hash, as after a change: everything that names it is new too. Its page
 * says which it is.
 */
export async function makeNextBuild(
  from: string,
  to: string,
  oldHash: string,
  newHash: string,
): Promise<void> {
  await cp(from, to, { recursive: true });
  for (const entry of await readdir(to, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    if (/\.(js|html)$/.test(file)) {
      await writeFile(file, (await readFile(file, 'utf8')).replaceAll(oldHash, newHash));
    }
    if (file.includes(oldHash)) await rename(file, file.replace(oldHash, newHash));
  }
  const page = path.join(to, 'index.html');
  const named = (await readFile(page, 'utf8')).replace(/<meta name="visitt-build"[^>]*>/, '');
  await writeFile(page, named.replace('</head>', `<meta name="visitt-build" content="${newHash}"></head>`));
  const worker = path.join(to, 'sw.js');
  const revision = /("revision":")[^"]*(?=","url":"index\.html")/;
  await writeFile(worker, (await readFile(worker, 'utf8')).replace(revision, `$1${newHash}`));
}

/** A server that has one build at a time, as a real one does after an update. */
export async function serveBuild(first: string) {
  let root = first;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(root, pathname === '/' ? 'index.html' : pathname);
    readFile(file).then(
      (body) => {
        response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' });
        response.end(body);
      },
      () => {
        response.writeHead(404);
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    deploy: (build: string) => {
      root = build;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
