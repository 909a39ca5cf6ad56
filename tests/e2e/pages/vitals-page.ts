import type { Locator, Page } from '@playwright/test';
import { expect } from '../support/patient-expect.ts';

/** Measuring when something is wrong: the section on a person's page, the form, and what follows. */
export type VitalsPage = {
  /** The section on the person's page. */
  readonly section: Locator;
  /** A question of the form. */
  readonly item: (linkId: string) => Locator;
  /** From the person's page to the form. */
  readonly measure: () => Promise<void>;
  /** Types a figure on the keypad and goes on with «neste». */
  readonly type: (linkId: string, digits: string) => Promise<void>;
  readonly tap: (linkId: string, option: string) => Promise<void>;
  /** The points beside a question. */
  readonly points: (linkId: string) => Locator;
  readonly total: Locator;
  /** Looks over and signs; ends on the receipt. */
  readonly sign: () => Promise<void>;
};

export function vitalsPage(page: Page): VitalsPage {
  const item = (linkId: string): Locator => page.locator(`[data-link-id="${linkId}"]`);
  return {
    item,
    section: page.getByRole('region', { name: 'Vitale målinger' }),
    measure: async () => {
      await page.getByRole('button', { name: 'Mål NEWS2' }).click();
      await expect(page).toHaveURL(/\/skjema\//);
      await expect(item('respirasjon')).toBeVisible();
    },
    type: async (linkId, digits) => {
      const field = item(linkId).getByRole('textbox');
      await field.click();
      await field.pressSequentially(digits);
      await field.press('Enter');
    },
    tap: (linkId, option) =>
      item(linkId)
        .getByRole('radio', { name: option })
        .or(item(linkId).getByRole('checkbox', { name: option }))
        .first()
        .click(),
    points: (linkId) => item(linkId).locator('output'),
    total: item('poeng').locator('output'),
    sign: async () => {
      await page.getByRole('button', { name: 'Signer', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Signer', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'Signert' })).toBeVisible();
    },
  };
}
