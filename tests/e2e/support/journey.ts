import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext } from '@playwright/test';

/**
 * What a person's hand did. `taps`: each time a thumb or a pointer went down. `nexts`: the keypad's own *neste* (Enter),
 * which is a tap as well. `keys`: every other key, digits and letters.
 */
export type HandWork = { readonly taps: number; readonly nexts: number; readonly keys: number };

export type JourneyFigures = HandWork & {
  readonly name: string;
  readonly title: string;
  readonly where: string;
  /** How long the test's own hand took, machine and all; a person reads and thinks besides. */
  readonly seconds: number;
  readonly steps: readonly (HandWork & { readonly title: string; readonly seconds: number })[];
};

export type Journey = {
  /** Does one part of the way and counts it for itself. */
  readonly step: <T>(title: string, walk: () => Promise<T>) => Promise<T>;
  /** So far. */
  readonly counted: () => HandWork;
  /** The sums; written for `docs/journeys.md` where `VISITT_JOURNEYS` names a folder. */
  readonly end: () => JourneyFigures;
};

type Touch = 'tap' | 'next' | 'key';

/**
 * Counts what the hand does in a phone's pages from now on, reloads and new tabs included. Only what comes as a
 * person's own doing counts: tap with `click`, `tap` or `check`, and type with `pressSequentially` or `press`. `fill`
 * puts a text into a field without a key and is not seen. `where`: in English, for readers of `docs/journeys.md`.
 */
export async function startJourney(
  context: BrowserContext,
  { name, title, where }: { readonly name: string; readonly title: string; readonly where: string },
): Promise<Journey> {
  const count = { taps: 0, nexts: 0, keys: 0 };
  await context.exposeBinding('countTouch', (_source, touch: Touch) => {
    if (touch === 'tap') count.taps += 1;
    else if (touch === 'next') count.nexts += 1;
    else count.keys += 1;
  });
  await context.addInitScript(listenForTouches);
  await Promise.all(context.pages().map((page) => page.evaluate(listenForTouches)));
  const begun = performance.now();
  const steps: JourneyFigures['steps'][number][] = [];
  const counted = (): HandWork => ({ ...count });
  return {
    counted,
    step: async (stepTitle, walk) => {
      const before = counted();
      const from = performance.now();
      const result = await walk();
      // What the page has told comes in the order it was told: a question asked now is answered after it.
      await Promise.all(context.pages().map((page) => page.evaluate(() => document.readyState)));
      const after = counted();
      steps.push({
        title: stepTitle,
        taps: after.taps - before.taps,
        nexts: after.nexts - before.nexts,
        keys: after.keys - before.keys,
        seconds: toSeconds(performance.now() - from),
      });
      return result;
    },
    end: () => {
      const figures = {
        name,
        title,
        where,
        ...counted(),
        seconds: toSeconds(performance.now() - begun),
        steps,
      };
      const folder = process.env['VISITT_JOURNEYS'] ?? '';
      if (folder !== '') {
        mkdirSync(folder, { recursive: true });
        writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(figures, null, 2)}\n`);
      }
      return figures;
    },
  };
}

const toSeconds = (milliseconds: number): number => Math.round(milliseconds / 100) / 10;

/** Runs in the page, before its own scripts. */
function listenForTouches(): void {
  const bare = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph']);
  const tell = (touch: Touch): void =>
    void (window as unknown as { countTouch: (touch: Touch) => Promise<void> }).countTouch(touch);
  addEventListener('pointerdown', ({ isTrusted }) => isTrusted && tell('tap'), true);
  addEventListener(
    'keydown',
    ({ isTrusted, key }) => {
      if (isTrusted && !bare.has(key)) tell(key === 'Enter' ? 'next' : 'key');
    },
    true,
  );
}
