// npm run -s admin -- backup|restore|verify|epoch|tenant …: what an operator does to the database, with the server's own
// environment. Without a command it says what there is.
import './require-node.mjs';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { installPackages } from './install-packages.mjs';
import { projectRoot } from './project-root.mjs';

if (!(await installPackages())) process.exit(1);

const { version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
const { withTsModule } = await import('./run-ts.mjs');
const code = await withTsModule('src/server/admin/run-admin.ts', ({ runAdmin }) =>
  runAdmin(
    process.argv.slice(2),
    process.env,
    { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) },
    version,
  ),
);
process.exit(code);
