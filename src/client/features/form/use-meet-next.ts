import type { RefObject } from 'preact';
import { useCallback } from 'preact/hooks';

/**
 * After a tap on a radio button the next question comes to meet the thumb, when it does not already show in full.
 * Not with the keyboard, where arrows try options out, and never upwards.
 */
export function useMeetNext(root: RefObject<HTMLElement | null>): (event: Event) => void {
  return useCallback(
    ({ target }: Event) => {
      if (
        !(target instanceof HTMLInputElement) ||
        target.type !== 'radio' ||
        target.matches(':focus-visible')
      )
        return;
      const item = target.closest('.vf-item');
      if (!item) return;
      // After the frame with the answer: what the answer opens is then in its place.
      requestAnimationFrame(() => setTimeout(() => meet(root.current, item), 40));
    },
    [root],
  );
}

function meet(root: HTMLElement | null, item: Element): void {
  if (!root?.isConnected || !item.isConnected) return;
  const items = [...root.querySelectorAll('.vf-item:not(.vf-calculated)')];
  const next = items[items.indexOf(item) + 1];
  if (!next) return;
  const box = next.getBoundingClientRect();
  const foot = root.querySelector('[data-result]')?.getBoundingClientRect().height ?? 0;
  const visible = innerHeight - foot - 96;
  const missing = box.bottom - visible;
  // The answered question stays in sight: she sees what she chose.
  const room = item.getBoundingClientRect().top - 96;
  const distance = Math.min(missing, room);
  if (distance < 24) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scrollBy({ top: distance, behavior: calm ? 'auto' : 'smooth' });
}
