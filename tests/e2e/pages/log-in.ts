import type { Page } from '@playwright/test';
import { expect } from '../support/patient-expect.ts';

/** From the app's own log-in page through the demo identity provider and back, until I dag can be used. */
export async function logInAs(page: Page, user: string): Promise<void> {
  await passLogIn(page, user);
  await waitUntilFetched(page);
}

/** The same, until I dag can be seen. */
export async function passLogIn(page: Page, user: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Logg inn' }).click();
  await page.locator(`button[name="user"][value="${user}"]`).click();
  await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
}

/** Everything the person may see is on the device, and the app itself too. */
export async function waitUntilFetched(page: Page): Promise<void> {
  await expect(deviceStatus(page)).toHaveAttribute('data-sync', 'delivered');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** What the header says about the whole device. */
export const deviceStatus = (page: Page) => page.getByRole('banner').getByRole('status');

/** A phone that is taken up again: what lies there opens by itself, or after a log-in. */
export async function openAs(page: Page, user: string): Promise<void> {
  await page.goto('/');
  const today = page.getByRole('heading', { level: 1, name: 'I dag' });
  const logIn = page.getByRole('link', { name: 'Logg inn' });
  await expect(today.or(logIn).first()).toBeVisible();
  if (await today.isVisible()) return;
  await logIn.click();
  // The municipality's log-in may still remember her, and not ask.
  const person = page.locator(`button[name="user"][value="${user}"]`);
  await expect(today.or(person).first()).toBeVisible();
  if (await person.isVisible()) await person.click();
  await expect(today).toBeVisible();
}

/** From wherever one is, by the header; ends when the device says that everything is delivered. */
export async function deliverNow(page: Page): Promise<void> {
  await deviceStatus(page).getByRole('link').click();
  await page.getByRole('button', { name: 'Lever nå' }).click();
  await expect(deviceStatus(page)).toHaveAttribute('data-sync', 'delivered');
}
