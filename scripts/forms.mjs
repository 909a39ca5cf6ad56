// npm run -s forms -- check FILE | fill FILE --response RESPONSE: a FHIR Questionnaire, explained and filled in, as JSON.
import './require-node.mjs';
import path from 'node:path';
import { projectRoot } from './project-root.mjs';
import { withTsModule } from './run-ts.mjs';

const code = await withTsModule(path.join('scripts', 'forms-cli.ts'), ({ runFormsCli }) =>
  runFormsCli(process.argv.slice(2), {
    thread: path.join(projectRoot, 'scripts', 'fhirpath-thread.mjs'),
    write: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
  }),
);
process.exitCode = code;
