import { readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { formPage } from './pages/form-page.ts';
import { logInAs } from './pages/log-in.ts';
import { goTo } from './pages/main-menu.ts';
import { personPage } from './pages/person-page.ts';
import { openPhone } from './support/phone.ts';
import { makeNextBuild } from './support/static-builds.ts';
import { createVisittServer } from './support/visitt-server.ts';
import { expect, test } from './support/visitt-test.ts';

const built = path.resolve(import.meta.dirname, '../../dist/client');

test('a new version is offered, never over an open form, and taken only when asked', async ({
  visitt: _hasBuilt,
}, testInfo) => {
  const [, hash = ''] =
    /assets\/overview-route-([\w-]{8})\.js/.exec(await readFile(path.join(built, 'sw.js'), 'utf8')) ?? [];
  const home = testInfo.outputPath('home');
  const served = path.join(home, 'dist', 'client');
  await makeNextBuild(built, served, hash, hash);
  const server = await createVisittServer({ home });
  const phone = await openPhone(testInfo.outputPath('phone'), server.url);
  try {
    await server.start();
    const { page } = phone;
    await logInAs(page, 'kari');
    await goTo(page, 'Personer');
    await page.getByRole('main').locator('a[href^="/personer/"]').first().click();
    await personPage(page).startOther('MST – risiko for underernæring');
    const form = formPage(page);
    await form.choose('vekttap', 'Nei');

    const next = testInfo.outputPath('next');
    await makeNextBuild(served, next, hash, 'NEWBUILD');
    await rename(served, testInfo.outputPath('earlier'));
    await rename(next, served);
    await page.reload();
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      while (registration.waiting === null) await new Promise((resolve) => setTimeout(resolve, 50));
    });
    const offer = page.getByText('Ny utgave av Visitt er klar.');
    await expect(form.option('vekttap', 'Nei')).toBeChecked();
    await expect(offer).toBeHidden();

    await page.goto('/');
    await expect(offer).toBeVisible();
    await page.getByRole('button', { name: 'Ta den i bruk' }).click();
    await expect(page.locator('meta[name="visitt-build"]')).toHaveAttribute('content', 'NEWBUILD');
    await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
    await expect(offer).toBeHidden();
    const isWaiting = (): Promise<boolean> =>
      page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
    await expect.poll(isWaiting).toBe(false);
    expect(phone.faults).toEqual([]);
  } finally {
    await phone.close();
    await server.dispose();
  }
});
