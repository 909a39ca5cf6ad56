import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Questionnaire } from '#domain/fhir/types.ts';
import type { FormTables } from './form-tables.tsx';
import { hasTables } from './table-kind.ts';

/** So much room, in the reader's own text size, that columns can be told apart; below it a row is a card. */
const wide = '(min-width: 43.75rem)';

/** What draws tables, fetched when the form has some and the screen has room for them; null otherwise. */
export function useTables(questionnaire: Questionnaire): FormTables | null {
  const isWanted = useMemo(() => hasTables(questionnaire), [questionnaire]);
  const [tables, setTables] = useState<FormTables | null>(null);
  useEffect(() => {
    if (!isWanted) return undefined;
    const screen = matchMedia(wide);
    let isOpen = true;
    const look = () => {
      if (!screen.matches) return setTables(null);
      void import('./form-tables.tsx').then(({ formTables }) => {
        if (isOpen && screen.matches) setTables(formTables);
      });
    };
    look();
    screen.addEventListener('change', look);
    return () => {
      isOpen = false;
      screen.removeEventListener('change', look);
    };
  }, [isWanted]);
  return isWanted ? tables : null;
}
