import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Questionnaire } from '#domain/fhir/types.ts';
import { settleMs } from '../settle-ms.ts';
import type { FormTables } from './form-tables.tsx';
import { hasTables } from './table-kind.ts';

/** So much room, in the reader's own text size, that columns can be told apart; below it a row is a card. */
const wide = '(min-width: 43.75rem)';

/** What is written in; a box or a button that was tapped may be drawn anew. */
const written = '[data-link-id] :is(textarea, input:not([type="radio"], [type="checkbox"], [type="file"]))';
const isWriting = (): boolean => document.activeElement?.matches(written) ?? false;

/** What draws tables, fetched when the form has some and the screen has room for them; null otherwise. */
export function useTables(questionnaire: Questionnaire): FormTables | null {
  const isWanted = useMemo(() => hasTables(questionnaire), [questionnaire]);
  const [tables, setTables] = useState<FormTables | null>(null);
  useEffect(() => {
    if (!isWanted) return undefined;
    const screen = matchMedia(wide);
    let fetched: FormTables | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOpen = true;
    // Another drawing makes the fields anew: it waits until nobody writes in one.
    const show = () => {
      if (isOpen && !isWriting()) setTables(screen.matches ? fetched : null);
    };
    const look = () => {
      show();
      if (screen.matches && !fetched) {
        void import('./form-tables.tsx').then(({ formTables }) => {
          fetched = formTables;
          show();
        });
      }
    };
    const lookSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(show, settleMs);
    };
    look();
    screen.addEventListener('change', look);
    document.addEventListener('focusout', lookSoon);
    return () => {
      isOpen = false;
      clearTimeout(timer);
      screen.removeEventListener('change', look);
      document.removeEventListener('focusout', lookSoon);
    };
  }, [isWanted]);
  return isWanted ? tables : null;
}
