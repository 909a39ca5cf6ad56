import { useRef, useSyncExternalStore } from 'preact/compat';

type Kept<Snapshot, Selection> = {
  readonly snapshot: Snapshot;
  readonly selector: (snapshot: Snapshot) => Selection;
  readonly selection: Selection;
};

/**
 * What the router's store asks the package `use-sync-external-store` for, and gets from here (`vite.config.ts`). The
 * package is CommonJS: for its sake all of Preact was wrapped, and every page fetched a file with the wrapping in it.
 */
export function useSyncExternalStoreWithSelector<Snapshot, Selection>(
  subscribe: (onChange: () => void) => () => void,
  getSnapshot: () => Snapshot,
  _getServerSnapshot: (() => Snapshot) | null | undefined,
  selector: (snapshot: Snapshot) => Selection,
  isEqual: (a: Selection, b: Selection) => boolean,
): Selection {
  const kept = useRef<Kept<Snapshot, Selection> | null>(null);
  return useSyncExternalStore(subscribe, () => {
    const snapshot = getSnapshot();
    const before = kept.current;
    if (before?.snapshot === snapshot && before.selector === selector) return before.selection;
    const chosen = selector(snapshot);
    const selection = before && isEqual(before.selection, chosen) ? before.selection : chosen;
    kept.current = { snapshot, selector, selection };
    return selection;
  });
}
