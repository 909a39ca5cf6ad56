import type { RefObject } from 'preact';
import { useForm } from './form-scope.ts';
import { toItemText } from './item-text.ts';
import type { Pages } from './use-pages.ts';

type Props = { readonly pages: Pages; readonly root: RefObject<HTMLElement | null> };

/** From page to page; any page may be left unfinished. */
export function PageButtons({ pages, root }: Props) {
  const { text, session, flush } = useForm();
  const { paths, at } = pages;
  const go = (to: number) => {
    flush();
    pages.go(to);
    requestAnimationFrame(() => {
      const heading = root.current?.querySelector<HTMLElement>('.vf-items .vf-heading');
      heading?.setAttribute('tabindex', '-1');
      heading?.focus({ preventScroll: true });
      root.current?.scrollIntoView({ block: 'start' });
    });
  };
  const next = paths[at + 1];
  const state = next === undefined ? undefined : session.item(next);
  return (
    <nav class="vf-pages" aria-label={text.form.pages}>
      <p class="vf-page-of">{text.form.pageOf(at + 1, paths.length)}</p>
      {at > 0 && (
        <button type="button" class="ds-button" data-variant="secondary" onClick={() => go(at - 1)}>
          {text.form.previousPage}
        </button>
      )}
      {state && (
        <button type="button" class="ds-button vf-next" onClick={() => go(at + 1)}>
          <span>{text.form.nextPage}</span>
          <span class="vf-next-name">{toItemText(state, text.language)}</span>
        </button>
      )}
    </nav>
  );
}
