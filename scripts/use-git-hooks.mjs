import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project-root.mjs';

/** Points a git checkout at `.githooks`, unless its owner has chosen another place. Silent where there is no git. */
export function useGitHooks() {
  if (!existsSync(path.join(projectRoot, '.git')) || process.env.CI) return;
  const git = (...args) => spawnSync('git', args, { cwd: projectRoot, encoding: 'utf8' });
  if (git('config', '--get', 'core.hooksPath').stdout?.trim()) return;
  git('config', '--local', 'core.hooksPath', '.githooks');
}
