import { logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { learningPage } from './pages/learning-page.ts';
import { expect, test } from './support/visitt-test.ts';

test('a browser without storage gets a plain message and what to do, never a blank page', async ({
  takePhone,
}) => {
  const { page } = await takePhone('nobody', {
    before: () => Object.defineProperty(window, 'indexedDB', { value: undefined }),
  });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nettleseren lar ikke Visitt lagre noe');
  await expect(page.getByRole('button', { name: 'Prøv igjen' })).toBeVisible();
});

test('a browser that refuses storage gets the same', async ({ takePhone }) => {
  const { page } = await takePhone('nobody', {
    before: () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
    },
  });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nettleseren lar ikke Visitt lagre noe');
});

test('storage that never answers is told as such', async ({ takePhone }) => {
  const { page } = await takePhone('nobody', {
    before: () => {
      // A request that nobody ever answers.
      IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
    },
  });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lageret på enheten svarer ikke', {
    timeout: 45_000,
  });
});

test('a full phone is told as such, and what was there is still there', async ({ takePhone }) => {
  const { page } = await takePhone('liv');
  await logInAs(page, 'liv');
  await goTo(page, 'Læring');
  await page.evaluate(() => {
    const full = (): never => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    IDBObjectStore.prototype.add = full;
    IDBObjectStore.prototype.put = full;
  });
  const learning = learningPage(page);
  const tick = await learning.nextTick();
  await learning.tick(tick).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Telefonen er full');
  await page.reload();
  await expect(learning.tick(tick)).not.toBeChecked();
});
