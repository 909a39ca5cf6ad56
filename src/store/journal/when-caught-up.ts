import type { JournalStatus, KeptJournal } from './keep-journal.ts';

/**
 * Calls when a journal that could not be read or written can be again: what it may have put back into the store by then
 * waits for delivery like anything that was written. Returns how to stop.
 */
export function whenCaughtUp(
  { subscribe }: Pick<KeptJournal['status'], 'subscribe'>,
  call: () => void,
): () => void {
  let wasBehind = false;
  return subscribe(({ state }: JournalStatus) => {
    if (state === 'behind') wasBehind = true;
    if (state !== 'kept' || !wasBehind) return;
    wasBehind = false;
    call();
  });
}
