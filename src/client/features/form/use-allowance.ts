import { useEffect, useState } from 'preact/hooks';
import { whenIdle } from '#client/when-idle.ts';

const slice = 12;

/**
 * How many items of a form may be drawn now: the first screen of `first` items at once, the rest in slices when
 * nothing waits, always below what is already there. Whole and at once when `all` is set (printing, going to an error).
 */
export function useAllowance(first: number, total: number, all: boolean): number {
  const [allowed, setAllowed] = useState(first);
  const isDone = all || allowed >= total;
  useEffect(() => {
    if (isDone) return undefined;
    return whenIdle(() => setAllowed((now) => now + slice + Math.floor(now / 4)));
  }, [isDone, allowed]);
  return isDone ? Number.POSITIVE_INFINITY : allowed;
}
