import type { Page } from '@playwright/test';
import { formPage } from './pages/form-page.ts';
import { learningPage } from './pages/learning-page.ts';
import { choosePin, lockScreen, unlock } from './pages/lock.ts';
import { logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { overviewPage } from './pages/overview-page.ts';
import { openPerson, personPage } from './pages/person-page.ts';
import { findFaults } from './support/find-faults.ts';
import { expect, test } from './support/visitt-test.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen, ${colorScheme}`, async ({ takePhone }) => {
    const faults: string[] = [];
    const look = async (page: Page, screen: string): Promise<void> => {
      faults.push(...(await findFaults(page, screen)));
    };

    const locked = await takePhone('nobody', {
      colorScheme,
      before: () => Object.defineProperty(window, 'indexedDB', { value: undefined }),
    });
    await locked.page.goto('/');
    await expect(locked.page.getByRole('button', { name: 'Prøv igjen' })).toBeVisible();
    await look(locked.page, 'a browser without storage');
    await locked.close();

    const siri = await takePhone('siri', { colorScheme });
    await siri.page.goto('/');
    await expect(siri.page.getByRole('link', { name: 'Logg inn' })).toBeVisible();
    await look(siri.page, 'log-in');
    await siri.page.getByRole('link', { name: 'Logg inn' }).click();
    await expect(siri.page.locator('button[name="user"]').first()).toBeVisible();
    await look(siri.page, 'the demo identity provider');
    await logInAs(siri.page, 'siri');
    await look(siri.page, 'I dag (siri)');
    await goTo(siri.page, 'Oversikt');
    const person = await overviewPage(siri.page).firstBehind('Mangler registrering');
    await look(siri.page, 'Oversikt');
    await goTo(siri.page, 'Meg');
    await look(siri.page, 'Meg');
    await siri.page.goto('/finnes-ikke');
    await expect(siri.page.getByRole('heading', { level: 1 })).toBeVisible();
    await look(siri.page, 'an address that is not there');
    await siri.close();

    const kari = await takePhone('kari', { colorScheme });
    const { page } = kari;
    await logInAs(page, 'kari');
    await look(page, 'I dag (kari)');
    await page.goto('/meg/laas');
    await expect(page.getByRole('button', { name: 'Velg PIN' })).toBeVisible();
    await look(page, 'how the device is locked');
    await choosePin(page);
    await page.goto('/meg/laas');
    await page.getByRole('button', { name: 'Lås nå' }).click();
    await expect(lockScreen(page)).toBeVisible();
    await look(page, 'the locked door');
    await unlock(page);
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
    await goTo(page, 'Personer');
    await look(page, 'Personer');
    await openPerson(page, person);
    await expect(page.getByRole('region', { name: 'Neste', exact: true })).toBeVisible();
    await look(page, 'a person');
    await personPage(page).startHomeVisit();
    await look(page, 'a home visit that has been begun');
    await page.goto(`/personer/${person.id}`);
    await personPage(page).startOther('MST – risiko for underernæring');
    const mst = formPage(page);
    await mst.choose('vekttap', 'Nei');
    await mst.choose('matlyst', 'Nei');
    await page.getByRole('button', { name: 'Signer', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, 'the last look before signing');
    await page.getByRole('dialog').getByRole('button', { name: 'Signer', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Signert' })).toBeVisible();
    await look(page, 'the receipt');
    await page.getByRole('button', { name: 'Se det du signerte' }).click();
    await expect(page.getByText('Signert', { exact: false }).first()).toBeVisible();
    await look(page, 'a signed record');
    await page.goto('/prov');
    await expect(page.getByLabel('Åpne skjemafil')).toBeAttached();
    await look(page, '/prov');
    await kari.close();

    const liv = await takePhone('liv', { colorScheme });
    await logInAs(liv.page, 'liv');
    await goTo(liv.page, 'Læring');
    await learningPage(liv.page).next.getByText('Mitt notat').first().click();
    await look(liv.page, 'Læring');

    expect(faults).toEqual([]);
  });
}
