import { expect, type Locator, type Page } from '@playwright/test';

/** A signed record: what may be done with it, and what colleagues proposed. */
export type AmendPage = {
  readonly proposals: Locator;
  /** Fills in the reason of the sheet that is open and confirms. */
  readonly giveReason: (reason: string, confirm: string) => Promise<void>;
  readonly correct: (reason: string) => Promise<void>;
  readonly signCorrection: () => Promise<void>;
};

export function amendPage(page: Page): AmendPage {
  const sheet = page.getByRole('dialog');
  const giveReason = async (reason: string, confirm: string): Promise<void> => {
    await sheet.getByRole('textbox').fill(reason);
    await sheet.getByRole('button', { name: confirm, exact: true }).click();
  };
  return {
    proposals: page.getByRole('region', { name: /^Forslag til retting/ }),
    giveReason,
    correct: async (reason) => {
      await page.getByRole('button', { name: 'Rett opp', exact: true }).click();
      await giveReason(reason, 'Gå til rettingen');
      await expect(page.getByText('Du retter et signert skjema')).toBeVisible();
    },
    signCorrection: async () => {
      await page.getByRole('button', { name: 'Signer rettelsen', exact: true }).click();
      await sheet.getByRole('button', { name: 'Signer rettelsen', exact: true }).click();
      await expect(sheet).toHaveCount(0);
    },
  };
}
