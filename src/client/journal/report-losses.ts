import type { LossReports } from '#protocol/loss-report.ts';
import type { DeviceStore } from '#store/device-store.ts';
import { putLossMark } from '#store/journal/losses.ts';

const timeLimit = 15_000;
/** The server takes this many at a time. */
const most = 20;

/**
 * Tells the server what has been lost and not been told yet. Sent again until it answers; the reports' ids keep them from
 * being counted twice. Resolves whether or not it was reached.
 */
export async function reportLosses({ staffId, deviceId, inside: { db } }: DeviceStore): Promise<void> {
  try {
    const meta = await db.meta.get('store');
    const losses = (meta?.losses ?? []).filter(({ isReported }) => !isReported).slice(0, most);
    if (losses.length === 0) return;
    const body: LossReports = {
      deviceId,
      losses: losses.map(({ isTold: _t, isReported: _r, ...loss }) => loss),
    };
    const answer = await fetch('/sync/losses', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-visitt': staffId, 'x-visitt-device': deviceId },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeLimit),
    });
    if (!answer.ok) return;
    for (const { id } of losses) await putLossMark(db, id, { isReported: true });
  } catch {
    // Out of reach: told at the next answer the server gives.
  }
}
