import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { deliverNow, deviceStatus, logInAs } from './pages/log-in.ts';
import { learningPage } from './pages/learning-page.ts';
import { goTo } from './pages/main-menu.ts';
import { findFaults } from './support/find-faults.ts';
import { pullChanges } from './support/pull-changes.ts';
import { pushOperation } from './support/push-operation.ts';
import { expect, test } from './support/visitt-test.ts';

type Change = {
  readonly kind?: string;
  readonly body?: { readonly learnerId: string; readonly programme: string };
};

async function ownEnrolment(page: Page) {
  const body = (await pullChanges<Change>(page)).find(({ kind }) => kind === 'enrolment')?.body;
  return { learnerId: body?.learnerId ?? '', programme: body?.programme ?? '' };
}

/** Every step of every hefte, as another phone of hers would have ticked it. */
async function finishPerm(page: Page): Promise<void> {
  const own = await ownEnrolment(page);
  const at = new Date().toISOString();
  for (let number = 1; number <= 10; number += 1) {
    const booklet = `hefte-${String(number).padStart(2, '0')}`;
    for (const step of ['read', 'reflected', 'discussed']) {
      const body = { ...own, booklet, step, done: true, on: at.slice(0, 10), at };
      const event = { type: 'event.add', id: crypto.randomUUID(), kind: 'progress', body };
      expect(await pushOperation(page, event)).toBe('applied');
    }
  }
}

async function openFromLearning(page: Page, link: string): Promise<void> {
  await goTo(page, 'Læring');
  await page.getByRole('link', { name: link }).click();
  await expect(page.getByRole('heading', { level: 1, name: link })).toBeVisible();
}

test('BEV3 BEV5 a learner asks for her bevis without network, the contact marks it, and takes the figures out', async ({
  takePhone,
}) => {
  const liv = await takePhone('liv');
  await logInAs(liv.page, 'liv');
  await finishPerm(liv.page);
  await deliverNow(liv.page);
  await openFromLearning(liv.page, 'Bevis');
  await expect(liv.page.getByText('10 av 10 hefter')).toBeVisible();
  await liv.page.context().setOffline(true);
  await liv.page.getByRole('button', { name: /^Be om bevis/ }).click();
  await expect(liv.page.getByText(/^Du ba om bevis/)).toBeVisible();
  await expect(liv.page.getByRole('main').locator('[data-sync="local"]')).toBeVisible();
  await liv.page.context().setOffline(false);
  await deliverNow(liv.page);
  await openFromLearning(liv.page, 'Bevis');
  await expect(liv.page.getByRole('link', { name: /^Hent det som er registrert/ })).toBeVisible();
  expect(await findFaults(liv.page, 'Bevis', 'main')).toEqual([]);

  const mette = await takePhone('mette');
  const { page } = mette;
  await logInAs(page, 'mette');
  await openFromLearning(page, 'Opplæring i tall');
  await page.getByRole('button', { name: 'Marker mottatt: Liv Brenna' }).click();
  await expect(page.getByText('Beviset til Liv Brenna er merket som mottatt.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Angre mottatt: Liv Brenna' })).toBeVisible();
  expect(await findFaults(page, 'Opplæring i tall', 'main')).toEqual([]);

  const figure = (name: string) => page.locator(`[data-figure="${name}"] dd`);
  const started = await figure('started').innerText();
  const active = await figure('active').innerText();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Tallene over som CSV' }).click();
  const csv = await readFile(await (await download).path(), 'utf8');
  expect(csv).toContain(`Til sammen;${started};${active};`);

  // What was fetched last is there without network, and says when it was.
  await page.context().setOffline(true);
  await openFromLearning(page, 'Opplæring i tall');
  await expect(figure('started')).toHaveText(started);
  await expect(page.getByText(/^Hentet /)).toBeVisible();
  await page.context().setOffline(false);

  await deliverNow(liv.page);
  await expect(deviceStatus(liv.page)).toHaveAttribute('data-sync', 'delivered');
  await openFromLearning(liv.page, 'Bevis');
  await expect(liv.page.getByText(/^Beviset er mottatt/)).toBeVisible();

  await test.step('LRN12 once more through the perm, without network: from its first hefte, and the round before stays', async () => {
    await liv.page.context().setOffline(true);
    await goTo(liv.page, 'Læring');
    await liv.page.getByRole('button', { name: 'Legg blant de fullførte' }).click();
    const earlier = liv.page.getByRole('region', { name: 'Tidligere permer' });
    await earlier.getByRole('button', { name: /^Begynn på nytt med/ }).click();
    await liv.page.getByRole('dialog').getByRole('button', { name: 'Begynn på nytt' }).click();
    const { next } = learningPage(liv.page);
    await expect(next.getByRole('heading', { name: /^1\. / })).toBeVisible();
    await expect(next.getByRole('checkbox', { checked: true })).toHaveCount(0);
    await expect(earlier).toContainText('10 av 10 hefter');
    await expect(earlier.getByRole('button', { name: /^Begynn på nytt/ })).toHaveCount(0);
    expect(await findFaults(liv.page, 'Læring, begun again')).toEqual([]);
    await liv.page.context().setOffline(false);
  });
});
