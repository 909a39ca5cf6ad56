import type { Page } from '@playwright/test';
import { expect } from '../support/patient-expect.ts';

export type IndicatorState = 'Kartlagt' | 'Ikke kartlagt' | 'Mangler registrering' | 'Ikke relevant';

/** The leader's figures. */
export type OverviewPage = {
  readonly count: (state: IndicatorState) => Promise<number>;
  /** The first of the people behind a figure. */
  readonly firstBehind: (state: IndicatorState) => Promise<{ readonly id: string; readonly name: string }>;
};

export function overviewPage(page: Page): OverviewPage {
  const state = (name: IndicatorState) => page.getByRole('button', { name: new RegExp(`^${name}: vis`) });
  return {
    count: async (name) => {
      const row = page.getByRole('row').filter({ has: state(name) });
      return Number(await row.getByRole('cell').first().innerText());
    },
    firstBehind: async (name) => {
      await state(name).click();
      // Those who are overdue stand below; before this heading is there they would be the first.
      await expect(page.getByRole('heading', { name: /^Personene bak/ })).toBeVisible();
      const person = page.getByRole('main').locator('a[href^="/personer/"]').first();
      await expect(person).toBeVisible();
      const id = (await person.getAttribute('href'))?.split('/').at(-1) ?? '';
      const [family = ''] = (await person.innerText()).split(',');
      return { id, name: family.trim() };
    },
  };
}
