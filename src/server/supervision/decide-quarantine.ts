import type { Outcome } from '#protocol/push.ts';
import { toActor } from '../actor.ts';
import type { Transaction } from '../db/transaction.ts';
import { applyApart, touchedRecords } from '../sync/apply-push.ts';
import { parseOperation } from '../sync/parse-operation.ts';
import { createPostgresRows } from '../sync/postgres-rows.ts';
import { lockQuarantined, type QuarantinedOperation } from './find-quarantine.ts';
import type { Overseer } from './reach.ts';

type Named = { readonly replicaId: string; readonly n: number };

/** Files it as handled, with a word on how. False: nothing there for this reader. */
export async function fileQuarantined(
  tx: Transaction,
  overseer: Overseer,
  { replicaId, n }: Named,
  word: string,
  now: Date,
): Promise<boolean> {
  const found = await lockQuarantined(tx, overseer, replicaId, n);
  await addDecisions(
    tx,
    overseer,
    replicaId,
    found.map((operation) => ({ operation, decision: 'filed', outcome: null })),
    word,
    now,
  );
  return found.length > 0;
}

/**
 * Tries it again, with the rest of its group, by the rights of whoever wrote it as they are now. Null: nothing there
 * for this reader. What is refused again stays where it was, and the outcome says why.
 */
export async function retryQuarantined(
  tx: Transaction,
  overseer: Overseer,
  { replicaId, n }: Named,
  word: string,
  now: Date,
): Promise<Outcome | null> {
  const found = await lockQuarantined(tx, overseer, replicaId, n);
  const staffId = found[0]?.staffId;
  if (staffId === undefined) return null;
  const rows = createPostgresRows(tx, overseer.tenantId);
  const actor = toActor(overseer.tenantId, staffId, await rows.loadActorRows([staffId]));
  const refused = refusal(n, now);
  if (!actor) return refused;
  const received = found.map(({ n: number, raw }) => ({
    n: number,
    raw,
    parsed: parseOperation(parseRaw(raw), number),
  }));
  const rights = { actor, past: null, madeAt: () => now.getTime(), deviceClosedAt: null };
  const outcomes = await applyApart(
    {
      ...rows,
      // The answer that was given stands as it was given; what becomes of it now is a decision.
      writePushes: (pushes, taken) =>
        rows.writePushes(
          pushes.map((push) => ({ ...push, operations: [] })),
          taken,
        ),
      loadFailedGroups: () => Promise.resolve([]),
    },
    { rights, replicaId, received, receivedAt: now.toISOString() },
    await rows.lockRecords(touchedRecords(received)),
  );
  const taken = outcomes.flatMap((outcome) => {
    const operation = found.find((one) => one.n === outcome.n);
    return operation && outcome.status !== 'quarantined'
      ? [{ operation, decision: 'applied' as const, outcome }]
      : [];
  });
  await addDecisions(tx, overseer, replicaId, taken, word, now);
  return outcomes.find((outcome) => outcome.n === n) ?? refused;
}

const refusal = (n: number, now: Date): Outcome => ({
  n,
  status: 'quarantined',
  reason: 'notAllowed',
  detail: 'unknownStaff',
  receivedAt: now.toISOString(),
});

function parseRaw(raw: string): unknown {
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return null;
  }
}

type Decision = {
  readonly operation: QuarantinedOperation;
  readonly decision: 'applied' | 'filed';
  readonly outcome: Outcome | null;
};

async function addDecisions(
  tx: Transaction,
  { tenantId, staffId }: Overseer,
  replicaId: string,
  decisions: readonly Decision[],
  word: string,
  now: Date,
): Promise<void> {
  if (decisions.length === 0) return;
  await tx.query(
    `INSERT INTO visitt.quarantine_decision (tenant_id, replica_id, n, decision, word, outcome, decided_by, decided_at)
     SELECT $1, $2, n, decision, $3, outcome, $4, $5
     FROM unnest($6::bigint[], $7::text[], $8::jsonb[]) AS d (n, decision, outcome)`,
    [
      tenantId,
      replicaId,
      word,
      staffId,
      now,
      decisions.map(({ operation }) => operation.n),
      decisions.map(({ decision }) => decision),
      decisions.map(({ outcome }) => (outcome ? JSON.stringify(outcome) : null)),
    ],
  );
}
