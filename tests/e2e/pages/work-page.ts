import type { Locator, Page } from '@playwright/test';

/** The sheet of one visit or follow-up, and of a new one. */
export type WorkSheet = {
  readonly dialog: Locator;
  /** A button in it, by its words. */
  readonly press: (name: string) => Promise<void>;
  /** One of a few side by side. */
  readonly choose: (name: string) => Promise<void>;
  readonly chooseColleague: (begin: string) => Promise<void>;
};

export function workSheet(page: Page): WorkSheet {
  const dialog = page.getByRole('dialog');
  return {
    dialog,
    press: (name) => dialog.getByRole('button', { name, exact: true }).click(),
    choose: (name) => dialog.getByText(name, { exact: true }).click(),
    chooseColleague: (begin) =>
      dialog
        .locator('label')
        .filter({ hasText: new RegExp(`^${begin} `) })
        .click(),
  };
}
