import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { FormSession } from '#domain/forms/form-session.ts';
import { useForm } from './form-scope.ts';
import { isQuestion } from './item-text.ts';

/** The question after the last one that was answered; null in a new form and in one that was filled to the end. */
export function findResumePath(session: FormSession): string | null {
  let hasAnswers = false;
  let next: string | null = null;
  const walk = (parent: string | null): void => {
    for (const path of session.children(parent)) {
      const state = session.item(path);
      if (!state?.enabled || state.hidden) continue;
      const { item, calculated, readOnly, answer } = state;
      if (isQuestion(item) && !calculated && !readOnly) {
        if (answer.length > 0) {
          hasAnswers = true;
          next = null;
        } else next ??= path;
      }
      walk(path);
    }
  };
  walk(null);
  return hasAnswers ? next : null;
}

/**
 * A draft is taken up where it was left, as soon as that place is drawn, unless she has moved already.
 * `wasStarted`: the response had answers when it was opened.
 */
export function useResume(root: RefObject<HTMLElement | null>, wasStarted: boolean, isDrawn: boolean): void {
  const { session, readOnly } = useForm();
  const isWanted = useRef(wasStarted && !readOnly);
  useEffect(() => {
    if (!isDrawn || !isWanted.current) return;
    isWanted.current = false;
    if (scrollY > 0 || root.current?.contains(document.activeElement)) return;
    const path = findResumePath(session);
    const place = path === null ? null : root.current?.querySelector(`[data-path="${CSS.escape(path)}"]`);
    if (place && place.getBoundingClientRect().bottom > innerHeight - 96)
      place.scrollIntoView({ block: 'center' });
  }, [isDrawn]);
}
