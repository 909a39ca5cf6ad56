/** What a keyboard can be in. */
export const focusable =
  'input:not([type=hidden]):not(:disabled), textarea:not(:disabled), select:not(:disabled), button:not(:disabled), summary';

/** Puts the focus on the first thing in an item that takes it: the chosen radio button where there is one. */
export function focusFirst(element: Element | null | undefined): boolean {
  const target =
    element?.querySelector<HTMLElement>('input:checked') ?? element?.querySelector<HTMLElement>(focusable);
  target?.focus({ preventScroll: true });
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  return target !== null && target !== undefined;
}
