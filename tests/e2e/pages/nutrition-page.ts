import type { Locator, Page } from '@playwright/test';
import { expect } from '../support/patient-expect.ts';

/** A person's weight and nutrition. */
export type NutritionPage = {
  /** Opens the weight sheet from the top of the person's page, writes the figure as a thumb does, and stores it. */
  readonly weigh: (kilos: string) => Promise<void>;
  /** Opens the page from the person's page. */
  readonly open: () => Promise<void>;
  readonly part: (title: string) => Locator;
};

export function nutritionPage(page: Page): NutritionPage {
  return {
    weigh: async (kilos) => {
      await page.getByRole('button', { name: 'Ny vekt', exact: true }).click();
      const sheet = page.getByRole('dialog');
      const figure = sheet.getByLabel('Vekt i kilo');
      await expect(figure).toBeFocused();
      await figure.pressSequentially(kilos);
      await figure.press('Enter');
      await expect(page.getByText(`${kilos} kg er lagret på enheten`)).toBeVisible();
    },
    open: async () => {
      await page.getByRole('main').locator('a[href$="/ernaering"]').click();
      await expect(page.getByRole('heading', { level: 1, name: 'Ernæring' })).toBeVisible();
    },
    part: (title) => page.getByRole('region', { name: title, exact: true }),
  };
}
