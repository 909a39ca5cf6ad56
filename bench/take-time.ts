import type { CDPSession, Page } from '@playwright/test';
import { median, percentile } from './statistics.ts';
import { traceMainThread } from './trace-main-thread.ts';

/**
 * Milliseconds. `wall`: by the page's clock. `work`: by the main thread's own, which a busy machine does not move.
 * `longest`: the longest single task of it, in which no finger is heard.
 */
export type Taken = { readonly wall: number; readonly work: number; readonly longest: number };

/** `until`: what is on the page when it has come of it; without, whatever the next frame shows. */
export type Act =
  | { readonly act: 'tap'; readonly at: string; readonly until: string }
  | { readonly act: 'type'; readonly at: string; readonly value: string; readonly until?: string };

/** From what a finger does to the frame in which it has come of it. */
export async function takeTime(session: CDPSession, page: Page, act: Act): Promise<Taken> {
  let wall = 0;
  const traced = await traceMainThread(session, async () => {
    wall = await page.evaluate(untilPainted, act);
  });
  return { wall, ...traced };
}

/** Runs in the page. */
function untilPainted({ at, until, ...done }: Act): Promise<number> {
  return new Promise<number>((resolve) => {
    const from = performance.now();
    const painted = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
    const target = document.querySelector<HTMLElement>(at);
    if (!target) throw new Error(`nothing there: ${at}`);
    if (until !== undefined) {
      const observer = new MutationObserver(() => {
        if (!document.querySelector(until)) return;
        observer.disconnect();
        painted();
      });
      observer.observe(document.body, { childList: true, subtree: true, attributes: true });
    }
    if (done.act === 'tap') target.click();
    else {
      (target as HTMLInputElement).value = done.value;
      target.dispatchEvent(new Event('input', { bubbles: true }));
    }
    // What a key changes is drawn before the next frame is asked for.
    if (until === undefined) painted();
  });
}

/** By the page's clock, and on the main thread's own, which a busy machine does not move. */
export const spreadOf = (taken: readonly Taken[]) => ({
  wall: spreadIn(taken.map(({ wall }) => wall)),
  work: spreadIn(taken.map(({ work }) => work)),
  longestTask: spreadIn(taken.map(({ longest }) => longest)),
});

const spreadIn = (values: readonly number[]) => ({
  median: Math.round(median(values)),
  p95: Math.round(percentile(values, 0.95)),
  max: Math.round(Math.max(...values)),
});
