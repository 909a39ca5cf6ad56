import type { Locator, Page } from '@playwright/test';
import { expect } from '../support/patient-expect.ts';

/** One person: what is due, what has been recorded. */
export type PersonPage = {
  /** Starts what is due, from its own button. */
  readonly startDue: (shortTitle: string) => Promise<void>;
  /** Starts any form from the folded list. */
  readonly startOther: (title: string) => Promise<void>;
  /** Signed records with that title, the newest first. */
  readonly records: (title: string) => Locator;
};

export function personPage(page: Page): PersonPage {
  // The address is there before the screen is.
  const untilOpen = async (): Promise<void> => {
    await expect(page).toHaveURL(/\/skjema\//);
    await expect(page.locator('[data-link-id]').first()).toBeVisible();
  };
  return {
    startDue: async (shortTitle) => {
      await page.getByRole('button', { name: `Start ${shortTitle}`, exact: true }).click();
      await untilOpen();
    },
    startOther: async (title) => {
      const next = page.getByRole('region', { name: 'Neste', exact: true });
      const form = next.getByRole('button', { name: title, exact: true });
      const list = next.getByText(/^Start et (annet )?skjema$/);
      // Open or folded by itself, according to what is due, which may come a moment later.
      await expect(async () => {
        await expect(list).toBeVisible();
        if (!(await form.isVisible())) await list.click();
        await expect(form).toBeVisible({ timeout: 3_000 });
      }).toPass({ timeout: 60_000 });
      await form.click();
      await untilOpen();
    },
    records: (title) =>
      page
        .getByRole('region', { name: 'Siste registreringer' })
        .getByRole('listitem')
        .filter({ hasText: title }),
  };
}

/** Finds a person while typing, as anybody does, and opens the one that is meant. */
export async function openPerson(
  page: Page,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<void> {
  await page.getByRole('searchbox', { name: 'Søk etter navn' }).fill(name);
  await page.locator(`a[href="/personer/${id}"]`).click();
  await expect(page).toHaveURL(new RegExp(`/personer/${id}$`));
}
