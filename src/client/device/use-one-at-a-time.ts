import { useRef, useState } from 'preact/hooks';

/**
 * Work started by a tap: a second tap while it is under way does nothing, also one that comes before the screen has
 * been drawn anew. `isBusy`: for the button. What goes wrong is shown by the error boundary.
 */
export function useOneAtATime(work: () => Promise<void>): {
  readonly run: () => void;
  readonly isBusy: boolean;
} {
  const isUnderWay = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  const run = async (): Promise<void> => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setBusy(true);
    try {
      await work();
    } catch (cause) {
      setProblem({ cause });
    } finally {
      isUnderWay.current = false;
      setBusy(false);
    }
  };
  return { run: () => void run(), isBusy };
}
