import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/find-browser.mjs';

process.env['TZ'] = 'Europe/Oslo';
// Looked for once; the workers inherit it.
process.env['VISITT_BROWSER'] ??= findBrowser() ?? '';

/** The production build in a real browser, a real server and a real PostgreSQL; one after another, as two cores allow. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: '.cache/playwright',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // What is waited for is a state, never a time: these only say when something will not come at all.
  timeout: 900_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  projects: [{ name: 'phone' }],
});
