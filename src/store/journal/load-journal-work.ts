import type { Sealer } from '../vault/sealer.ts';
import { fromFrame, type JournalEntry } from './journal-entry.ts';
import type { JournalPort } from './journal-port.ts';
import { isSettled } from './journal-state.ts';

/** Undelivered work as the journal holds it, for when the store itself does not open. Throws when it cannot be read. */
export async function loadJournalWork(
  journal: JournalPort,
  staffId: string,
  sealer: Sealer,
): Promise<readonly JournalEntry[]> {
  const read = await journal.read();
  if (!read.ok) throw new Error(`journal: ${read.reason}`);
  const { replicas } = read.state;
  const entries = read.frames.flatMap((frame) => fromFrame(frame, staffId, sealer) ?? []);
  // Written twice under one name: the later counts.
  return [...new Map(entries.map((entry) => [`${entry.replicaId}:${entry.n}`, entry])).values()].filter(
    ({ replicaId, n }) => {
      const replica = replicas.get(replicaId);
      return replica === undefined || !isSettled(replica, n);
    },
  );
}
