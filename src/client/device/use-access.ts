import { useEffect } from 'preact/hooks';
import type { Access } from '#store/access-log.ts';
import { useStore } from './use-device.ts';

/**
 * Logs that this is open on the screen, and what is copied from it or printed while it is. Null while it is not known
 * what it is. Whatever the log says, the screen goes on: a full device shows that at the next thing that is written.
 */
export function useAccess(what: Omit<Access, 'action'> | null | undefined): void {
  const store = useStore();
  const { kind = '', recordId = '', personId = null, unitId = null } = what ?? {};
  useEffect(() => {
    if (recordId === '') return;
    const log = (action: Access['action']) => {
      store.logAccess({ action, kind, recordId, personId, unitId }).catch(() => {});
    };
    log('open');
    return onTaking(log);
  }, [store, kind, recordId, personId, unitId]);
}

/** Logs what is copied or printed of a list, whoever stands in it: `screen` names it; null where a screen logs itself. */
export function useListTaking(screen: () => string | null): void {
  const store = useStore();
  useEffect(
    () =>
      onTaking((action) => {
        const recordId = screen();
        if (recordId === null) return;
        store.logAccess({ action, kind: 'screen', recordId, personId: null, unitId: null }).catch(() => {});
      }),
    [store, screen],
  );
}

function onTaking(taken: (action: 'print' | 'copy') => void): () => void {
  const ended = new AbortController();
  addEventListener('beforeprint', () => taken('print'), { signal: ended.signal });
  document.addEventListener('copy', () => taken('copy'), { signal: ended.signal });
  return () => ended.abort();
}
