import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project-root.mjs';
import { runStep } from './run-step.mjs';

const resultFolder = path.join(projectRoot, '.cache', 'test-results');
const minute = 60_000;

const bin = (name) => path.join(projectRoot, 'node_modules', '.bin', name);

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** What could not be counted is a failure: a crash, a time-out, a suite without tests. */
function toOutcome(name, code, counts) {
  if (counts === null) return { name, passed: 0, failed: 1 };
  const failed = code === 0 ? counts.failed : Math.max(counts.failed, 1);
  return { name, passed: counts.passed, failed };
}

function announce(name) {
  process.stdout.write(`\n── ${name}\n`);
}

/** A command that either holds or does not: one pass or one failure. */
export async function runCommand(name, command, args, { env, limitMs = 10 * minute } = {}) {
  announce(name);
  const code = await runStep(bin(command), args, { cwd: projectRoot, env, limitMs });
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

export async function runNode(name, script, args = [], { env, limitMs = 10 * minute } = {}) {
  announce(name);
  const code = await runStep(process.execPath, [script, ...args], { cwd: projectRoot, env, limitMs });
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

/** One Vitest project. A skipped test counts as failed: nothing here is allowed to be left out. */
export async function runVitest(project, { name = project, env, limitMs = 12 * minute } = {}) {
  announce(name);
  mkdirSync(resultFolder, { recursive: true });
  const report = path.join(resultFolder, `${name.replaceAll(/[^a-z]+/gi, '-')}.json`);
  rmSync(report, { force: true });
  const code = await runStep(
    bin('vitest'),
    ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { cwd: projectRoot, env, limitMs },
  );
  const json = readReport(report);
  const counts = json && {
    passed: json.numPassedTests,
    failed: json.numFailedTests + json.numPendingTests + json.numTodoTests,
  };
  return toOutcome(name, code, counts);
}

/** The browser journeys. A test that passed only on a second try counts as failed. */
export async function runPlaywright({ name = 'browser', env, limitMs = 18 * minute } = {}) {
  announce(name);
  mkdirSync(resultFolder, { recursive: true });
  const report = path.join(resultFolder, 'browser.json');
  rmSync(report, { force: true });
  const code = await runStep(bin('playwright'), ['test', '--reporter=list,json'], {
    cwd: projectRoot,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    limitMs,
  });
  const stats = readReport(report)?.stats ?? null;
  const counts = stats && { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped };
  return toOutcome(name, code, counts);
}

/** A line a suite, then the sums. Returns how many failed. */
export function printOutcomes(outcomes) {
  process.stdout.write('\n');
  for (const { name, passed, failed } of outcomes) {
    process.stdout.write(
      `${failed === 0 ? 'ok  ' : 'FAIL'}  ${name.padEnd(28)} ${passed} passed, ${failed} failed\n`,
    );
  }
  const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`);
  return sum('failed');
}
