import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { logInAs } from './pages/log-in.ts';
import { expect, test } from './support/visitt-test.ts';

test('the budget counts every script and style that I dag waits for', async ({ takePhone }) => {
  const first = await takePhone('kari');
  await logInAs(first.page, 'kari');
  await first.close();

  const again = await takePhone('kari');
  await again.page.goto('/');
  await again.page.getByRole('heading', { level: 2, name: 'Nå' }).waitFor();
  const fetched = await again.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((name) => /^\/assets\/.*\.(js|css)$/.test(name)),
  );
  const root = path.resolve(import.meta.dirname, '../..');
  const { stdout } = spawnSync(process.execPath, ['scripts/check-budgets.mjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  const counted = [...stdout.matchAll(/assets\/\S+/g)].map(([name]) => `/${name}`);
  // Workbox's window part is fetched once the first screen is there; nothing waits for it.
  expect(fetched.filter((name) => !counted.includes(name) && !name.includes('workbox'))).toEqual([]);
  expect(counted.length).toBeGreaterThan(3);
});
