import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { choosePin, lockScreen, testPin } from './pages/lock.ts';
import { logInAs } from './pages/log-in.ts';
import { expect, test } from './support/visitt-test.ts';

test('the budgets count every script and style that the locked door and I dag wait for', async ({
  takePhone,
}) => {
  const first = await takePhone('kari');
  await logInAs(first.page, 'kari');
  await choosePin(first.page);
  await first.close();

  const again = await takePhone('kari');
  await again.page.goto('/');
  await expect(lockScreen(again.page)).toBeVisible();
  await expect(again.page.getByLabel('PIN', { exact: true })).toBeFocused();
  // By keyboard: a pointer left over the pad would rest on a row of I dag and fetch what lies behind it.
  await again.page.keyboard.type(testPin);
  await expect(lockScreen(again.page)).toBeHidden();
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
  // Nothing waits for Workbox's window part, the journal or other screens' words, nor for what I dag adds where there is
  // something to add: whom to measure again, and what is unfinished, with the parts it shares with later screens. The PIN's worker is a file of its own.
  const isBeside = (name: string): boolean =>
    /workbox|journal|losses|argon2|vitals|when-words|unfinished-sections|use-may-settle|roles-covering|screen-parts|\/nb-/.test(
      name,
    );
  expect(fetched.filter((name) => !counted.includes(name) && !isBeside(name))).toEqual([]);
  expect(counted.length).toBeGreaterThan(3);
});
