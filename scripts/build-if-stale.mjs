import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project-root.mjs';
import { runStep } from './run-step.mjs';
import { hashSources } from './source-hash.mjs';

const stampFile = path.join(projectRoot, 'dist', 'built-from');

/** Builds when the sources are not those the build was made from. Returns false when the build fails. */
export async function buildIfStale() {
  const built = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
  if (built === hashSources()) return true;
  process.stderr.write('Visitt: building …\n');
  const code = await runStep(process.execPath, [path.join(projectRoot, 'scripts', 'build.mjs')], {
    cwd: projectRoot,
    output: 'stderr',
    env: { NODE_ENV: 'production' },
  });
  if (code !== 0) process.stderr.write('Visitt: the build failed; see above.\n');
  return code === 0;
}
