/**
 * Between two pieces of long work: undefined while there is time left of this turn; else resolves when the browser has
 * nothing better to do than to go on, such as to hear a finger or to draw.
 */
export type Pause = () => Promise<void> | undefined;

/** Milliseconds of a turn: with the piece that goes over it, below what a finger notices. */
const turn = 6;

export function createPause(): Pause {
  let startedAt = performance.now();
  const begin = () => {
    startedAt = performance.now();
  };
  return () => (performance.now() - startedAt < turn ? undefined : whenFree().then(begin));
}

const whenFree = (): Promise<void> =>
  'scheduler' in globalThis
    ? scheduler.postTask(() => {}, { priority: 'background' })
    : // Safari has no priorities to offer.
      new Promise((resolve) => setTimeout(resolve));
