// How much a phone must fetch before I dag is usable, measured on the production build in `dist/client`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from './project-root.mjs';

const client = path.join(projectRoot, 'dist', 'client');
const manifest = JSON.parse(readFileSync(path.join(client, '.vite', 'manifest.json'), 'utf8'));
/**
 * Chunks that are imported dynamically. `first`: the first screen of all waits for them, a log-in or a locked door.
 * `behindTheDoor`: I dag waits for them, and they are fetched while somebody logs in or types a PIN. `afterwards`: they
 * are started by themselves as soon as I dag stands.
 */
const {
  first: firstScreen,
  behindTheDoor,
  afterwards,
} = JSON.parse(readFileSync(path.join(projectRoot, 'scripts', 'first-screen.json'), 'utf8'));

const gzipSize = (file) => gzipSync(readFileSync(path.join(client, file)), { level: 9 }).length;

/** The entry of index.html and everything it imports statically, with what the first screen imports on top. */
function collectLoad(named) {
  const scripts = new Set();
  const styles = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`first-screen.json names ${key}, which the build does not have`);
    if (scripts.has(chunk.file)) return;
    scripts.add(chunk.file);
    for (const style of chunk.css ?? []) styles.add(style);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(key);
  for (const key of named) visit(key);
  const page = readFileSync(path.join(client, 'index.html'), 'utf8');
  for (const [, style] of page.matchAll(/<link rel="stylesheet"[^>]*href="\/([^"]+)"/g)) styles.add(style);
  return { scripts: [...scripts], styles: [...styles] };
}

/** Every address in the service worker's precache list. */
function collectPrecache() {
  const worker = readFileSync(path.join(client, 'sw.js'), 'utf8');
  const urls = [...worker.matchAll(/["']?url["']?:\s*["'`]([^"'`]+)["'`]/g)].map((match) => match[1]);
  if (urls.length === 0) throw new Error('found no precache list in dist/client/sw.js');
  return [...new Set(urls)];
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const first = collectLoad(firstScreen);
const opened = collectLoad([...firstScreen, ...behindTheDoor]);
const started = collectLoad([...firstScreen, ...behindTheDoor, ...afterwards]);
const sum = (files) => files.reduce((total, file) => total + gzipSize(file), 0);

const budgets = [
  { name: 'first-load JavaScript', bytes: sum(first.scripts), limit: 120_000 },
  { name: 'with the opened vault', bytes: sum(opened.scripts), limit: 145_000 },
  { name: 'with what starts then', bytes: sum(started.scripts), limit: 150_000 },
  { name: 'CSS', bytes: sum(opened.styles), limit: 35_000 },
  { name: 'precache', bytes: sum(collectPrecache()), limit: 700_000 },
];

for (const file of [...started.scripts, ...started.styles]) {
  process.stdout.write(`  ${kilobytes(gzipSize(file)).padStart(9)}  ${file}\n`);
}
process.stdout.write('\n  budget (gzip)              now        at most\n');
for (const { name, bytes, limit } of budgets) {
  const mark = bytes <= limit ? ' ' : '✗';
  process.stdout.write(
    `${mark} ${name.padEnd(24)} ${kilobytes(bytes).padStart(9)}  ${kilobytes(limit).padStart(9)}\n`,
  );
}
process.exit(budgets.every(({ bytes, limit }) => bytes <= limit) ? 0 : 1);
