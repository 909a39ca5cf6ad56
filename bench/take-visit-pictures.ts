import type { Page } from '@playwright/test';
import { formPage } from '../tests/e2e/pages/form-page.ts';
import { visitPage } from '../tests/e2e/pages/visit-page.ts';

/** A preventive visit, from what is packed to the sheet the person gets. */
export async function takeVisitPictures(
  page: Page,
  keep: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  await page.goto('/besok');
  await page.getByRole('region', { name: /^Avtalt/ }).waitFor();
  await keep(page, 'forebyggende-besok');
  await page
    .getByRole('region', { name: /^Avtalt/ })
    .getByRole('link')
    .first()
    .click();
  const visit = visitPage(page);
  await visit.step('Forberedelse').waitFor();
  await keep(page, 'besok');
  await visit.step('Forberedelse').click();
  await page.getByRole('group', { name: 'Pakk mappen' }).waitFor();
  await keep(page, 'besok-forberedelse');
  await visit.back();
  await page
    .getByRole('button', { name: /^Start samtalen/ })
    .or(page.getByRole('link', { name: 'Fortsett samtalen' }))
    .click();
  const form = formPage(page);
  await form.item('viktig').getByRole('textbox').fill('Å bli boende her og komme meg ut i hagen');
  await form.item('viktig').getByRole('textbox').blur();
  await visit.untilStored();
  await keep(page, 'hjemmebesok');
  await visit.theme('Fall').click();
  await page.getByRole('region', { name: 'Spør gjerne' }).waitFor();
  await keep(page, 'besok-tema');
  const talked = page.getByRole('checkbox', { name: 'Vi snakket om dette' });
  if (!(await talked.isChecked())) await talked.click();
  await visit.toThemes();
  await page.getByRole('link', { name: 'Til avtaler og samtykke' }).click();
  await page.getByRole('button', { name: 'Legg til en avtale' }).waitFor();
  await keep(page, 'besok-avtaler');
  await page.goto(`${page.url().replace(/\/avtaler$/, '')}/oppsummering`);
  await page.getByRole('article').waitFor();
  await page.getByRole('article').scrollIntoViewIfNeeded();
  await keep(page, 'besok-oppsummering');
}
