import { useEffect, useState } from 'preact/hooks';

/** A chunk of its own, fetched when it is needed; undefined until it is here. `load` must stay the same. */
export function useLoaded<T>(load: () => Promise<T>, isNeeded = true): T | undefined {
  const [loaded, setLoaded] = useState<T>();
  useEffect(() => {
    if (isNeeded) void load().then((found) => setLoaded(() => found));
  }, [isNeeded]);
  return loaded;
}
