// `npm run journeys`: walks the journeys on a phone and writes what each cost a hand into docs/journeys.md.
import './require-node.mjs';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './find-browser.mjs';
import { installPackages } from './install-packages.mjs';
import { projectRoot } from './project-root.mjs';
import { runStep } from './run-step.mjs';

process.env.TZ = 'Europe/Oslo';
process.chdir(projectRoot);
const folder = path.join(projectRoot, '.cache', 'journeys');
const document = path.join(projectRoot, 'docs', 'journeys.md');

function toLine({ title, taps, nexts, keys, seconds }) {
  return `| ${title} | ${taps} | ${nexts} | ${keys} | ${seconds.toFixed(1)} |`;
}

function toSection(journey) {
  return [
    `## ${journey.title}`,
    '',
    journey.where,
    '',
    '| part | taps | *neste* | other keys | seconds |',
    '|---|---:|---:|---:|---:|',
    ...journey.steps.map(toLine),
    toLine({ ...journey, title: '**all**' }),
    '',
  ];
}

function toDocument(journeys) {
  return [
    '# Journeys, counted',
    '',
    'Written by `npm run journeys`: the browser tests `tests/e2e/*-journey.spec.ts` walk these ways on the production build, on a',
    'phone of 412 × 915 pixels, and count what a hand does. A *tap* is a thumb on the screen, *neste* is the key on the',
    "phone's own keypad that goes on (Enter on a keyboard), other keys are digits and letters. Seconds are the test's own hand",
    'on the machine it ran on: they say what the app makes one wait for, not how long a person reads and thinks.',
    '',
    ...journeys.flatMap(toSection),
  ].join('\n');
}

if (!(await installPackages())) process.exit(1);
const browser = await ensureBrowser();
if (browser === null) process.exit(1);
// Some of them only, when they are named; what the others counted last is kept.
const named = process.argv.slice(2);
if (named.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
// As patterns: what begins with a hyphen would be taken for an option.
const which = (named.length === 0 ? ['[a-z-]+'] : named).map((name) => `/${name}-journey\\.spec\\.ts`);
const code = await runStep(path.join(projectRoot, 'node_modules', '.bin', 'playwright'), ['test', ...which], {
  cwd: projectRoot,
  env: { VISITT_BROWSER: browser, VISITT_JOURNEYS: folder },
});
const journeys = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .toSorted()
  .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
if (code !== 0 || journeys.length === 0) {
  process.stderr.write('docs/journeys.md is as it was: a journey did not come to its end\n');
  process.exit(1);
}
writeFileSync(document, toDocument(journeys));
process.stdout.write(`docs/journeys.md: ${journeys.length} journeys\n`);
