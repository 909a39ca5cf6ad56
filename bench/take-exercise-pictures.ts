import type { Page } from '@playwright/test';
import { exercisePage } from '../tests/e2e/pages/exercise-page.ts';

/** An exercise under way, its summary from last time, and today's people on paper. */
export async function takeExercisePictures(
  page: Page,
  keep: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  await page.goto('/ovelser/ny/bortfall-av-epj');
  const exercise = exercisePage(page);
  await exercise.press('Gjør klar øvelsen');
  await exercise.press('Start klokka');
  await exercise.goOn('Kl. 07.10: ingen kommer inn');
  await exercise.note.waitFor();
  await keep(page, 'ovelse');
  await page.goto('/ovelser');
  await page.getByRole('link', { name: /Langvarig strømbrudd.*Hjemmetjenesten Nord/ }).click();
  await page.getByRole('heading', { level: 1, name: /^Oppsummering/ }).waitFor();
  await keep(page, 'ovelse-oppsummering');
  await page.goto('/dagsliste');
  await page.getByRole('main').getByRole('button', { name: 'Lag lista' }).click();
  await page.getByRole('main').getByRole('article').scrollIntoViewIfNeeded();
  await keep(page, 'dagsliste');
}
