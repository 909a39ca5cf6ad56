import { useCallback, useRef, useState } from 'preact/hooks';

/**
 * Writes one after another, in the order they were asked for. `isSaving` is false only when every one is on the device.
 * One that the store does not take is thrown at the next drawing, for the error boundary: nothing goes on as if it had.
 */
export function useWriteQueue() {
  const queue = useRef<Promise<void>>(Promise.resolve());
  const [waiting, setWaiting] = useState(0);
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;

  /** Resolves when this write is on the device, rejects when it could not be. */
  const put = useCallback((write: () => Promise<void>): Promise<void> => {
    setWaiting((count) => count + 1);
    const written = queue.current.then(write);
    queue.current = written.catch((cause: unknown) => setProblem({ cause }));
    return written.finally(() => setWaiting((count) => count - 1));
  }, []);
  /** Resolves when everything given so far is on the device. */
  const settled = useCallback(() => queue.current, []);
  return { put, settled, isSaving: waiting > 0 };
}
