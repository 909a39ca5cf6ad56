import { useEffect, useRef } from 'preact/hooks';

/** Another view at the same address starts at its heading, as another page does. */
export function useHeadingFocus(view: string | boolean): void {
  const shown = useRef(view);
  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [view]);
}
