import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * Resolves when nothing fades or moves any more. In the middle of a change of colours some have changed and some have
 * not: a contrast measured then is nobody's.
 */
export async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = (): Promise<number> => new Promise((done) => void requestAnimationFrame(done));
    const moving = (): readonly Animation[] =>
      document
        .getAnimations()
        .filter(
          ({ playState, effect }) =>
            playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
        );
    await document.fonts.ready;
    // What has just changed is drawn in the next frame, and what that sets in motion is known in the one after.
    for (let still = 0; still < 2; still = moving().length === 0 ? still + 1 : 0) await frame();
  });
}

/** What axe finds, in words that name the screen and the place. `within`: a part of the page. */
export async function findFaults(page: Page, screen: string, within?: string): Promise<readonly string[]> {
  await untilStill(page);
  const axe = new AxeBuilder({ page });
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${screen}: ${id} at ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
}
