import type { Locator, Page } from '@playwright/test';
import { expect } from '../support/patient-expect.ts';

export type Ward = 'Fjord' | 'Fjell';
export type RoundTopic = 'Veiing' | 'MST' | 'Munn og tenner' | 'Legemidler';

/** A ward's round: everybody on one list. */
export type RoundPage = {
  readonly rows: Locator;
  /** The resident that is open now. */
  readonly open: Locator;
  /** The scale's field of the resident that is open. */
  readonly field: Locator;
  /** Of one resident, by the person's id. */
  readonly row: (personId: string) => Locator;
  readonly sign: Locator;
  /** Types a figure as a thumb does, and leaves it there. */
  readonly type: (figure: string) => Promise<void>;
  /** *Neste* on the keypad, once what was typed is there; ends when another resident has the focus. */
  readonly next: () => Promise<void>;
  readonly leaveOut: (reason: string) => Promise<void>;
  /** How many are done, as the foot says. */
  readonly progress: Locator;
};

export function roundPage(page: Page): RoundPage {
  const rows = page.getByRole('list', { name: 'Beboere' }).locator('> li');
  const open = page.locator('li[data-open]');
  const field = page.locator('li[data-open] input');
  const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement?.id ?? null);
  return {
    rows,
    open,
    field,
    row: (personId) => page.locator(`li[data-person="${personId}"]`),
    sign: page.getByRole('button', { name: /^Signer \d+/ }),
    type: async (figure) => {
      await expect(field).toBeFocused();
      await page.keyboard.type(figure);
    },
    next: async () => {
      const before = await focused();
      await page.keyboard.press('Enter');
      await expect.poll(focused).not.toBe(before);
    },
    leaveOut: (reason) => open.getByRole('button', { name: reason, exact: true }).click(),
    progress: page.getByText(/^\d+ av \d+ ferdig$/),
  };
}

/** From I dag, as ward staff find it; ends with the first resident open. */
export async function beginRound(page: Page, ward: Ward, topic: RoundTopic): Promise<RoundPage> {
  const round = page.getByRole('link', { name: `Runde på ${ward}` });
  await expect(round).toBeVisible();
  await round.click();
  await expect(page.getByRole('heading', { level: 1, name: `Runde på ${ward}` })).toBeVisible();
  // One that is under way is gone on with.
  const start = page.getByRole('button', { name: new RegExp(`^${topic}`) });
  await start.or(page.getByRole('link', { name: new RegExp(`^Fortsett: ${topic}`) })).click();
  const opened = roundPage(page);
  await expect(opened.open).toHaveCount(1);
  return opened;
}
