import { useCallback, useRef, useState } from 'preact/hooks';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import { setAnswer } from '#domain/forms/set-answer.ts';
import type { DeviceStore } from '#store/device-store.ts';
import type { CorrectionDraft } from '#store/tables.ts';

/** Puts the copy on the device with each answer, in order. `isSaving` is false only when every one is there. */
export function useCorrectionAnswers({ corrections }: DeviceStore, draft: CorrectionDraft) {
  const [response, setResponse] = useState(draft.response);
  const latest = useRef(draft.response);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const [waiting, setWaiting] = useState(0);
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  // A store that does not take an answer is shown by the error boundary: nothing goes on as if it had.
  if (problem) throw problem.cause;

  const put = useCallback(
    (changes: readonly AnswerChange[]): Promise<void> => {
      for (const { path, answer } of changes) latest.current = setAnswer(latest.current, path, answer);
      const now = latest.current;
      setResponse(now);
      setWaiting((count) => count + 1);
      const written = queue.current.then(() => corrections.put({ ...draft, response: now }));
      queue.current = written.catch((cause: unknown) => setProblem({ cause }));
      return written.finally(() => setWaiting((count) => count - 1));
    },
    [corrections, draft],
  );
  /** Resolves when everything given so far is on the device. */
  const settled = useCallback(() => queue.current, []);
  return { response, put, settled, isSaving: waiting > 0 };
}
