import { useCallback, useLayoutEffect, useMemo, useReducer, useState } from 'preact/hooks';
import type { QuestionnaireItem } from '#domain/fhir/types.ts';
import { useForm } from './form-scope.ts';
import { hasUnanswered, isPage, toPages } from './form-pages.ts';

export type Pages = {
  /** Paths of the pages that can be reached now; none when all is on one page. */
  readonly paths: readonly string[];
  readonly at: number;
  readonly go: (at: number) => void;
  /** Turns to the page that holds a path. */
  readonly show: (path: string) => void;
  /** Which top-level items belong to what is shown. */
  readonly accepts: (item: QuestionnaireItem) => boolean;
};

const count = (n: number): number => n + 1;

/** A form with pages opens where it was left: at the first page with something unanswered. */
export function usePages(isOnePage: boolean): Pages {
  const { session } = useForm();
  const [, redraw] = useReducer<number, void>(count, 0);
  const found = isOnePage ? [] : toPages(session);
  const key = found.join('\n');
  const paths = useMemo(() => found, [key]);
  useLayoutEffect(
    () =>
      isOnePage
        ? undefined
        : session.subscribe(null, () => {
            if (toPages(session).join('\n') !== key) redraw();
          }),
    [session, isOnePage, key],
  );
  const [current, setCurrent] = useState<string | null>(
    () => paths.find((path) => hasUnanswered(session, path)) ?? null,
  );
  const at = Math.max(0, current === null ? 0 : paths.indexOf(current));
  const shown = paths[at];
  const linkId = shown === undefined ? undefined : session.item(shown)?.item.linkId;

  const accepts = useCallback(
    (item: QuestionnaireItem) => linkId === undefined || !isPage(item) || item.linkId === linkId,
    [linkId],
  );
  const go = useCallback((to: number) => setCurrent(paths[to] ?? null), [paths]);
  const show = useCallback(
    (path: string) => {
      const page = paths.find((one) => path === one || path.startsWith(`${one}/`));
      if (page !== undefined) setCurrent(page);
    },
    [paths],
  );
  return useMemo(() => ({ paths, at, go, show, accepts }), [paths, at, go, show, accepts]);
}
