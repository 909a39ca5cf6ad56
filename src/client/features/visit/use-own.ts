import { useRef, useState } from 'preact/hooks';

/**
 * What is stored, and while something is being stored what was just chosen: a quick thumb builds on what it sees, not
 * on what lay there before. The returned function never rejects when `write` does not.
 */
export function useOwn<T>(stored: T, write: (value: T) => Promise<void>): readonly [T, (value: T) => void] {
  const [own, setOwn] = useState<{ readonly value: T }>();
  const waiting = useRef(0);
  const put = (value: T) => {
    setOwn({ value });
    waiting.current += 1;
    void write(value).finally(() => {
      waiting.current -= 1;
      if (waiting.current === 0) setOwn(undefined);
    });
  };
  return [own ? own.value : stored, put];
}
