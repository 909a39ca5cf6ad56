import * as z from 'zod/mini';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { OutboxEntry } from '../tables.ts';
import type { Sealer } from '../vault/sealer.ts';
import { boundWords, type OperationsFrame } from './journal-frame.ts';

/** One operation as the journal keeps it: what the outbox needs to be made again. */
export type JournalEntry = Omit<OutboxEntry, Standing>;
/** What changes after the writing. */
type Standing = 'sequence' | 'state' | 'position' | 'conflict' | 'receivedAt' | 'reason';

const payloadEntry = z.object({
  n: z.number(),
  recordId: z.string(),
  kind: z.string(),
  schema: z.number(),
  at: z.string(),
  hlc: z.optional(z.string()),
  groupId: z.optional(z.string()),
  // Operations of every version there ever was: the server reads them, not we.
  operation: z.custom<OperationBody>((value) => typeof value === 'object' && value !== null),
});
const payload = z.array(payloadEntry);

/** One entry outside a frame, with whose name it bears. */
export const journalEntry = z.extend(payloadEntry, { replicaId: z.string() });

/** Without fields that are there and hold nothing. */
export const toJournalEntry = ({ hlc, groupId, ...entry }: z.infer<typeof journalEntry>): JournalEntry => ({
  ...entry,
  ...(hlc === undefined ? {} : { hlc }),
  ...(groupId === undefined ? {} : { groupId }),
});

/** At most this many operations in a frame: one bad place takes no more than these. */
const frameLimit = 50;

/** Entries in the order written, as sealed frames. A frame holds one unbroken run of one replica's numbers. */
export function toFrames(
  entries: readonly OutboxEntry[],
  staffId: string,
  sealer: Sealer,
): readonly OperationsFrame[] {
  const runs: OutboxEntry[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const goesOn = before && before.replicaId === entry.replicaId && before.n + 1 === entry.n;
    if (run && goesOn && run.length < frameLimit) run.push(entry);
    else runs.push([entry]);
  }
  return runs.map((run) => toFrame(run, staffId, sealer));
}

function toFrame(run: readonly OutboxEntry[], staffId: string, sealer: Sealer): OperationsFrame {
  const name = { replicaId: run[0]?.replicaId ?? '', first: run[0]?.n ?? 0, last: run.at(-1)?.n ?? 0 };
  const plain = run.map(({ n, recordId, kind, schema, at, hlc, groupId, operation }) => ({
    n,
    recordId,
    kind,
    schema,
    at,
    ...(hlc === undefined ? {} : { hlc }),
    ...(groupId === undefined ? {} : { groupId }),
    operation,
  }));
  const bytes = new TextEncoder().encode(JSON.stringify(plain));
  return { kind: 'operations', ...name, payload: sealer.seal(bytes, boundWords(staffId, name)) };
}

/** The operations in a frame; null when it does not open with this key or is not what this version knows. */
export function fromFrame(
  frame: OperationsFrame,
  staffId: string,
  sealer: Sealer,
): readonly JournalEntry[] | null {
  try {
    const bytes = sealer.open(frame.payload, boundWords(staffId, frame));
    const parsed = payload.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (!parsed.success) return null;
    return parsed.data.map((entry) => toJournalEntry({ ...entry, replicaId: frame.replicaId }));
  } catch {
    return null;
  }
}
