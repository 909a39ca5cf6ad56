import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { browserArguments } from '../../../scripts/find-browser.mjs';

/** A phone with its storage on disk, so that closing and opening it again is a cold start. */
export type Phone = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the page: uncaught errors and errors on the console, but not a network that is gone. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
};

export type PhoneSettings = {
  readonly colorScheme?: 'light' | 'dark';
  readonly hasTouch?: boolean;
  readonly locale?: string;
  /** Pixels of the screen for each of the page's. */
  readonly scale?: number;
  /** Errors on the console that the test itself provokes. */
  readonly provokes?: RegExp;
  /** A browser that keeps no files for the app: each comes from the server. */
  readonly withoutWorker?: boolean;
  /** Runs in every page before its own scripts. */
  readonly before?: () => void;
};

const networkIsGone = /Failed to load resource|net::ERR_|Failed to fetch|fetching the script|NetworkError/;

export async function openPhone(
  folder: string,
  baseURL: string,
  settings: PhoneSettings = {},
): Promise<Phone> {
  const executablePath = process.env['VISITT_BROWSER'] ?? '';
  if (executablePath === '')
    throw new Error('no browser to test with: run npm test, which finds or installs one');
  const hasTouch = settings.hasTouch ?? true;
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    args: browserArguments,
    baseURL,
    viewport: { width: 412, height: 915 },
    deviceScaleFactor: settings.scale ?? 1,
    isMobile: hasTouch,
    hasTouch,
    locale: settings.locale ?? 'nb-NO',
    timezoneId: 'Europe/Oslo',
    colorScheme: settings.colorScheme ?? 'light',
    reducedMotion: 'reduce',
    serviceWorkers: settings.withoutWorker === true ? 'block' : 'allow',
  });
  context.setDefaultTimeout(60_000);
  const faults: string[] = [];
  const isFault = (text: string): boolean =>
    !networkIsGone.test(text) && settings.provokes?.test(text) !== true;
  const listen = (page: Page): void => {
    page.on('pageerror', (error) => faults.push(String(error.stack ?? error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && isFault(message.text())) faults.push(message.text());
    });
  };
  context.on('page', listen);
  for (const page of context.pages()) listen(page);
  if (settings.before !== undefined) await context.addInitScript(settings.before);
  const page = context.pages()[0] ?? (await context.newPage());
  return { page, context, faults, close: () => context.close() };
}
