import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import { makeNextBuild, serveBuild } from './support/static-builds.ts';

const built = path.resolve(import.meta.dirname, '../../dist/client');

test('a tab keeps its chunks for two builds more, and the app starts without network', async ({
  browserName: _browserName,
}, testInfo) => {
  const worker = await readFile(path.join(built, 'sw.js'), 'utf8');
  const [chunk, hash] = worker.match(/assets\/overview-route-([\w-]{8})\.js/) ?? [];
  if (!chunk || !hash) throw new Error('The build has no chunk of its own for Oversikt');
  const site = await serveBuild(built);
  const browser = await chromium.launch({
    executablePath: process.env['VISITT_BROWSER'] || undefined,
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.evaluate(() => navigator.serviceWorker.register('/sw.js'));
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const first = `/${chunk}`;
    expect(await statusOf(page, first)).toBe(200);

    for (const [newHash, isStillThere] of [
      ['BBBBBBBB', true],
      ['CCCCCCCC', true],
      ['DDDDDDDD', false],
    ] as const) {
      const build = testInfo.outputPath(newHash);
      await makeNextBuild(built, build, hash, newHash);
      site.deploy(build);
      expect(await takeUpdate(page)).toBe('waited until it was asked');
      expect(await statusOf(page, first.replace(hash, newHash))).toBe(200);
      expect(await statusOf(page, first)).toBe(isStillThere ? 200 : 404);
    }

    site.close();
    await page.goto(`${site.url}/personer`);
    await expect(page).toHaveTitle(/Visitt$/);
    expect(await statusOf(page, '/sync/pull')).toBe('unreachable');
    await expect(page.goto(`${site.url}/auth/login`)).rejects.toThrow('ERR_CONNECTION_REFUSED');
  } finally {
    await browser.close();
    site.close();
  }
});

const statusOf = (page: Page, address: string) =>
  page.evaluate(async (from) => {
    try {
      return (await fetch(from)).status;
    } catch {
      return 'unreachable';
    }
  }, address);

/** Fetches the new worker, looks whether it waits, and then asks it to take over, as the app does. */
const takeUpdate = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    const worker = registration?.installing ?? registration?.waiting;
    if (!worker) return 'there was no update';
    const until = (state: ServiceWorkerState) =>
      new Promise<void>((resolve) => {
        const look = () => worker.state === state && resolve();
        worker.addEventListener('statechange', look);
        look();
      });
    await until('installed');
    const hasWaited = registration?.waiting === worker;
    worker.postMessage({ type: 'SKIP_WAITING' }, []);
    await until('activated');
    return hasWaited ? 'waited until it was asked' : 'took over by itself';
  });
