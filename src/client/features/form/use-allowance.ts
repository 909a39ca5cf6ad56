import { useEffect, useState } from 'preact/hooks';

/** More than fits on a phone's first screen; what follows is drawn when nothing waits. */
const first = 4;
const slice = 12;

const whenIdle = (run: () => void): (() => void) => {
  if ('requestIdleCallback' in globalThis) {
    const handle = requestIdleCallback(run, { timeout: 120 });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(run, 16);
  return () => clearTimeout(handle);
};

/**
 * How many items of a form may be drawn now: the first screen at once, the rest in slices, always below what is
 * already there. Whole and at once when `all` is set (printing, going to an error).
 */
export function useAllowance(total: number, all: boolean): number {
  const [allowed, setAllowed] = useState(first);
  const isDone = all || allowed >= total;
  useEffect(() => {
    if (isDone) return undefined;
    return whenIdle(() => setAllowed((now) => now + slice + Math.floor(now / 4)));
  }, [isDone, allowed]);
  return isDone ? Number.POSITIVE_INFINITY : allowed;
}
