import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';
import { build, preview } from 'vite';
import { openPhone } from './support/phone.ts';

const root = path.resolve(import.meta.dirname, '../..');
const outDir = path.join(root, '.cache/gallery');
const forms = ['types', 'choices', 'controls', 'tables', 'layouts', 'results', 'texts', 'pages'] as const;
const states = ['empty', 'answered', 'previous', 'error', 'readOnly', 'disabled', 'hidden'] as const;

/** The gallery is not in the production build: it is built and served for itself. */
const test = base.extend<object, { readonly gallery: string }>({
  gallery: [
    // Playwright reads the first parameter's braces to know what a fixture needs.
    async ({ browserName: _browserName }, use) => {
      await build({ root, mode: 'preview', logLevel: 'error', build: { outDir, emptyOutDir: true } });
      const server = await preview({
        root,
        logLevel: 'error',
        build: { outDir },
        preview: { port: 0, host: '127.0.0.1' },
      });
      try {
        await use(server.resolvedUrls?.local[0] ?? '');
      } finally {
        await server.close();
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every control in every state stands up to axe and to 200 % text, ${colorScheme}`, async ({
    gallery,
  }, testInfo) => {
    test.setTimeout(240_000);
    const phone = await openPhone(testInfo.outputPath('phone'), gallery, { colorScheme });
    const faults: string[] = [];
    for (const form of forms) {
      for (const state of states) {
        await phone.page.goto(`/galleri?form=${form}&state=${state}`);
        await expect(phone.page.locator('.vf-form')).toBeVisible();
        const { violations } = await new AxeBuilder({ page: phone.page }).analyze();
        faults.push(
          ...violations.map(({ id, nodes }) => `${form} ${state}: ${id} at ${String(nodes[0]?.target)}`),
        );
        await phone.page.addStyleTag({ content: 'html { font-size: 200% }' });
        const width = await phone.page.evaluate(() => document.documentElement.scrollWidth);
        if (width > 412) faults.push(`${form} ${state}: ${width} px wide with 200 % text`);
      }
    }
    await phone.close();
    expect(faults).toEqual([]);
    expect(phone.faults).toEqual([]);
  });
}

test('every control is at least 48 pixels high', async ({ gallery }, testInfo) => {
  const phone = await openPhone(testInfo.outputPath('phone'), gallery);
  const small: string[] = [];
  for (const form of forms) {
    await phone.page.goto(`/galleri?form=${form}&state=empty`);
    await expect(phone.page.locator('.vf-form')).toBeVisible();
    small.push(
      ...(await phone.page
        .locator('.vf-form :is(.vf-option, .ds-input, .ds-button, input[type=range], summary)')
        .evaluateAll((controls) =>
          controls
            .map((control) => `${control.className} ${Math.round(control.getBoundingClientRect().height)}`)
            .filter((name) => Number(name.split(' ').at(-1)) < 48),
        )),
    );
  }
  await phone.close();
  expect(small).toEqual([]);
});

test('pages: on, back, and an error leads to the page it is on', async ({ gallery }, testInfo) => {
  const phone = await openPhone(testInfo.outputPath('phone'), gallery);
  const { page } = phone;
  await page.goto('/galleri?form=pages&state=empty');
  const pages = page.getByRole('navigation', { name: 'Sider i skjemaet' });
  await expect(pages).toContainText('Side 1 av 3');
  await expect(page.getByRole('button', { name: 'Signer' })).toHaveCount(0);
  await pages.getByRole('button', { name: 'Neste Ute' }).click();
  await expect(page.getByRole('heading', { name: 'Ute' })).toBeFocused();
  await pages.getByRole('button', { name: 'Neste Videre' }).click();
  await expect(page.getByRole('textbox', { name: 'Hva er avtalt?' })).toBeVisible();
  await page.getByRole('button', { name: 'Signer' }).click();
  await page.getByRole('region', { name: 'Én ting mangler før du kan signere' }).getByRole('button').click();
  const warm = page.getByRole('radiogroup', { name: 'Er det varmt nok inne?' });
  await expect(warm.getByRole('radio', { name: 'Ja' })).toBeFocused();
  await expect(warm).toHaveAccessibleDescription('Dette må fylles ut.');
  await expect(pages).toContainText('Side 1 av 3');
  await phone.close();
  expect(phone.faults).toEqual([]);
});
