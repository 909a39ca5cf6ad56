// `npm run check`: types, lint, format, dead code, content, budgets, unit.
import './require-node.mjs';
import { installPackages } from './install-packages.mjs';

if (!(await installPackages())) process.exit(1);
process.env.TZ = 'Europe/Oslo';

const { runCheckSteps } = await import('./check-steps.mjs');
const { printOutcomes } = await import('./run-suite.mjs');
process.exit(printOutcomes(await runCheckSteps()) === 0 ? 0 : 1);
