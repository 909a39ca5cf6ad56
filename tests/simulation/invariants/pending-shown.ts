import type { OutboxEntry, RecordRow } from '#store/tables.ts';
import type { Device } from '../device.ts';
import { wordOf } from '../words.ts';
import type { World } from '../world.ts';

/** (11) After each page: the newest of what is not delivered is what is shown, whatever the page brought. */
export async function checkPendingShown(world: World, device: Device): Promise<void> {
  const { records, outbox } = device.inspect();
  const pending = await outbox.where('state').equals('pending').toArray();
  if (pending.length === 0) return;
  const newest = new Map(pending.map((entry) => [entry.recordId, entry]));
  const rows = await records.bulkGet([...newest.keys()]);
  for (const row of rows) {
    const entry = row && newest.get(row.id);
    const word = entry && wordOf(entry.operation);
    if (!row?.shown || !entry || !word || JSON.stringify(row.shown.body).includes(word)) continue;
    if (isOwnNewerShown(row, entry, device.staffId)) continue;
    world.violate(11, `${device.name} does not show its own undelivered ${word}`);
  }
}

/**
 * The page brought what she wrote on her other phone: by the hybrid clock after this, as it is when this phone's own
 * clock is months behind and it had heard of nothing later. Then that stands, here as on the server (MRG7).
 */
function isOwnNewerShown({ shown }: RecordRow, { operation, hlc }: OutboxEntry, staffId: string): boolean {
  const place =
    operation.type === 'record.patch' ? 'phone' : operation.type === 'answer.set' ? operation.path : '';
  const stamp = shown?.stamps[place];
  return stamp?.by === staffId && hlc !== undefined && stamp.hlc !== undefined && stamp.hlc > hlc;
}
