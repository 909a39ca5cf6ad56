import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { DeviceDatabase } from '#store/device-database.ts';
import type { Nurse } from './nurse.ts';
import { tagOfBody } from './tag.ts';
import type { World } from './world.ts';

/** What must hold at any moment, also in the middle of everything. */
export async function checkAlways(world: World, nurse: Nurse): Promise<void> {
  const { device, saved } = nurse;
  const { records, outbox, meta } = device.inspect;
  const [rows, entries, store] = await world.kernel.track(
    Promise.all([records.toArray(), outbox.toArray(), meta.get('store')]),
  );
  const onDevice = new Set(entries.map(({ operation }) => tagOfBody(operation)));
  const kept = world.server.kept();
  for (const word of saved.keys()) {
    if (!kept.has(word) && !onDevice.has(word)) world.violate(`${word} was saved and is lost`);
  }
  const everKept = world.server.everKept();
  const delivered = new Set(rows.filter((row) => row.delivery.state === 'delivered').map(({ id }) => id));
  for (const [word, recordId] of saved) {
    if (delivered.has(recordId) && !everKept.has(word)) {
      world.violate(`${word} is shown as delivered, and the server has never had it`);
    }
  }
  const names = entries
    .filter(({ replicaId }) => replicaId === store?.replicaId)
    .map(({ n }) => n)
    .toSorted((a, b) => a - b);
  if (new Set(names).size !== names.length) world.violate(`${device.name} has given one name twice`);
}

/** What is not delivered is what is shown, whatever a pull brought. */
export async function checkPendingShown(
  world: World,
  name: string,
  { records, outbox }: DeviceDatabase,
): Promise<void> {
  const pending = await outbox.where('state').equals('pending').toArray();
  const newest = new Map(pending.map((entry) => [entry.recordId, entry]));
  const rows = await records.bulkGet([...newest.keys()]);
  for (const row of rows) {
    const word = row && tagOfBody(newest.get(row.id)?.operation);
    if (row?.shown && word && !JSON.stringify(row.shown.body).includes(JSON.stringify(word))) {
      world.violate(`${name} does not show its own undelivered ${word}`);
    }
  }
}

/** What must hold when the faults are over and everybody has talked to the server. */
export async function checkAtRest(world: World, nurse: Nurse): Promise<void> {
  const { device } = nurse;
  const { records, outbox } = device.inspect;
  const [rows, entries] = await world.kernel.track(Promise.all([records.toArray(), outbox.toArray()]));
  for (const { runner } of device.tabs) {
    const { phase, reached, needs, lastCompletedAt } = runner.status.current();
    if (phase !== 'idle' || !reached || needs !== 'nothing' || lastCompletedAt === null) {
      world.violate(
        `${device.name} does not come to rest: ${phase}, ${needs}, last whole round ${lastCompletedAt}`,
      );
    }
  }
  const waiting = entries.filter(({ state }) => state === 'pending').length;
  if (waiting > 0) world.violate(`${device.name} still has ${waiting} operations to deliver`);
  const scopes = new Set(world.server.rightsOf(device.staffId));
  const quarantined = new Set(
    entries.filter(({ state }) => state === 'quarantined').map(({ recordId }) => recordId),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const [id, { record }] of world.server.records()) {
    if (!scopes.has(record.scope)) continue;
    const row = byId.get(id);
    if (!row?.server) {
      world.violate(`${device.name} lacks ${record.kind} ${wordsIn(record.body)}`);
      continue;
    }
    if (toCanonicalJson(row.server) !== toCanonicalJson(record)) {
      world.violate(
        `${device.name} has another copy of ${record.kind} ${wordsIn(record.body)} than the server`,
      );
    } else if (!quarantined.has(id) && toCanonicalJson(row.shown) !== toCanonicalJson(record)) {
      world.violate(
        `${device.name} shows another ${record.kind} ${wordsIn(record.body)} than the server has`,
      );
    }
  }
  for (const { id, server, shown } of rows) {
    const truth = world.server.records().get(id);
    if (server && !(truth && scopes.has(truth.record.scope))) {
      world.violate(`${device.name} keeps ${server.kind} ${wordsIn(server.body)} it may not see`);
    } else if (!truth && shown && !quarantined.has(id)) {
      world.violate(`${device.name} shows ${shown.kind} ${wordsIn(shown.body)} that nobody has`);
    }
  }
}

const wordsIn = (body: unknown): string => JSON.stringify(body).match(/[a-z]+#\d+/)?.[0] ?? '';
