import { type DeviceDatabase, inTransaction, readMeta } from '../device-database.ts';
import type { StoreLoss } from '../tables.ts';

/** Writes down that something was lost of which nothing is left to rebuild. */
export function putLoss(db: DeviceDatabase, loss: StoreLoss): Promise<void> {
  return inTransaction(db, 'rw', [db.meta], async () => {
    const meta = await readMeta(db);
    await db.meta.put({ ...meta, losses: [...(meta.losses ?? []), loss] });
  });
}

/** The person has read of it, or the server has it. */
export function putLossMark(
  db: DeviceDatabase,
  id: string,
  mark: { readonly isTold: true } | { readonly isReported: true },
): Promise<void> {
  return inTransaction(db, 'rw', [db.meta], async () => {
    const meta = await readMeta(db);
    const losses = (meta.losses ?? []).map((loss) =>
      loss.id === id ? Object.assign({ ...loss }, mark) : loss,
    );
    await db.meta.put({ ...meta, losses });
  });
}
