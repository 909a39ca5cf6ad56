import type { Page } from '@playwright/test';
import { passLogIn } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { personPage } from './pages/person-page.ts';
import { expect, test } from './support/visitt-test.ts';

/** Keeps the chunk of a screen back until the one before has made way for *Henter*, and then lets it come. */
async function comingLate(page: Page, chunk: string, open: () => Promise<unknown>): Promise<void> {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(new RegExp(`/assets/${chunk}-[\\w-]+\\.js$`), async (route) => {
    await held;
    await route.continue();
  });
  const opening = open();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(['Henter …']);
  letGo();
  await opening;
}

test('a screen whose chunk comes late leaves nothing of the screen before it', async ({ takePhone }) => {
  const { page } = await takePhone('kari', { withoutWorker: true });
  await passLogIn(page, 'kari');
  await comingLate(page, 'persons-route', () => goTo(page, 'Personer'));
  const person = page.getByRole('main').locator('a[href^="/personer/"]').first();
  await comingLate(page, 'person-route', () => person.click());
  await comingLate(page, 'record-route', () => personPage(page).startOther('Forebyggende hjemmebesøk'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(['Forebyggende hjemmebesøk']);
  await expect(page.getByRole('main')).toHaveCount(1);
  await page.goBack();
  await expect(page.getByRole('region', { name: 'Neste', exact: true })).toBeVisible();
  await expect(page.getByRole('main')).toHaveCount(1);
});
