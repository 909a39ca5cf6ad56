import { runCommand, runNode, runVitest } from './run-suite.mjs';

/** What a person runs before a commit, in the order in which a mistake is cheapest to see. */
export async function runCheckSteps() {
  return [
    await runCommand('types', 'tsc', ['-b']),
    await runCommand('lint', 'oxlint', ['--quiet']),
    await runNode('walls between layers', 'scripts/check-walls.mjs'),
    await runCommand('format', 'oxfmt', ['--check']),
    await runCommand('dead code', 'knip', ['--no-progress']),
    await runNode('build and content', 'scripts/build.mjs'),
    await runNode('budgets', 'scripts/check-budgets.mjs'),
    await runVitest('unit'),
  ];
}
