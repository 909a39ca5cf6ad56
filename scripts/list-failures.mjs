import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { projectRoot } from './project-root.mjs';

const longest = 600;
const mostLines = 8;

/** What failed, in one line that still says something where only the end of a log is kept. */
function sayInOneLine(message) {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at ') && !/^\d* *[|>]/.test(line));
  const text = lines.slice(0, mostLines).join(' ⏎ ');
  return text.length > longest ? `${text.slice(0, longest)} …` : text;
}

const fromRoot = (file) => path.relative(projectRoot, path.resolve(projectRoot, file));

/** `where`: file, line where it is known, and title. */
function toFailure(where, message) {
  return `${where}: ${sayInOneLine(message) || 'no reason given'}`;
}

/** What a Vitest JSON report names as failed or left out. */
export function listVitestFailures(report) {
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = fromRoot(name);
    const failed = assertionResults
      .filter((test) => test.status !== 'passed')
      .map(({ fullName, status: state, failureMessages }) =>
        toFailure(`${file} › ${fullName}`, failureMessages?.join('\n') || state),
      );
    const isBroken = status === 'failed' && failed.length === 0;
    return isBroken ? [toFailure(file, message || 'the file could not be run')] : failed;
  });
}

/** What a Playwright JSON report names as failed, left out or passed only on a second try. */
export function listPlaywrightFailures(report) {
  const ofSuite = ({ specs = [], suites = [] }) => [
    ...specs.flatMap(({ title, file, tests }) =>
      tests
        .filter(({ status }) => status !== 'expected')
        .map(({ status, results }) => {
          const errors = results.flatMap((result) => result.errors);
          const line = errors[0]?.location?.line;
          const where = `tests/e2e/${file}${line === undefined ? '' : `:${line}`} › ${title}`;
          return toFailure(where, errors.map(({ message }) => message).join('\n') || status);
        }),
    ),
    ...suites.flatMap(ofSuite),
  ];
  return [
    ...report.suites.flatMap(ofSuite),
    ...report.errors.map(({ message }) => toFailure('outside of the tests', message ?? '')),
  ];
}
