// `npm test`: everything, from whatever state the clone is in. The last line is `N passed, N failed`.
import './require-node.mjs';
import { runCheckSteps } from './check-steps.mjs';
import { ensureBrowser } from './find-browser.mjs';
import { installPackages } from './install-packages.mjs';
import { printOutcomes, runNode, runPlaywright, runVitest } from './run-suite.mjs';
import { useGitHooks } from './use-git-hooks.mjs';

process.env.TZ = 'Europe/Oslo';
// Half a day of time zone away from Oslo, on the other side of the date line.
const farZone = 'Pacific/Kiritimati';

if (!(await installPackages())) {
  process.stdout.write('0 passed, 1 failed\n');
  process.exit(1);
}
useGitHooks();
const browser = await ensureBrowser();

const outcomes = [
  ...(await runCheckSteps()),
  await runNode('bill of materials and audit', 'scripts/check-supply-chain.mjs'),
  await runVitest('unit', { name: `unit in ${farZone}`, env: { TEST_TZ: farZone, TZ: farZone } }),
  await runVitest('integration'),
  await runVitest('simulation'),
  await runVitest('walls'),
  browser === null
    ? { name: 'browser', passed: 0, failed: 1, failures: ['browser: no browser to test with'] }
    : await runPlaywright({ env: { VISITT_BROWSER: browser } }),
];
process.exit(printOutcomes(outcomes) === 0 ? 0 : 1);
