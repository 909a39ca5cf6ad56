// Which modules the first load needs, for Rolldown's `codeSplitting.groups`: a folder says what belongs together, but
// not who waits for it, and a new piece that only later screens use must not make I dag wait.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project-root.mjs';

const { first, behindTheDoor, afterwards } = JSON.parse(
  readFileSync(path.join(projectRoot, 'scripts', 'first-screen.json'), 'utf8'),
);
const toStarts = (files) => new Set(files.map((file) => path.join(projectRoot, file).replaceAll('\\', '/')));
const beforeTheStore = toStarts([
  'src/client/main.tsx',
  'src/client/try-form/try-form-app.tsx',
  ...first,
  ...behindTheDoor.filter((file) => !file.endsWith('open-store.ts')),
]);
/** What `/prov` opens with, too: it has neither shell nor store. */
const page = toStarts(['src/client/main.tsx', 'src/client/try-form/try-form-app.tsx']);
const app = toStarts(first);
const store = toStarts(behindTheDoor);
const all = toStarts(['src/client/main.tsx', ...first, ...behindTheDoor, ...afterwards]);

/** Whether one of `starts` imports a module, directly or by way of others. */
function isReached(id, graph, starts) {
  const seen = new Set([id]);
  const queue = [id];
  for (const at of queue) {
    if (starts.has(at.replaceAll('\\', '/'))) return true;
    for (const importer of graph.getModuleInfo(at)?.importers ?? []) {
      if (seen.has(importer)) continue;
      seen.add(importer);
      queue.push(importer);
    }
  }
  return false;
}

/**
 * A chunk's name: `name` for what the first load needs, `later` for the rest (null: where it lies by itself).
 * @param {string} name
 * @param {string | null} later
 */
export const ofFirstLoad =
  (name, later = null) =>
  (id, graph) =>
    isReached(id, graph, all) ? name : later;

/** What opening the store needs, and no screen before it: one file instead of twenty. */
export const opened = (id, graph) =>
  !id.endsWith('/open-store.ts') && isReached(id, graph, store) && !isReached(id, graph, beforeTheStore)
    ? 'opened'
    : null;

/** What starting the app needs beyond the page itself, which `/prov` shares: it lies with the shell. */
export const started = (id, graph) =>
  !id.endsWith('/start-app.tsx') && isReached(id, graph, app) && !isReached(id, graph, page) ? 'shell' : null;
