import type { ConflictItem, QuarantineItem } from '#protocol/supervision.ts';
import type { Outcome } from '#protocol/push.ts';
import type { Transaction } from '../db/transaction.ts';
import { unitsOf, type Overseer } from './reach.ts';

type Row = {
  readonly replica_id: string;
  readonly n: string;
  readonly staff_id: string;
  readonly staff_name: string | null;
  readonly received_at: Date;
  readonly outcome: Outcome;
  readonly record_id: string | null;
  readonly kind: string | null;
  readonly unit_id: string | null;
  readonly bytes: number;
};

const listed = 200;

/**
 * A learner's own is nobody else's, held back or not: her phone tells her of it. What was never stored has its kind only in
 * what was sent.
 */
const notALearnersOwn = `(r.kind IS NULL OR r.kind NOT IN ('note', 'progress', 'enrolment', 'certificate', 'checkIn'))
  AND o.raw !~ '"kind":\\s*"(note|progress|enrolment|certificate|checkIn)"'`;

/** Undecided, of this reader: work of people in her units, and work on records that lie there. */
const undecided = `o.status = 'quarantined' AND ${notALearnersOwn}
  AND NOT EXISTS (SELECT 1 FROM visitt.quarantine_decision d WHERE d.replica_id = o.replica_id AND d.n = o.n)
  AND ($1::text[] IS NULL OR r.scope = ANY (SELECT 'unit:' || u FROM unnest($1) AS u) OR EXISTS (
    SELECT 1 FROM jsonb_array_elements(s.body -> 'roles') AS held (role) WHERE held.role ->> 'unitId' = ANY ($1)))`;
const joined = `FROM visitt.operation o
  LEFT JOIN visitt.record s ON s.tenant_id = o.tenant_id AND s.id = o.staff_id AND s.kind = 'staff'
  LEFT JOIN visitt.record r ON r.tenant_id = o.tenant_id AND r.id = o.record_id`;

/** What is in quarantine, oldest first, without what was written: that is opened one by one. */
export async function findQuarantine(
  tx: Transaction,
  overseer: Overseer,
): Promise<readonly QuarantineItem[]> {
  const { rows } = await tx.query<Row>(
    `SELECT o.replica_id, o.n, o.staff_id, s.body ->> 'name' AS staff_name, o.received_at, o.outcome, o.record_id,
       r.kind, CASE WHEN r.scope LIKE 'unit:%' THEN substr(r.scope, 6) END AS unit_id, octet_length(o.raw) AS bytes
     ${joined} WHERE ${undecided} ORDER BY o.received_at, o.n LIMIT ${listed}`,
    [unitsOf(overseer)],
  );
  return rows.map((row) => ({
    replicaId: row.replica_id,
    n: Number(row.n),
    staffId: row.staff_id,
    staffName: row.staff_name ?? '',
    receivedAt: row.received_at.toISOString(),
    reason: row.outcome.status === 'quarantined' ? row.outcome.reason : 'unreadable',
    detail: row.outcome.status === 'quarantined' ? row.outcome.detail : '',
    recordId: row.record_id,
    kind: row.kind,
    unitId: row.unit_id,
    bytes: row.bytes,
  }));
}

export type QuarantinedOperation = {
  readonly n: number;
  readonly staffId: string;
  readonly recordId: string | null;
  readonly groupId: string | null;
  readonly raw: string;
};

/** The operation and, if it is one of a group, all of the group that wait; locked. Empty: none for this reader. */
export async function lockQuarantined(
  tx: Transaction,
  overseer: Overseer,
  replicaId: string,
  n: number,
): Promise<readonly QuarantinedOperation[]> {
  // The replica's row keeps two who decide at once apart; operations themselves are never changed.
  await tx.query('SELECT 1 FROM visitt.replica WHERE replica_id = $1 FOR UPDATE', [replicaId]);
  const { rows } = await tx.query<{
    n: string;
    staff_id: string;
    record_id: string | null;
    group_id: string | null;
    raw: string;
  }>(
    `SELECT o.n, o.staff_id, o.record_id, o.group_id, o.raw ${joined}
     WHERE ${undecided} AND o.replica_id = $2 AND (o.n = $3 OR o.group_id = (
       SELECT g.group_id FROM visitt.operation g WHERE g.replica_id = $2 AND g.n = $3))
     ORDER BY o.n`,
    [unitsOf(overseer), replicaId, n],
  );
  const found = rows.map((row) => ({
    n: Number(row.n),
    staffId: row.staff_id,
    recordId: row.record_id,
    groupId: row.group_id,
    raw: row.raw,
  }));
  return found.some((one) => one.n === n) ? found : [];
}

type ConflictRow = {
  readonly id: string;
  readonly kind: string;
  readonly unit_id: string | null;
  readonly person_id: string | null;
  readonly received_at: Date;
  readonly answers: number;
  readonly versions: number;
};

/** Records where two people's words stand against each other and nobody has chosen. */
export async function findConflicts(tx: Transaction, overseer: Overseer): Promise<readonly ConflictItem[]> {
  const { rows } = await tx.query<ConflictRow>(
    `SELECT * FROM (
       SELECT id, kind, CASE WHEN scope LIKE 'unit:%' THEN substr(scope, 6) END AS unit_id,
         coalesce(body ->> 'personId', CASE WHEN kind = 'person' THEN id END) AS person_id, received_at,
         jsonb_array_length(jsonb_path_query_array(stamps, '$.*.alternatives[*]'))
           + jsonb_array_length(jsonb_path_query_array(body, '$.lateAnswers[*] ? (!exists(@.settled))')) AS answers,
         jsonb_array_length(jsonb_path_query_array(body, '$.alsoSigned[*] ? (!exists(@.settled))')) AS versions
       FROM visitt.record
       WHERE scope LIKE 'unit:%' AND ($1::text[] IS NULL OR scope = ANY (SELECT 'unit:' || u FROM unnest($1) AS u))
     ) AS c WHERE answers + versions > 0 ORDER BY received_at LIMIT ${listed}`,
    [unitsOf(overseer)],
  );
  return rows.map((row) => ({
    recordId: row.id,
    kind: row.kind,
    unitId: row.unit_id,
    personId: row.person_id,
    receivedAt: row.received_at.toISOString(),
    answers: row.answers,
    versions: row.versions,
  }));
}
