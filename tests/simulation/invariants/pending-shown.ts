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
    const word = row && wordOf(newest.get(row.id)?.operation);
    if (row?.shown && word && !JSON.stringify(row.shown.body).includes(word)) {
      world.violate(11, `${device.name} does not show its own undelivered ${word}`);
    }
  }
}
