import { useCallback, useRef } from 'preact/hooks';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import type { DeviceStore, Kept } from '#store/device-store.ts';
import { useWriteQueue } from '../device/use-write-queue.ts';

/** Puts answers on the device in the order they were given. */
export function useAnswers(
  store: DeviceStore,
  record: Kept<'response'>,
  isCalculated: (path: string) => boolean,
) {
  const latest = useRef(record);
  latest.current = record;
  const { put: putInOrder, ...queue } = useWriteQueue();
  const put = useCallback(
    (changes: readonly AnswerChange[]) =>
      putInOrder(() =>
        store.write(
          changes.map(({ path, answer }) => ({
            type: 'answer.set',
            id: latest.current.id,
            path,
            answer,
            base: latest.current.stamps[path]?.operation ?? null,
            ...(isCalculated(path) ? { calculated: true as const } : {}),
          })),
        ),
      ),
    [store, isCalculated, putInOrder],
  );
  return { ...queue, put };
}
