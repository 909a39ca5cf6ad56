// `npm start`: from whatever state the clone is in to a server that answers. Node's own modules only, because
// node_modules may not be there yet.
import './require-node.mjs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build-if-stale.mjs';
import { installPackages } from './install-packages.mjs';
import { projectRoot } from './project-root.mjs';
import { useGitHooks } from './use-git-hooks.mjs';

/**
 * npm passes SIGTERM on to the shell it started us in, and the shell dies without telling us: an orphan ends itself, in
 * order, as if it had been told.
 */
function endWithParent() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const look = () => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  };
  const timer = setInterval(look, 100);
  timer.unref();
}

process.env.NODE_ENV ??= 'production';
process.chdir(projectRoot);

endWithParent();
if (!(await installPackages()) || !(await buildIfStale())) process.exit(1);
useGitHooks();

// In this very process, so that Ctrl-C and SIGTERM reach the server itself.
await import(pathToFileURL(path.join(projectRoot, 'dist', 'server', 'main.js')).href);
