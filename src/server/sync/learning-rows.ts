import type { JsonObject } from '#domain/fhir/json.ts';
import { membersOf } from '#domain/learning/group-members.ts';
import { recordBodies } from '#protocol/record-bodies.ts';
import type { Transaction } from '../db/transaction.ts';
import type { NewPush } from './sync-rows.ts';

type Written = { readonly id: string; readonly kind: string; readonly body: JsonObject };

/** What rights in groups are found by, and when codes were typed: beside the records they belong to. */
export async function writeLearning(
  tx: Transaction,
  tenantId: string,
  pushes: readonly NewPush[],
): Promise<void> {
  const records = pushes.flatMap(({ versions }) => versions.map(({ record }) => record));
  const checkIns = pushes.flatMap((push) => push.checkIns);
  await Promise.all([addGroupPersons(tx, tenantId, records), addCheckIns(tx, tenantId, checkIns)]);
}

/** Nobody is ever taken out: who has been in a group may still deliver what she wrote then. */
export async function addGroupPersons(
  tx: Transaction,
  tenantId: string,
  records: readonly Written[],
): Promise<void> {
  const persons = records.filter(({ kind }) => kind === 'learningGroup').flatMap(toPersons);
  if (persons.length === 0) return;
  await tx.query(
    `INSERT INTO visitt.group_person (tenant_id, staff_id, group_id)
     SELECT DISTINCT $1::uuid, staff, grouped FROM unnest($2::text[], $3::text[]) AS p (staff, grouped)
     ON CONFLICT DO NOTHING`,
    [tenantId, persons.map(({ staffId }) => staffId), persons.map(({ groupId }) => groupId)],
  );
}

async function addCheckIns(tx: Transaction, tenantId: string, checkIns: NewPush['checkIns']): Promise<void> {
  if (checkIns.length === 0) return;
  await tx.query(
    `INSERT INTO visitt.check_in_time (tenant_id, id, made_at)
     SELECT $1, id, at FROM unnest($2::text[], $3::timestamptz[]) AS c (id, at) ON CONFLICT DO NOTHING`,
    [tenantId, checkIns.map(({ id }) => id), checkIns.map(({ madeAt }) => madeAt)],
  );
}

function toPersons({ id, body }: Written): readonly { readonly staffId: string; readonly groupId: string }[] {
  const group = recordBodies.learningGroup.safeParse(body);
  if (!group.success) return [];
  const ids = membersOf(group.data).map(({ staffId }) => staffId);
  return [group.data.leaderId, ...ids].map((staffId) => ({ staffId, groupId: id }));
}
