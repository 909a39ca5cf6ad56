// npm run demo -- --persons 10000: a larger Solvik in DATA_DIR (or DATABASE_URL), for measuring. The server must not be
// running on it. Then `npm start` as usual.
import './require-node.mjs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installPackages } from './install-packages.mjs';
import { projectRoot } from './project-root.mjs';

const { values } = parseArgs({ options: { persons: { type: 'string', default: '10000' } } });
const persons = Number(values.persons);
if (!Number.isSafeInteger(persons) || persons < 1) {
  process.stderr.write('npm run demo -- --persons 10000\n');
  process.exit(2);
}
if (!(await installPackages())) process.exit(1);
process.chdir(projectRoot);

const { withTsModule } = await import('./run-ts.mjs');
const code = await withTsModule(path.join('scripts', 'larger-demo.ts'), ({ loadLargerDemo }) =>
  loadLargerDemo(persons),
);
process.exit(code);
