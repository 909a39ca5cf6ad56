import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { projectRoot } from './project-root.mjs';
import { runStep } from './run-step.mjs';

/** Flags that Chromium needs as root, in containers and without a network, and that change nothing we test. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const programs = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

function playwrightBrowser() {
  try {
    return createRequire(import.meta.url)('@playwright/test').chromium.executablePath();
  } catch {
    return '';
  }
}

function onPath(program) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, program)).find((file) => existsSync(file)) ?? '';
}

/** A browser that is there may still miss a library: only one that has shown a page counts. */
function works(file) {
  const shown = spawnSync(
    file,
    ['--headless', ...browserArguments, '--dump-dom', 'data:text/html,<p>visitt'],
    {
      encoding: 'utf8',
      timeout: 60_000,
    },
  );
  return shown.status === 0 && shown.stdout.includes('visitt');
}

/** The path of a Chromium that runs here (Playwright's, Chrome, Chromium), or null. */
export function findBrowser() {
  const named = process.env.VISITT_BROWSER ?? '';
  const candidates = [named, playwrightBrowser(), ...programs.map(onPath), ...places];
  return candidates.find((file) => file !== '' && existsSync(file) && works(file)) ?? null;
}

async function installWithPlaywright() {
  const bin = path.join(projectRoot, 'node_modules', '.bin', 'playwright');
  await runStep(bin, ['install', 'chromium'], { cwd: projectRoot, limitMs: 600_000 });
}

async function installWithApt() {
  if (process.getuid?.() !== 0 || onPath('apt-get') === '') return;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runStep('apt-get', ['update'], { env, limitMs: 300_000 });
  await runStep('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    env,
    limitMs: 900_000,
  });
}

/** Finds a browser, or installs one. Null, with a line on stderr, when neither could be done. */
export async function ensureBrowser() {
  const present = findBrowser();
  if (present !== null) return present;
  process.stderr.write('Visitt: no browser found; asking Playwright for Chromium …\n');
  await installWithPlaywright();
  const downloaded = findBrowser();
  if (downloaded !== null) return downloaded;
  await installWithApt();
  const installed = findBrowser();
  if (installed === null)
    process.stderr.write('Visitt: no browser to test with; install Chrome or Chromium.\n');
  return installed;
}
