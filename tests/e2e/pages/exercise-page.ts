import type { Page } from '@playwright/test';
import { expect } from '../support/patient-expect.ts';

/** The screens of an exercise, as whoever leads it uses them. */
export const exercisePage = (page: Page) => {
  const main = page.getByRole('main');
  return {
    timer: main.getByRole('timer'),
    step: main.getByRole('article'),
    note: main.getByRole('article').getByLabel('Notat til steget').first(),
    newPoint: main.getByLabel('Nytt læringspunkt'),
    saved: main.getByText('Lagret på enheten').first(),
    press: (name: string | RegExp) => main.getByRole('button', { name }).click(),
    /** From this step on to the next, by the button that names it. */
    goOn: async (next: string) => {
      await main.getByRole('button', { name: `Neste: ${next}` }).click();
      // The step before has a note too, which stands there until this one is stored.
      await expect(main.getByRole('article', { name: next })).toBeVisible();
    },
    giveRole: async (role: string, name: string) => {
      await main.getByRole('button', { name: new RegExp(role) }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Noen andre').fill(name);
      await dialog.getByRole('button', { name: 'Lagre' }).click();
    },
  };
};
