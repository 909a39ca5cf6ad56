// npm run -s forms -- check FILE | fill FILE --response RESPONSE: a FHIR Questionnaire, explained and filled in, as JSON.
import './require-node.mjs';
import path from 'node:path';
import { installPackages } from './install-packages.mjs';
import { projectRoot } from './project-root.mjs';

if (!(await installPackages())) process.exit(1);
const { withTsModule } = await import('./run-ts.mjs');

const code = await withTsModule(path.join('scripts', 'forms-cli.ts'), ({ runFormsCli }) =>
  runFormsCli(process.argv.slice(2), {
    // npm runs scripts in the project; a file is meant from where the person stands.
    folder: process.env.INIT_CWD ?? process.cwd(),
    thread: path.join(projectRoot, 'scripts', 'fhirpath-thread.mjs'),
    write: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
  }),
);
process.exitCode = code;
