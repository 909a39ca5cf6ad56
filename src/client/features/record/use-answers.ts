import { useCallback, useRef, useState } from 'preact/hooks';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import type { DeviceStore, Kept } from '#store/device-store.ts';

/** Puts answers on the device in the order they were given. `isSaving` is false only when every one is there. */
export function useAnswers(
  store: DeviceStore,
  record: Kept<'response'>,
  isCalculated: (path: string) => boolean,
) {
  const latest = useRef(record);
  latest.current = record;
  const queue = useRef<Promise<void>>(Promise.resolve());
  const [waiting, setWaiting] = useState(0);
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  // A store that does not take an answer is shown by the error boundary: nothing goes on as if it had.
  if (problem) throw problem.cause;

  const put = useCallback(
    (changes: readonly AnswerChange[]): Promise<void> => {
      setWaiting((count) => count + 1);
      const written = queue.current.then(() =>
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
      );
      queue.current = written.catch((cause: unknown) => setProblem({ cause }));
      return written.finally(() => setWaiting((count) => count - 1));
    },
    [store, isCalculated],
  );
  /** Resolves when everything given so far is on the device. */
  const settled = useCallback(() => queue.current, []);
  return { put, settled, isSaving: waiting > 0 };
}
