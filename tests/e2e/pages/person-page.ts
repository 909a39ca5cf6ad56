import type { Locator, Page } from '@playwright/test';
import { expect } from '../support/patient-expect.ts';

/** One person: what is due, what has been recorded. */
export type PersonPage = {
  /** Starts what is due, from its own button. */
  readonly startDue: (shortTitle: string) => Promise<void>;
  /** Starts any form from the folded list. */
  readonly startOther: (title: string) => Promise<void>;
  /** Begins a preventive visit from the same list: the whole visit opens, not its form alone. */
  readonly startHomeVisit: () => Promise<void>;
  /** Signed records with that title, the newest first. */
  readonly records: (title: string) => Locator;
};

export function personPage(page: Page): PersonPage {
  // The address is there before the screen is.
  const untilOpen = async (): Promise<void> => {
    await expect(page).toHaveURL(/\/skjema\//);
    await expect(page.locator('[data-link-id]').first()).toBeVisible();
  };
  const tapOther = async (title: string): Promise<void> => {
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
  };
  return {
    startDue: async (shortTitle) => {
      await page.getByRole('button', { name: `Start ${shortTitle}`, exact: true }).click();
      await untilOpen();
    },
    startOther: async (title) => {
      await tapOther(title);
      await untilOpen();
    },
    startHomeVisit: async () => {
      await tapOther('Forebyggende hjemmebesøk');
      await expect(page).toHaveURL(/\/besok\//);
      await expect(page.getByRole('region', { name: 'Gangen i besøket' })).toBeVisible();
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
