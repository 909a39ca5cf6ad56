import type { Locator, Page } from '@playwright/test';

/** The ABC logbook. */
export type LearningPage = {
  /** The hefte that comes next in the first perm. */
  readonly next: Locator;
  /** The next thing to tick: which hefte, and *Lest*, *Reflektert* or *Diskutert*. */
  readonly nextTick: () => Promise<{ readonly booklet: string; readonly step: string }>;
  /** All that is left to tick of that hefte. */
  readonly openTicks: () => Promise<readonly { readonly booklet: string; readonly step: string }[]>;
  readonly booklet: (title: string) => Locator;
  readonly tick: (at: { readonly booklet: string; readonly step: string }) => Locator;
  /** The unfolded note of the hefte that comes next. */
  readonly note: Locator;
  /** Where the hefte's newest tick is; absent when it is delivered. */
  readonly mark: (booklet: string) => Locator;
};

export function learningPage(page: Page): LearningPage {
  const next = page.getByRole('region', { name: 'Neste hefte' }).getByRole('listitem').first();
  const bookletOf = (title: string): Locator =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  return {
    next,
    nextTick: async () => {
      const booklet = await next.getByRole('heading').innerText();
      const open = next.getByRole('checkbox', { checked: false }).first();
      return {
        booklet,
        step: await open.evaluate((input) => input.closest('label')?.innerText.trim() ?? ''),
      };
    },
    openTicks: async () => {
      const booklet = await next.getByRole('heading').innerText();
      const labels = await next
        .getByRole('checkbox', { checked: false })
        .evaluateAll((inputs) => inputs.map((input) => input.closest('label')?.innerText.trim() ?? ''));
      return labels.map((step) => ({ booklet, step }));
    },
    booklet: bookletOf,
    tick: ({ booklet, step }) => bookletOf(booklet).getByRole('checkbox', { name: step }),
    note: next.getByRole('textbox', { name: /^Mitt notat/ }),
    mark: (booklet) => bookletOf(booklet).locator('[data-sync]'),
  };
}
