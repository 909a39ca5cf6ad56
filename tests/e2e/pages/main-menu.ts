import type { Page } from '@playwright/test';
import { expect } from '../support/patient-expect.ts';

export type Place = 'I dag' | 'Personer' | 'Læring' | 'Oversikt' | 'Meg';

/** Through the navigation at the bottom, as a thumb does. */
export async function goTo(page: Page, place: Place): Promise<void> {
  await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: place }).click();
  await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible();
}
