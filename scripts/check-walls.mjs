// The walls that need to know where a file lies: a relative import stays inside its layer, a feature of the client
// does not import another feature, and the domain never asks what time it is. (Packages and `#` names: .oxlintrc.json;
// what a layer may see at all: the layers' tsconfig.json.)
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project-root.mjs';

const importPattern = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])((?:\.{1,2}\/|#)[^'"]+)\1/g;

/** `src/client/features/sign/x.tsx` lies in layer `client` and feature `sign`. */
function toPlace(file) {
  const [, layer, ...rest] = file.split('/');
  return { layer, feature: layer === 'client' && rest[0] === 'features' && rest.length > 2 ? rest[1] : null };
}

function resolveImport(file, specifier) {
  return specifier.startsWith('#')
    ? `src/${specifier.slice(1)}`
    : path.posix.join(path.posix.dirname(file), specifier);
}

function findBreaches(file) {
  const text = readFileSync(path.join(projectRoot, file), 'utf8');
  const from = toPlace(file);
  const breaches = [];
  for (const [, , specifier] of text.matchAll(importPattern)) {
    const to = toPlace(resolveImport(file, specifier));
    if (specifier.startsWith('.') && to.layer !== from.layer) {
      breaches.push(`wall/relative ${file}: '${specifier}' leaves the layer; use #${to.layer}/…`);
    }
    if (from.feature !== null && to.feature !== null && to.feature !== from.feature) {
      breaches.push(
        `wall/feature ${file}: '${specifier}' is another feature; let them meet in a route or in domain`,
      );
    }
  }
  if (from.layer === 'domain' && /\bnew Date\(\s*\)|\bDate\(\s*\)/.test(text)) {
    breaches.push(`wall/clock ${file}: time is given to the domain`);
  }
  return breaches;
}

const files = readdirSync(path.join(projectRoot, 'src'), { recursive: true })
  .map((file) => `src/${file.split(path.sep).join('/')}`)
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
const breaches = files.flatMap(findBreaches);
for (const breach of breaches) process.stderr.write(`${breach}\n`);
process.exit(breaches.length === 0 ? 0 : 1);
