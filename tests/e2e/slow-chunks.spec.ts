import type { Page } from '@playwright/test';
import { passLogIn } from './pages/log-in.ts';
import { goTo, type Place } from './pages/main-menu.ts';
import { expect, test } from './support/visitt-test.ts';

/** Keeps back the chunk of a family of screens (`scripts/screen-families.mjs`), until it is let go. */
async function holdFamily(page: Page, family: string): Promise<() => void> {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(new RegExp(`/assets/${family}-[\\w-]{8}\\.js$`), async (route) => {
    await held;
    await route.continue();
  });
  return () => letGo();
}

/** Opens a place whose chunk is held back until the screen before has made way for *Henter*, and then lets it come. */
async function comingLate(page: Page, place: Place, letGo: () => void): Promise<void> {
  const opening = goTo(page, place);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(['Henter …']);
  letGo();
  await opening;
}

test('a screen whose chunk comes late leaves nothing of the screen before it', async ({ takePhone }) => {
  const { page } = await takePhone('kari', { withoutWorker: true });
  // From the first: a pointer that rests where a row comes up asks for its screen early.
  const letPersonsGo = await holdFamily(page, 'conversations');
  const letLearningGo = await holdFamily(page, 'learning');
  const letOwnGo = await holdFamily(page, 'own');
  await passLogIn(page, 'kari');
  await comingLate(page, 'Personer', letPersonsGo);
  await comingLate(page, 'Læring', letLearningGo);
  await comingLate(page, 'Meg', letOwnGo);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(['Meg']);
  await expect(page.getByRole('main')).toHaveCount(1);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(['Læring']);
  await expect(page.getByRole('main')).toHaveCount(1);
});
