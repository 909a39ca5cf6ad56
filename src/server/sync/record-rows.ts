import type { StoredRecord } from '#domain/merge/record.ts';
import type { Transaction } from '../db/transaction.ts';
import type { PlacedRecord } from './sync-rows.ts';

type Row = Omit<StoredRecord, 'deleted'> & { readonly position: string };

export async function lockRecords(tx: Transaction, ids: readonly string[]): Promise<readonly PlacedRecord[]> {
  const { rows } = await tx.query<Row>(
    `SELECT id, kind, scope, version, body, stamps, position FROM visitt.record
     WHERE id = ANY ($1) ORDER BY id FOR UPDATE`,
    [ids],
  );
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

export async function lockAbout(
  tx: Transaction,
  personIds: readonly string[],
): Promise<readonly PlacedRecord[]> {
  const { rows } = await tx.query<Row>(
    `SELECT id, kind, scope, version, body, stamps, position FROM visitt.record
     WHERE body ? 'personId' AND body ->> 'personId' = ANY ($1) ORDER BY id FOR UPDATE`,
    [personIds],
  );
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

/**
 * Takes the next `count` places in the tenant's order. From here to the commit nobody else of the tenant commits,
 * so that whoever reads the clock has everything below it: call it last.
 */
export async function takePositions(tx: Transaction, tenantId: string, count: number): Promise<number> {
  const { rows } = await tx.query<{ position: string }>(
    'UPDATE visitt.tenant_clock SET position = position + $2 WHERE tenant_id = $1 RETURNING position',
    [tenantId, count],
  );
  const [row] = rows;
  if (!row) throw new Error('the tenant has no clock');
  return Number(row.position) - count;
}
