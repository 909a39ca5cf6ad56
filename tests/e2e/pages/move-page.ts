import { expect, type Locator, type Page } from '@playwright/test';

/** What moving a draft to a newer version would do to its answers. */
export type MovePage = {
  /** From the draft's notice. */
  readonly look: () => Promise<void>;
  /** Answers that have no place in the new version. */
  readonly lost: Locator;
  readonly changed: Locator;
  readonly added: Locator;
  readonly letGo: (question: string) => Promise<void>;
  readonly move: (version: string) => Promise<void>;
  readonly keep: (version: string) => Promise<void>;
};

export function movePage(page: Page): MovePage {
  const region = (name: RegExp): Locator => page.getByRole('region', { name });
  return {
    look: async () => {
      await page.getByRole('button', { name: 'Se hva som endres' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Flytt til ny utgave' })).toBeFocused();
    },
    lost: region(/^Får ikke plass/),
    changed: region(/^Endres litt/),
    added: region(/^Nye spørsmål/),
    letGo: (question) =>
      page.getByRole('checkbox', { name: `Dette svaret kan bli igjen: ${question}` }).check(),
    move: (version) => page.getByRole('button', { name: `Flytt til utgave ${version}` }).click(),
    keep: (version) => page.getByRole('button', { name: `Behold utgave ${version}` }).click(),
  };
}
