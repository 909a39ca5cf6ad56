import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FormSession } from '#domain/forms/form-session.ts';
import { toAnswersText } from './answer-text.ts';
import { useForm } from './form-scope.ts';
import { toItemText } from './item-text.ts';
import { isNumericItem } from './result-item.ts';
import { useItem } from './use-item.ts';

/** How much of the screen the total may take at the foot, as a share of its height. */
const largestShare = 0.25;
/** What of the total must be in view before it speaks for itself, in CSS pixels. */
const peek = 72;

/**
 * The total follows along at the foot. Where it would take too much of the screen (large text, a small phone, many
 * results) it rests in its place instead, and one line with its name and figure follows until it is in view.
 */
export function RunningTotal({ children }: { readonly children: ComponentChildren }) {
  const { readOnly, resultPaths, session } = useForm();
  const root = useRef<HTMLDivElement>(null);
  const [isTall, setTall] = useState(false);
  useLayoutEffect(() => {
    const total = root.current;
    if (!total || readOnly) return;
    const measure = () => {
      // A rule she has unfolded is tall because she wants to read it.
      if (total.querySelector('details[open]')) return;
      setTall(total.offsetHeight > document.documentElement.clientHeight * largestShare);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(total);
    addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      removeEventListener('resize', measure);
    };
  }, [readOnly]);
  const main = isTall ? mainResult(session, resultPaths) : null;
  return (
    <>
      {main !== null && <RunningLine path={main} total={root} />}
      <div ref={root} class="vf-total" data-result data-at-rest={main === null ? undefined : ''}>
        {children}
      </div>
    </>
  );
}

type LineProps = { readonly path: string; readonly total: { readonly current: HTMLElement | null } };

/** For the eyes only: the total itself says it to everybody else, and a tap leads there. */
function RunningLine({ path, total }: LineProps) {
  const { text } = useForm();
  const state = useItem(path);
  const [isReached, setReached] = useState(false);
  useLayoutEffect(() => {
    if (!total.current) return;
    const observer = new IntersectionObserver(([entry]) => setReached(entry?.isIntersecting ?? false), {
      rootMargin: `0px 0px -${peek}px 0px`,
    });
    observer.observe(total.current);
    return () => observer.disconnect();
  }, [total]);
  if (!state || isReached) return null;
  const { item, answer } = state;
  return (
    <div class="vf-running" aria-hidden="true">
      <button
        type="button"
        class="vf-running-line"
        tabIndex={-1}
        onClick={() => total.current?.scrollIntoView({ block: 'end' })}
      >
        <span class="vf-running-name">{toItemText(state, text.language) || text.form.unnamedQuestion}</span>
        <span class="vf-running-figure">
          {answer.length > 0 ? toAnswersText(answer, item, text) : text.form.notCalculated}
        </span>
      </button>
    </div>
  );
}

/** The last figure of the total; in a section of results the last one in it. */
function mainResult(session: FormSession, paths: readonly string[]): string | null {
  const results = paths
    .flatMap((path) => (session.item(path)?.item.type === 'group' ? session.children(path) : [path]))
    .filter((path) => session.item(path)?.calculated);
  const figures = results.filter((path) => {
    const item = session.item(path)?.item;
    return item !== undefined && isNumericItem(item);
  });
  return figures.at(-1) ?? results.at(-1) ?? null;
}
