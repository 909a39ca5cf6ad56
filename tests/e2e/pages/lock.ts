import type { Page } from '@playwright/test';
import { expect } from '../support/patient-expect.ts';

/** What the people of the tests have chosen. */
export const testPin = '246913';

/** Chooses a PIN on the screen for it, so that the phone opens from cold without network; ends on I dag. */
export async function choosePin(page: Page, pin = testPin): Promise<void> {
  await page.goto('/meg/laas');
  await page.getByRole('button', { name: 'Velg PIN' }).click();
  await typePin(page, 'Velg 6 tall', pin);
  await typePin(page, 'Skriv dem en gang til', pin);
  await expect(page.getByText('PIN-en er lagret')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Til I dag' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
}

/** On the pad, as a thumb does. */
export async function typePin(page: Page, label: string, pin: string): Promise<void> {
  await expect(page.getByLabel(label, { exact: true })).toBeEnabled();
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
}

export const lockScreen = (page: Page) =>
  page.getByRole('heading', { level: 1, name: /^(Hei, |Hvem er du)/ });

/** Opens the vault with the PIN. */
export async function unlock(page: Page, pin = testPin): Promise<void> {
  await expect(lockScreen(page)).toBeVisible();
  await typePin(page, 'PIN', pin);
  await expect(lockScreen(page)).toBeHidden();
}

/** A cold start on an address: the door first, then what was asked for. */
export async function openUnlocked(page: Page, path = '/'): Promise<void> {
  await page.goto(path);
  await unlock(page);
}
