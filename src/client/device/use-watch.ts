import { useEffect, useState } from 'preact/hooks';
import { StorageError, type StorageProblem, type Watch } from '#store/device-store.ts';

type Watched<T> =
  | { readonly state: 'value'; readonly value: T; readonly key: string }
  | { readonly state: 'problem'; readonly problem: StorageProblem; readonly key: string };

/**
 * The present value of something on the device, undefined until it has been read. `key` names what is watched:
 * another key, another watch. `peek`: the value if it is at hand, so that the very first drawing has it. A failing store is thrown to the error boundary, which says what to do.
 */
export function useWatch<T>(key: string, watch: () => Watch<T>, peek?: () => T | undefined): T | undefined {
  const [watched, setWatched] = useState<Watched<T> | undefined>(() => {
    const value = peek?.();
    return value === undefined ? undefined : { state: 'value', value, key };
  });
  // `watch` is made anew on each draw; `key` says when it is another one.
  useEffect(
    () =>
      watch().subscribe(
        (value) =>
          setWatched((before) =>
            before?.state === 'value' && before.key === key && before.value === value
              ? before
              : { state: 'value', value, key },
          ),
        (problem) => setWatched({ state: 'problem', problem, key }),
      ),
    [key],
  );
  if (watched?.key !== key) return undefined;
  if (watched.state === 'problem') throw new StorageError(watched.problem);
  return watched.value;
}
