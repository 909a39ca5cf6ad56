import { expect, type Locator, type Page } from '@playwright/test';
import { goTo } from './main-menu.ts';

/** The municipality's forms, and bringing in new ones. */
export type LibraryPage = {
  /** The line of one version of a form. */
  readonly version: (title: string, version: string) => Locator;
  /** Opens a form for storing, as pasted text. */
  readonly paste: (form: object) => Promise<void>;
  readonly openFile: (name: string, form: object) => Promise<void>;
  readonly field: (label: string) => Locator;
  readonly choose: (option: 'Nei, bare utkast' | 'Ja, ta det i bruk') => Promise<void>;
  readonly save: () => Promise<void>;
};

export function libraryPage(page: Page): LibraryPage {
  const begin = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Legg til et skjema' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Legg til et skjema' })).toBeFocused();
  };
  return {
    version: (title, version) =>
      page
        .getByRole('listitem')
        .filter({ has: page.getByRole('heading', { name: title, exact: true }) })
        .getByRole('listitem')
        .filter({ hasText: `Utgave ${version}` }),
    paste: async (form) => {
      await begin();
      await page.getByRole('textbox', { name: 'Eller lim inn skjemaet her' }).fill(JSON.stringify(form));
      await page.getByRole('button', { name: 'Se hva som er i det' }).click();
    },
    openFile: async (name, form) => {
      await begin();
      await page.getByLabel('Åpne skjemafil').setInputFiles({
        name,
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(form)),
      });
    },
    field: (label) => page.getByRole('textbox', { name: label, exact: true }),
    choose: (option) => page.getByText(option, { exact: true }).click(),
    save: () => page.getByRole('button', { name: 'Lagre skjemaet' }).click(),
  };
}

/** From Meg, as anybody finds it. */
export async function openLibrary(page: Page): Promise<LibraryPage> {
  await goTo(page, 'Meg');
  await page.getByRole('link', { name: 'Skjemaene kommunen har' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Skjemaer' })).toBeVisible();
  return libraryPage(page);
}
