import { useEffect, useState } from 'preact/hooks';
import type { Answer } from './ask-supervision.ts';

/** Asked anew when `key` changes, and when `reload` is called; what was there stays until the new has come. */
export function useAsked<T>(
  key: string,
  ask: () => Promise<Answer<T>>,
): { readonly answer: Answer<T> | undefined; readonly reload: () => void } {
  const [answer, setAnswer] = useState<Answer<T>>();
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let current = true;
    const load = async () => {
      const next = await ask();
      if (current) setAnswer(next);
    };
    void load();
    return () => {
      current = false;
    };
  }, [key, times]);
  return { answer, reload: () => setTimes((before) => before + 1) };
}
