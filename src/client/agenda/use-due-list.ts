import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useOpened } from '../device/use-device.ts';
import type { DueQuestion } from './due-keeper.ts';
import type { DuePerson } from './due-list.ts';

/** What falls due, undefined until it is known. What was due a moment ago stands until the new is worked out. */
export function useDueList(question: DueQuestion | undefined): readonly DuePerson[] | undefined {
  const { due: keeper } = useOpened();
  const now = useMemo(() => question && keeper.toListNow(question), [question, keeper]);
  const latest = useRef<readonly DuePerson[]>(undefined);
  const [, draw] = useState<readonly DuePerson[]>();
  if (now) latest.current = now;
  useEffect(() => {
    if (!question || now) return;
    let isWanted = true;
    void keeper
      .toListLater(question, () => isWanted)
      .then((list) => {
        if (!list || !isWanted) return;
        latest.current = list;
        draw(list);
      });
    return () => {
      isWanted = false;
    };
  }, [question, now, keeper]);
  return now ?? latest.current ?? (question && keeper.toListBefore(question)) ?? undefined;
}
