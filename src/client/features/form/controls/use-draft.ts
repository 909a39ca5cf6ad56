import { useLayoutEffect, useRef } from 'preact/hooks';
import { useForm } from '../form-scope.ts';

type Options = {
  /** The stored value as text. */
  readonly shown: string;
  /** Stores what was written; returns the text it will be shown as, or null when it could not be read. */
  readonly commit: (text: string) => string | null;
};

/** A pause in the typing: what is written is stored, and what depends on it follows. */
const pauseMs = 150;

/**
 * A text field that the browser owns while it is written in: no cursor moves and no letter is lost, whatever
 * happens around it. It takes a value from elsewhere only when that value is not the one it gave away itself.
 */
export function useDraft<Field extends HTMLInputElement | HTMLTextAreaElement>({ shown, commit }: Options) {
  const { onFlush } = useForm();
  const field = useRef<Field>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isDirty = useRef(false);
  const given = useRef<string | null>(shown);
  const latest = useRef(commit);
  latest.current = commit;

  const hand = () => {
    clearTimeout(timer.current);
    if (!isDirty.current || !field.current) return;
    isDirty.current = false;
    given.current = latest.current(field.current.value);
  };

  useLayoutEffect(() => {
    const element = field.current;
    if (!element || isDirty.current || shown === given.current || element.value === shown) return;
    // What could not be read stays to be put right: the stored answer is empty because of it.
    if (given.current === null && shown === '') return;
    given.current = shown;
    element.value = shown;
  }, [shown]);

  // Before the field is gone, that is: what is cleaned up after an effect comes when it is, and what was written with it.
  useLayoutEffect(() => {
    const stop = onFlush(hand);
    return () => {
      hand();
      stop();
    };
  }, [onFlush]);

  return {
    ref: field,
    defaultValue: shown,
    onInput: () => {
      isDirty.current = true;
      clearTimeout(timer.current);
      timer.current = setTimeout(hand, pauseMs);
    },
    onBlur: () => {
      hand();
      if (field.current && given.current !== null) field.current.value = given.current;
    },
  };
}
