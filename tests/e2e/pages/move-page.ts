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

/** An answer that has no place in the form, in its notice above the draft. */
export type StrayAnswer = {
  readonly card: Locator;
  readonly takeAway: () => Promise<void>;
  /** What was done with it last. */
  readonly undo: () => Promise<void>;
  readonly copy: () => Promise<void>;
  /** Opens the sheet with the places it may go. */
  readonly lookForPlace: () => Promise<void>;
  readonly placeAt: (question: string) => Promise<void>;
};

export function strayAnswer(page: Page, question: string): StrayAnswer {
  const card = page.getByRole('group', { name: question, exact: true });
  const undo = page.getByRole('button', { name: 'Angre' });
  return {
    card,
    takeAway: async () => {
      await card.getByRole('button', { name: 'Ta bort svaret' }).click();
      await expect(page.getByText(`Svaret på «${question}» er tatt bort.`)).toBeVisible();
      await expect(undo).toBeFocused();
    },
    undo: () => undo.click(),
    copy: async () => {
      await card.getByRole('button', { name: 'Kopier teksten' }).click();
      await expect(page.getByText('Teksten er kopiert.')).toBeVisible();
    },
    lookForPlace: () => card.getByRole('button', { name: 'Sett inn et annet sted' }).click(),
    placeAt: async (place) => {
      const sheet = page.getByRole('dialog', { name: 'Hvor hører svaret hjemme?' });
      await sheet.getByRole('button', { name: 'Sett inn her' }).click();
      await expect(sheet.getByRole('alert')).toHaveText('Velg et spørsmål først.');
      await sheet.getByRole('radio', { name: place }).check();
      await sheet.getByRole('button', { name: 'Sett inn her' }).click();
      await expect(page.getByText(`Svaret står nå under «${place}».`)).toBeVisible();
    },
  };
}
