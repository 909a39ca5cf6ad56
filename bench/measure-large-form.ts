import type { CDPSession, Page } from '@playwright/test';
import { openPhone } from '../tests/e2e/support/phone.ts';
import { toLargeForm } from './large-form.ts';
import { traceMainThread } from './trace-main-thread.ts';

export type LargeForm = {
  /** From navigation to the first control that can be answered, and until all of the form is drawn. */
  readonly open: number;
  readonly drawn: number;
  /** Wall time from the key going down to the frame that shows the letter, one for each key. */
  readonly keys: readonly number[];
  /** What the main thread worked for each key, its later effects (the answer handed over) included, on its own clock. */
  readonly keyWork: readonly number[];
  /** The same for a tap on a choice that changes a score. */
  readonly taps: readonly number[];
  readonly tapWork: readonly number[];
};

const slowdown = 4;
const address = '/bench-form.json';

/** A generated form of `count` questions on `/prov`, on a phone slowed four times. Milliseconds. */
export async function measureLargeForm(
  origin: string,
  folder: string,
  count: number,
  keys: number,
): Promise<LargeForm> {
  const phone = await openPhone(folder, origin);
  try {
    const { page } = phone;
    const form = JSON.stringify(toLargeForm(count, 1));
    await page.route(`**${address}`, (route) =>
      route.fulfill({ contentType: 'application/fhir+json', body: form }),
    );
    // Once before: the app's files lie in the browser's cache, as on a phone that has been used.
    await page.goto(`/prov?q=${encodeURIComponent(address)}`);
    await page.locator('.vf-item').first().waitFor();
    const session = await phone.context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto('about:blank');
    await page.goto(`/prov?q=${encodeURIComponent(address)}`, { waitUntil: 'commit' });
    await page.locator('.vf-form :is(input, textarea)').first().waitFor();
    const open = await page.evaluate(() => performance.now());
    await page.locator('.vf-foot').waitFor();
    await page.waitForFunction(drawnWhole, count, { timeout: 60_000 });
    const drawn = await page.evaluate(() => performance.now());
    await page.waitForTimeout(2000);
    const typed = await typeInTurn(page, session, keys);
    const tapped = await tapInTurn(page, session, keys);
    return { open, drawn, keys: typed.wall, keyWork: typed.work, taps: tapped.wall, tapWork: tapped.work };
  } finally {
    await phone.close();
  }
}

type Measured = { readonly wall: readonly number[]; readonly work: readonly number[] };

/** Letters into the first text field, each given time to be handed over before the next. */
async function typeInTurn(page: Page, session: CDPSession, count: number): Promise<Measured> {
  const field = page.locator('.vf-item[data-kind="text"] input').first();
  await field.scrollIntoViewIfNeeded();
  await field.focus();
  await page.waitForTimeout(1000);
  return repeat(page, session, count, 'keydown', (at) =>
    page.keyboard.press(String.fromCodePoint(97 + (at % 26))),
  );
}

async function tapInTurn(page: Page, session: CDPSession, count: number): Promise<Measured> {
  const options = page.locator('.vf-item[data-kind="radios"]').first().locator('.vf-option');
  return repeat(page, session, count, 'pointerdown', async (at) => {
    // By the finger's place, not by Playwright's own tap, which looks at the page frame by frame before it taps.
    const box = await options.nth(at % 2).boundingBox();
    if (!box) throw new Error('no option to tap');
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  });
}

async function repeat(
  page: Page,
  session: CDPSession,
  count: number,
  event: 'keydown' | 'pointerdown',
  act: (at: number) => Promise<void>,
): Promise<Measured> {
  const wall: number[] = [];
  const work: number[] = [];
  for (let at = 0; at < count; at += 1) {
    await page.waitForTimeout(200);
    await page.evaluate(armFrameClock, event);
    const { work: spent } = await traceMainThread(session, async () => {
      await act(at);
      await page.waitForTimeout(700);
    });
    work.push(spent);
    wall.push(await page.evaluate(() => (globalThis as unknown as { benchFrame: number }).benchFrame));
  }
  return { wall, work };
}

/** Runs in the page: from the event's own time to the frame after it having been drawn. */
function armFrameClock(event: 'keydown' | 'pointerdown'): void {
  const page = globalThis as unknown as { benchFrame: number };
  page.benchFrame = Number.NaN;
  addEventListener(
    event,
    ({ timeStamp }) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => {
          page.benchFrame = performance.now() - timeStamp;
        });
        port1.start();
        port2.postMessage(null);
      }),
    { capture: true, once: true },
  );
}

/** Runs in the page: the last group is there, and all of its shown questions. */
function drawnWhole(count: number): boolean {
  const last = Math.ceil(count / 20);
  return document.querySelector(`[data-link-id="g${last}.score"]`) !== null;
}
