import type { Operation } from '#protocol/operation.ts';
import type { Outcome } from '#protocol/push.ts';
import { decidePush, toRuns, type Received, type Run, type Step } from './decide-push.ts';
import { planBehind } from './scale-refusal.ts';
import { atPlace, placePush } from './place-push.ts';
import type { PlacedRecord, SyncRows } from './sync-rows.ts';

/** One push's operations that have not been answered yet. */
export type Unanswered = Omit<Step, 'failedGroups'> & { readonly received: readonly Received[] };

/**
 * Decides on each operation of these pushes in order and writes what follows, all in one statement: a value the
 * database refuses ends the transaction. No two of the pushes are of one replica or write one record. `locked`: the
 * records of `touchedRecords`, as they stand.
 */
export async function applyTogether(
  rows: SyncRows,
  pushes: readonly Unanswered[],
  locked: readonly PlacedRecord[],
): Promise<readonly (readonly Outcome[])[]> {
  const decided = await Promise.all(
    pushes.map(async (push) =>
      decidePush(rows, await toStep(rows, push), toRuns(push.received), startOf(push, locked)),
    ),
  );
  const places = decided.reduce((sum, one) => sum + one.places, 0);
  let first = 0;
  const written = decided.map((one) => {
    const { push } = placePush(one, first);
    first += one.places;
    return push;
  });
  // From here on the tenant's clock is held: the writing leaves together with the asking for it.
  const before = places === 0 ? Promise.resolve(0) : rows.takePositions(places);
  const [at] = await Promise.all([
    before,
    rows.writePushes(
      written.filter(({ operations }) => operations.length > 0),
      { count: places, before },
    ),
  ]);
  return written.map(({ operations }) => operations.map((operation) => atPlace(operation, at)));
}

/**
 * The same for one push, each operation (or group) under a savepoint of its own: the one that is refused is kept in
 * quarantine without holding up the rest.
 */
export async function applyApart(
  rows: SyncRows,
  push: Unanswered,
  locked: readonly PlacedRecord[],
): Promise<readonly Outcome[]> {
  const step = await toStep(rows, push);
  const outcomes: Outcome[] = [];
  let records: ReadonlyMap<string, PlacedRecord> = startOf(push, locked);
  for (const run of toRuns(push.received)) {
    const now = records;
    const one = await rows.underSavepoint(async () => {
      const decided = await decidePush(rows, step, [run], now);
      const placed = placePush(decided, decided.places === 0 ? 0 : await rows.takePositions(decided.places));
      await rows.writePushes([placed.push]);
      return placed;
    });
    if (one.ok) {
      records = one.value.records;
      outcomes.push(...one.value.outcomes);
    } else {
      outcomes.push(...(await quarantineRun(rows, step, run, one.code)));
    }
  }
  return outcomes;
}

/** What must be locked to decide: the records, the persons and groups that new ones are about, which must not move meanwhile, and the plans that signed ones are judged by. */
export const touchedRecords = (received: readonly Received[]): readonly string[] => [
  ...new Set(received.flatMap(({ parsed }) => (parsed.ok ? touchedBy(parsed.operation.body) : []))),
];

const touchedBy = (body: Operation['body']): readonly string[] => {
  const isRecord = body.type === 'record.put' || (body.type === 'event.add' && body.kind !== 'accessEvent');
  const plan = planBehind(body);
  if (plan !== null) return [body.id, plan];
  if (!isRecord) return [body.id];
  const about = [body.body['personId'], body.body['groupId']].filter((id) => typeof id === 'string');
  return [body.id, ...about];
};

/** What was answered before is not looked at again, nor are its records. */
function startOf({ received }: Unanswered, locked: readonly PlacedRecord[]): Map<string, PlacedRecord> {
  const touched = new Set(touchedRecords(received));
  return new Map(locked.flatMap((record) => (touched.has(record.id) ? [[record.id, record] as const] : [])));
}

/** With the groups of which an earlier push brought a part that was refused. */
async function toStep(
  rows: SyncRows,
  { received, rights, replicaId, receivedAt }: Unanswered,
): Promise<Step> {
  const groups = [
    ...new Set(received.flatMap(({ parsed }) => (parsed.ok ? (parsed.operation.groupId ?? []) : []))),
  ];
  const failed = groups.length === 0 ? [] : await rows.loadFailedGroups(replicaId, groups);
  return { rights, replicaId, receivedAt, failedGroups: new Set(failed) };
}

/** A run whose values the database itself refused. */
async function quarantineRun(
  rows: SyncRows,
  { rights, replicaId, receivedAt }: Step,
  run: Run,
  code: string,
): Promise<readonly Outcome[]> {
  const detail = `cannot be kept: ${code}`;
  const operations = run.map(({ n, raw, operation }) => {
    const outcome = { n, status: 'quarantined', reason: 'unreadable', detail, receivedAt } as const;
    const groupId = operation?.groupId ?? null;
    return {
      n,
      groupId,
      recordId: null,
      status: outcome.status,
      raw,
      isRead: false,
      outcome,
      isPlaced: false,
    };
  });
  const { staffId } = rights.actor;
  const none = { versions: [], tombstones: [], accesses: [], checkIns: [] };
  await rows.writePushes([{ replicaId, staffId, receivedAt, ...none, operations }]);
  return operations.map(({ outcome }) => outcome);
}
