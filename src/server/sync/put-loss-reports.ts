import type { LossReports } from '#protocol/loss-report.ts';
import type { Transaction } from '../db/transaction.ts';

const most = 2_147_483_647;

/** Keeps what is new of the reports; one that has come before stays as it was. Returns how many were new. */
export async function putLossReports(
  tx: Transaction,
  tenantId: string,
  { deviceId, losses }: LossReports,
  receivedAt: string,
): Promise<number> {
  const rows = losses.map((loss) => ({
    ...loss,
    restored: Math.min(loss.restored, most),
    mayBeLost: Math.min(loss.mayBeLost, most),
    damaged: Math.min(loss.damaged, most),
  }));
  const { rowCount } = await tx.query(
    `INSERT INTO visitt.loss_report
       (tenant_id, id, device_id, outcome, restored, may_be_lost, damaged, at, last_at, received_at)
     SELECT $1, id, $2, outcome, restored, "mayBeLost", damaged, at, "lastAt", $4
     FROM jsonb_to_recordset($3::jsonb) AS l
       (id uuid, outcome text, restored int, "mayBeLost" int, damaged int, at timestamptz, "lastAt" timestamptz)
     ON CONFLICT (tenant_id, id) DO NOTHING`,
    [tenantId, deviceId, JSON.stringify(rows), receivedAt],
  );
  return rowCount ?? 0;
}
