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
    const ended = new AbortController();
    addEventListener('beforeprint', () => log('print'), { signal: ended.signal });
    document.addEventListener('copy', () => log('copy'), { signal: ended.signal });
    return () => ended.abort();
  }, [store, kind, recordId, personId, unitId]);
}
