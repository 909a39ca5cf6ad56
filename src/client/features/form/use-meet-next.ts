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
      // Asking for the place on the page now would have all of it laid out here and once more in the frame.
      let isMoved = false;
      const stop = new AbortController();
      const move = () => {
        isMoved = true;
      };
      addEventListener('pointerdown', move, { capture: true, once: true, signal: stop.signal });
      addEventListener('scroll', move, { once: true, signal: stop.signal });
      // After the frame with the answer: what the answer opens is then in its place. Nothing moves under a thumb
      // that is already on its way to the next question.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          stop.abort();
          if (!isMoved) meet(root.current, item);
        }),
      );
    },
    [root],
  );
}

function meet(root: HTMLElement | null, item: Element): void {
  if (!root?.isConnected || !item.isConnected) return;
  const next = nextQuestion(root, item);
  if (!next) return;
  const box = next.getBoundingClientRect();
  const following = root.querySelector('.vf-running-line, [data-result]:not([data-at-rest])');
  const foot = following?.getBoundingClientRect().height ?? 0;
  const visible = innerHeight - foot - 96;
  const missing = box.bottom - visible;
  // The answered question stays in sight: she sees what she chose.
  const room = item.getBoundingClientRect().top - 96;
  const distance = Math.min(missing, room);
  if (distance < 24) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scrollBy({ top: distance, behavior: calm ? 'auto' : 'smooth' });
}

/** By walking on from the item: a long form is not looked through from its beginning for each answer. */
function nextQuestion(root: HTMLElement, item: Element): Element | null {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  walker.currentNode = item;
  for (let node = walker.nextNode(); node instanceof Element; node = walker.nextNode()) {
    if (node.matches('.vf-item:not(.vf-calculated)')) return node;
  }
  return null;
}
