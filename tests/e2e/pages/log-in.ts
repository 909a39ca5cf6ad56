import { expect, type Page } from '@playwright/test';

/** From the app's own log-in page through the demo identity provider and back, until I dag can be used. */
export async function logInAs(page: Page, user: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Logg inn' }).click();
  await page.locator(`button[name="user"][value="${user}"]`).click();
  await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible({ timeout: 30_000 });
  await waitUntilFetched(page);
}

/** Everything the person may see is on the device, and the app itself too. */
export async function waitUntilFetched(page: Page): Promise<void> {
  await expect(deviceStatus(page)).toHaveAttribute('data-sync', 'delivered', { timeout: 60_000 });
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** What the header says about the whole device. */
export const deviceStatus = (page: Page) => page.getByRole('banner').getByRole('status');
