import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { listPlaywrightFailures, listVitestFailures } from './list-failures.mjs';
import { projectRoot } from './project-root.mjs';
import { runStep } from './run-step.mjs';

const resultFolder = path.join(projectRoot, '.cache', 'test-results');
const minute = 60_000;
/** How much of the end of what a step said is said again when it fails without a report. */
const lastLines = 10;
const mostFailures = 12;

const bin = (name) => path.join(projectRoot, 'node_modules', '.bin', name);

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function announce(name) {
  process.stdout.write(`\n── ${name}\n`);
}

/** Runs a step and keeps the end of what it says, but at a terminal, where all of it can be read. */
async function run(command, args, { env, limitMs }) {
  let said = '';
  const hear = process.stdout.isTTY ? undefined : (text) => (said = `${said}${text}`.slice(-10_000));
  const code = await runStep(command, args, { cwd: projectRoot, env, limitMs, hear });
  const why = code === null ? [`took longer than ${limitMs / minute} minutes`] : [];
  return { code, end: [...why, ...said.trimEnd().split('\n').slice(-lastLines)] };
}

/** One pass or one failure. */
function toStepOutcome(name, { code, end }) {
  return code === 0
    ? { name, passed: 1, failed: 0, failures: [] }
    : { name, passed: 0, failed: 1, failures: [`${name}:`, ...end] };
}

/** What could not be counted is a failure: a crash, a time-out, a suite without tests. */
function toSuiteOutcome(name, { code, end }, counts, failures) {
  if (counts === null) return { name, passed: 0, failed: 1, failures: [`${name}: no report`, ...end] };
  const failed = code === 0 ? counts.failed : Math.max(counts.failed, 1);
  const isUnnamed = failed > 0 && failures.length === 0;
  return { name, passed: counts.passed, failed, failures: isUnnamed ? [`${name}:`, ...end] : failures };
}

/** A command that either holds or does not: one pass or one failure. */
export async function runCommand(name, command, args, { env, limitMs = 20 * minute } = {}) {
  announce(name);
  return toStepOutcome(name, await run(bin(command), args, { env, limitMs }));
}

export async function runNode(name, script, args = [], { env, limitMs = 20 * minute } = {}) {
  announce(name);
  return toStepOutcome(name, await run(process.execPath, [script, ...args], { env, limitMs }));
}

/** One Vitest project. A skipped test counts as failed: nothing here is allowed to be left out. */
export async function runVitest(project, { name = project, env, limitMs = 25 * minute } = {}) {
  announce(name);
  mkdirSync(resultFolder, { recursive: true });
  const file = path.join(resultFolder, `${name.replaceAll(/[^a-z]+/gi, '-')}.json`);
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ended = await run(bin('vitest'), ['run', '--project', project, ...reporters], { env, limitMs });
  const report = readReport(file);
  const counts = report && {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numPendingTests + report.numTodoTests,
  };
  return toSuiteOutcome(name, ended, counts, report ? listVitestFailures(report) : []);
}

/** The browser journeys. A test that passed only on a second try counts as failed. */
export async function runPlaywright({ name = 'browser', env, limitMs = 40 * minute } = {}) {
  announce(name);
  mkdirSync(resultFolder, { recursive: true });
  const file = path.join(resultFolder, 'browser.json');
  rmSync(file, { force: true });
  const ended = await run(bin('playwright'), ['test', '--reporter=list,json'], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    limitMs,
  });
  const report = readReport(file);
  const stats = report?.stats ?? null;
  const counts = stats && { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped };
  return toSuiteOutcome(name, ended, counts, report ? listPlaywrightFailures(report) : []);
}

/** A line a suite, what failed, then the sums. Returns how many failed. */
export function printOutcomes(outcomes) {
  process.stdout.write('\n');
  for (const { name, passed, failed } of outcomes) {
    process.stdout.write(
      `${failed === 0 ? 'ok  ' : 'FAIL'}  ${name.padEnd(28)} ${passed} passed, ${failed} failed\n`,
    );
  }
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  if (failures.length > 0) process.stdout.write('\n');
  for (const failure of failures.slice(0, mostFailures)) process.stdout.write(`${failure}\n`);
  if (failures.length > mostFailures) {
    process.stdout.write(`… and ${failures.length - mostFailures} more lines: see above\n`);
  }
  const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`);
  return sum('failed');
}
