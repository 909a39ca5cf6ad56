import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { amendPage } from './pages/amend-page.ts';
import { formPage } from './pages/form-page.ts';
import { choosePin, unlock } from './pages/lock.ts';
import { logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { personPage } from './pages/person-page.ts';
import { expect, test } from './support/visitt-test.ts';

const started = (page: Page) => page.getByRole('region', { name: /^Påbegynt/ });
const saved = (page: Page) => page.getByText('Lagret på enheten', { exact: true });

test('a correction that is begun is there after a cold start without network, and is gone on with or discarded', async ({
  takePhone,
}) => {
  test.setTimeout(240_000);
  const first = await takePhone('kari');
  await logInAs(first.page, 'kari');
  await choosePin(first.page);
  await goTo(first.page, 'Personer');
  await first.page.getByRole('main').locator('a[href^="/personer/"]').first().click();
  await expect(first.page).toHaveURL(/\/personer\/.+/);
  await personPage(first.page).startOther('MST – risiko for underernæring');
  const form = formPage(first.page);
  await form.choose('vekttap', 'Nei');
  await form.choose('matlyst', 'Nei');
  await form.sign();
  await first.page.getByRole('button', { name: 'Se det du signerte' }).click();

  await test.step('every answer of the correction is stored as it is given', async () => {
    await amendPage(first.page).correct('Trykket feil på matlyst');
    await form.choose('matlyst', 'Ja');
    await expect(saved(first.page)).toBeVisible();
  });

  await test.step('what another tab answers in it is there too, in both', async () => {
    const tab = await first.context.newPage();
    await tab.goto(first.page.url());
    await tab.getByRole('button', { name: 'Fortsett rettingen' }).click();
    const other = formPage(tab);
    await expect(other.option('matlyst', 'Ja')).toBeChecked();
    await other.choose('vekttap', 'Ja');
    await expect(form.option('vekttap', 'Ja')).toBeChecked();
    await expect(form.option('matlyst', 'Ja')).toBeChecked();
    await form.choose('vekttap', 'Nei');
    await expect(other.option('vekttap', 'Nei')).toBeChecked();
    await first.close();
  });

  const again = await takePhone('kari');
  await again.context.setOffline(true);
  await again.page.goto('/');
  await unlock(again.page);

  await test.step('I dag tells of it, and the record offers to go on', async () => {
    await expect(started(again.page).getByText('Retting påbegynt')).toBeVisible();
    await started(again.page).getByRole('link').filter({ hasText: 'Retting påbegynt' }).click();
    await expect(again.page.getByText(/^Du begynte å rette dette skjemaet/)).toBeVisible();
    await expect(again.page.getByRole('button', { name: 'Rett opp', exact: true })).toHaveCount(0);
    const { violations } = await new AxeBuilder({ page: again.page }).include('main').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await again.page.getByRole('button', { name: 'Fortsett rettingen' }).click();
    await expect(again.page.getByText('Begrunnelse: Trykket feil på matlyst')).toBeVisible();
    await expect(formPage(again.page).option('matlyst', 'Ja')).toBeChecked();
  });

  await test.step('put off, it is still there; signed, it is not offered again', async () => {
    await again.page.getByRole('button', { name: 'Fortsett senere' }).click();
    await again.page.getByRole('button', { name: 'Fortsett rettingen' }).click();
    await amendPage(again.page).signCorrection();
    await expect(again.page.getByText('Rettelsen er signert.')).toBeVisible();
    await expect(again.page.getByText(/^Du begynte å rette/)).toHaveCount(0);
    await expect(again.page.getByText('Begrunnelse: Trykket feil på matlyst').first()).toBeVisible();
  });

  await test.step('another one is discarded, after being asked', async () => {
    await amendPage(again.page).correct('Enda en gang');
    await again.page.getByRole('button', { name: 'Forkast rettingen' }).click();
    const sheet = again.page.getByRole('dialog', { name: 'Forkaste rettingen?' });
    await sheet.getByRole('button', { name: 'Forkast', exact: true }).click();
    await expect(again.page.getByText('Rettingen er forkastet.')).toBeVisible();
    await expect(again.page.getByRole('button', { name: 'Rett opp', exact: true })).toBeVisible();
    await goTo(again.page, 'I dag');
    await expect(again.page.getByText('Retting påbegynt')).toHaveCount(0);
  });
});
