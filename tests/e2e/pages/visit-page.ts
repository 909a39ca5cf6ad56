import type { Locator, Page } from '@playwright/test';
import { expect } from '../support/patient-expect.ts';

/** A preventive visit: its steps, and the conversation by themes. */
export type VisitPage = {
  /** The row that leads to a step. */
  readonly step: (title: string) => Locator;
  readonly theme: (name: string) => Locator;
  /** From a step to the visit. */
  readonly back: () => Promise<void>;
  /** From a theme to the others. */
  readonly toThemes: () => Promise<void>;
  /** Resolves when everything that was answered lies on the device. */
  readonly untilStored: () => Promise<void>;
};

export function visitPage(page: Page): VisitPage {
  const rowIn = (region: string, name: string): Locator =>
    page
      .getByRole('region', { name: region, exact: true })
      .getByRole('link')
      .filter({ has: page.getByText(name, { exact: true }) });
  return {
    step: (title) => rowIn('Gangen i besøket', title),
    theme: (name) => rowIn('Temaer', name),
    back: async () => {
      await page.getByRole('link', { name: 'Til besøket', exact: true }).click();
      await expect(page.getByRole('region', { name: 'Gangen i besøket', exact: true })).toBeVisible();
    },
    toThemes: async () => {
      await page.getByRole('link', { name: 'Tilbake til temaene', exact: true }).click();
      await expect(page.getByRole('region', { name: 'Temaer', exact: true })).toBeVisible();
    },
    untilStored: () => expect(page.getByText('Lagret på enheten').first()).toBeVisible(),
  };
}
