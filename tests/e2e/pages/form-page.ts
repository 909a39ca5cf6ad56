import type { Locator, Page } from '@playwright/test';
import { expect } from '../support/patient-expect.ts';

/** A form being filled in, or read after it was signed. */
export type FormPage = {
  readonly item: (linkId: string) => Locator;
  readonly option: (linkId: string, text: string) => Locator;
  /** Taps an option and waits until the answer is on the device. */
  readonly choose: (linkId: string, text: string) => Promise<void>;
  readonly write: (linkId: string, words: string) => Promise<void>;
  readonly untilStored: () => Promise<void>;
  /** Looks over and signs; ends on the receipt. */
  readonly sign: () => Promise<void>;
};

export function formPage(page: Page): FormPage {
  const item = (linkId: string): Locator => page.locator(`[data-link-id="${linkId}"]`);
  const option = (linkId: string, text: string): Locator =>
    item(linkId)
      .getByRole('radio', { name: text })
      .or(item(linkId).getByRole('checkbox', { name: text }))
      .first();
  const untilStored = (): Promise<void> => expect(page.getByText('Lagret på enheten')).toBeVisible();
  return {
    item,
    option,
    untilStored,
    choose: async (linkId, text) => {
      await option(linkId, text).check();
      await untilStored();
    },
    write: async (linkId, words) => {
      const field = item(linkId).getByRole('textbox').first();
      await field.fill(words);
      // Written into whatever had the focus: a field made anew under the cursor would have got nothing.
      await expect(field).toHaveValue(words);
      // From the field itself: something else may have taken the focus meanwhile, and then nobody leaves it.
      await field.press('Tab');
      await untilStored();
    },
    sign: async () => {
      await page.getByRole('button', { name: 'Signer', exact: true }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('button', { name: 'Signer', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'Signert' })).toBeVisible();
    },
  };
}
