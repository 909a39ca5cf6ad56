// Builds app and server into `dist`. A crash at any point leaves either the old build with its stamp gone or the new
// one complete; both are rebuilt or used correctly by `scripts/start.mjs`.
import './require-node.mjs';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { projectRoot } from './project-root.mjs';
import { runStep } from './run-step.mjs';
import { hashSources } from './source-hash.mjs';

const dist = path.join(projectRoot, 'dist');
const client = path.join(dist, 'client');
const nextClient = path.join(dist, 'client.next');
const server = path.join(dist, 'server');
const nextServer = path.join(dist, 'server.next');
const stampFile = path.join(dist, 'built-from');
const historyFile = path.join(dist, 'history.json');
/** Tabs that are still open on an older build may ask for its chunks. */
const buildsKept = 2;

function readHistory() {
  try {
    return JSON.parse(readFileSync(historyFile, 'utf8'));
  } catch {
    return [];
  }
}

/** Copies the hashed files of the last builds into the new one, after its precache list has been made. */
function keepOlderAssets(history) {
  for (const asset of history.flatMap((entry) => entry.assets)) {
    const from = path.join(client, 'assets', asset);
    const to = path.join(nextClient, 'assets', asset);
    if (existsSync(from) && !existsSync(to)) cpSync(from, to);
  }
}

function replace(target, next) {
  rmSync(target, { recursive: true, force: true });
  renameSync(next, target);
}

const source = hashSources();
const { version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
const buildVersion = `${version}+${source.slice(0, 8)}`;

process.chdir(projectRoot);
process.env.NODE_ENV = 'production';
process.env.VISITT_BUILD_VERSION = buildVersion;

const contentCheck = await runStep(process.execPath, ['scripts/check-content.mjs'], { cwd: projectRoot });
if (contentCheck !== 0) process.exit(1);

rmSync(stampFile, { force: true });
mkdirSync(dist, { recursive: true });

await build({
  configFile: 'vite.config.ts',
  build: { outDir: nextClient, emptyOutDir: true },
  logLevel: 'warn',
});
await build({
  configFile: 'vite.server.config.ts',
  build: { outDir: nextServer, emptyOutDir: true },
  logLevel: 'warn',
});

const history = readHistory().filter((entry) => entry.version !== buildVersion);
const assets = existsSync(path.join(nextClient, 'assets'))
  ? readdirSync(path.join(nextClient, 'assets'))
  : [];
keepOlderAssets(history.slice(0, buildsKept));
writeFileSync(path.join(nextClient, 'build.json'), `${JSON.stringify({ version: buildVersion })}\n`);

replace(client, nextClient);
replace(server, nextServer);
writeFileSync(
  historyFile,
  `${JSON.stringify([{ version: buildVersion, assets }, ...history].slice(0, buildsKept + 1), null, 2)}\n`,
);
writeFileSync(stampFile, source);
process.stdout.write(`built ${buildVersion}\n`);
