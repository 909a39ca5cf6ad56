import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project-root.mjs';

const sources = [
  'src',
  'public',
  'index.html',
  'manifest.webmanifest',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'vite.config.ts',
  'vite.server.config.ts',
  'scripts/build.mjs',
  'scripts/first-load.mjs',
  'scripts/first-screen.json',
  'scripts/pack-fhir-model.mjs',
  'scripts/paint-once.mjs',
  'scripts/screen-families.mjs',
  'scripts/trim-fhir-model.mjs',
  'scripts/trim-fhirpath.mjs',
];
const ignored = /\.test\.tsx?$|\.md$|\.tsbuildinfo$/;

function listFiles(place) {
  const absolute = path.join(projectRoot, place);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [place];
  return readdirSync(absolute, { withFileTypes: true })
    .flatMap((entry) => {
      const child = `${place}/${entry.name}`;
      return entry.isDirectory() ? listFiles(child) : [child];
    })
    .filter((file) => !ignored.test(file));
}

/** Changes when anything the build reads changes; 16 hex digits. */
export function hashSources() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(listFiles).toSorted((a, b) => (a < b ? -1 : 1))) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(path.join(projectRoot, file)));
    hash.update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
