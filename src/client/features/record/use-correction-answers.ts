import { useCallback, useRef } from 'preact/hooks';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import type { DeviceStore } from '#store/device-store.ts';
import type { CorrectionDraft } from '#store/tables.ts';
import { useWatch } from '../../device/use-watch.ts';
import { useWriteQueue } from '../../device/use-write-queue.ts';

/** Puts each answer on the device, in order, and shows what lies there: another tab's answers too. */
export function useCorrectionAnswers({ corrections }: DeviceStore, draft: CorrectionDraft) {
  const begun = useWatch(`correction:${draft.recordId}`, () => corrections.watch(draft.recordId));
  // Gone when it is signed: until the screen is too, it stays as it was.
  const latest = useRef(draft.response);
  if (begun) latest.current = begun.response;
  const { put: putInOrder, ...queue } = useWriteQueue();
  const put = useCallback(
    (changes: readonly AnswerChange[]) =>
      putInOrder(() => corrections.answer({ ...draft, response: latest.current }, changes)),
    [corrections, draft, putInOrder],
  );
  return { ...queue, response: latest.current, put };
}
