import type { OutboxEntry, RecordRow } from '#store/tables.ts';
import { parseCursor } from '#server/sync/cursor.ts';
import { only } from '../memory/tables.ts';
import type { MemoryDatabase } from '../memory/memory-database.ts';
import type { Ledger } from '../ledger.ts';
import type { Nurse } from '../nurse.ts';
import { isInBytes, isInImage } from '../store-image.ts';
import { deviceOf, wordOf, wordsIn } from '../words.ts';
import type { World } from '../world.ts';
import { unaccountedFor } from './unaccounted.ts';

export type Checked = {
  readonly world: World;
  readonly database: MemoryDatabase;
  readonly ledger: Ledger;
  /** Scopes each member of staff has ever been allowed to read. */
  readonly everReadable: (staffId: string) => ReadonlySet<string>;
  /** The tenant each device's words belong to. */
  readonly tenantOf: (device: string) => string | undefined;
};

type OnDevice = { readonly rows: readonly RecordRow[]; readonly entries: readonly OutboxEntry[] };

/** What must hold on a device at any moment, also in the middle of everything. */
export async function checkDevice(checked: Checked, nurse: Nurse): Promise<void> {
  const { world } = checked;
  const { device } = nurse;
  const { records, outbox, meta } = device.inspect();
  const [rows, entries, store] = await world.kernel.track(
    Promise.all([records.toArray(), outbox.toArray(), meta.get('store')]),
  );
  const found: OnDevice = { rows, entries };
  await checkNothingLost(checked, nurse, found);
  await checkDeliveredIsTrue(checked, nurse, found);
  checkNames(checked, nurse, found);
  checkOwnOnly(checked, nurse, found);
  if (store) checkBelowCursor(checked, nurse, found, store);
  await checkSealed(checked, nurse);
}

/**
 * (1) What the screen called saved, against the server's log (quarantine too), the device's outbox and the loss
 * reports: no more may be missing than the person has been told of.
 */
async function checkNothingLost(checked: Checked, nurse: Nurse, { entries }: OnDevice) {
  const { world, database } = checked;
  const { device, saved } = nurse;
  // While no tab is open nobody can be told: the next start compares the markers first, and is looked at after it.
  if (device.tabs.length === 0) return;
  const onDevice = new Set(entries.flatMap(({ operation }) => wordOf(operation) ?? []));
  const log = database.list(device.tenantId, 'operation');
  const onServer = new Set(log.flatMap(({ raw }) => wordsIn(raw)));
  const missing = [...saved.keys()].filter((word) => !onDevice.has(word) && !onServer.has(word));
  const lost = await unaccountedFor(checked, nurse, missing);
  if (lost.length > 0)
    world.violate(1, `${lost.join(', ')} saved on ${device.name} and lost, and nobody was told`);
  // Whatever the browser loses, a journal that was never touched brings back: then there is nothing to tell.
  if (device.phone.spoiled.has(device.staffId)) return;
  const told = (await device.losses()).reduce((sum, { mayBeLost }) => sum + mayBeLost, 0);
  if (told > 0) world.violate(1, `${device.name} has lost ${told} although its journal is whole`);
}

/**
 * (10) What is shown as delivered, against the ledger: the server has answered for every operation of that record, but
 * for what the person has been told may be lost.
 */
async function checkDeliveredIsTrue(checked: Checked, nurse: Nurse, { rows }: OnDevice) {
  const { world, ledger } = checked;
  const { device, saved } = nurse;
  // A screen that nobody can see says nothing: at the next start the store is compared with its journal first.
  if (device.tabs.length === 0) return;
  const delivered = new Set(rows.filter((row) => row.delivery.state === 'delivered').map(({ id }) => id));
  const untrue = [...saved].filter(
    ([word, recordId]) => delivered.has(recordId) && !ledger.answered.has(word),
  );
  const words = await unaccountedFor(
    checked,
    nurse,
    untrue.map(([word]) => word),
  );
  if (words.length === 0) return;
  world.violate(
    10,
    `${words.join(', ')} shown as delivered on ${device.name}, and the server has never had it`,
  );
}

/** (3) On the device: a name is given once, and numbers that wait have no hole between them. */
function checkNames({ world }: Checked, { device }: Nurse, { entries }: OnDevice) {
  const names = entries.map(({ replicaId, n }) => `${replicaId}:${n}`);
  if (new Set(names).size !== names.length) world.violate(3, `${device.name} has given one name twice`);
}

/**
 * (8) Every word on the device, opened, against the tenant it was written in; every copy of the server's, against the
 * scopes this user was ever allowed to read.
 */
function checkOwnOnly(
  { world, tenantOf, everReadable }: Checked,
  { device }: Nurse,
  { rows, entries }: OnDevice,
) {
  const words = new Set(wordsIn(JSON.stringify([rows, entries])));
  for (const word of words) {
    if (tenantOf(deviceOf(word)) !== device.tenantId) {
      world.violate(8, `${device.name} holds ${word} of another tenant`);
    }
  }
  const allowed = everReadable(device.staffId);
  for (const { server } of rows) {
    if (server && !allowed.has(server.scope)) {
      world.violate(
        8,
        `${device.name} holds ${server.kind} ${wordsIn(JSON.stringify(server.body))[0]} of ${server.scope}`,
      );
    }
  }
}

/** (5) The cursor, against the server's rows: whatever lies at or below it in a scope is on the device. */
function checkBelowCursor(
  { world, database }: Checked,
  { device }: Nurse,
  { rows }: OnDevice,
  { cursor: text, generation }: { readonly cursor: string | null; readonly generation: number },
) {
  const cursor = text === null ? null : parseCursor(text);
  const tenant = database.read(device.tenantId, 'tenant', only);
  if (!cursor || cursor.epoch !== tenant?.epoch) return;
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { id, kind, scope, position, body } of database.list(device.tenantId, 'record')) {
    if (position > (cursor.positions.get(scope) ?? -1)) continue;
    const row = byId.get(id);
    if (!row?.server || row.generation !== generation || row.position < position) {
      const what = `${kind} ${wordsIn(JSON.stringify(body))[0] ?? id}`;
      world.violate(5, `${device.name} has passed ${what} at ${position} and does not hold it`);
    }
  }
}

/** (12) Everything that lies on the disk, as it lies there: no word of any operation, in the database or the journal. */
async function checkSealed({ world }: Checked, { device }: Nurse) {
  const image = await device.image();
  if (image && isInImage(image, 'Kanari-'))
    world.violate(12, `${device.name} has plain text in its database`);
  const files = device.phone.filesOf(device.staffId);
  for (const name of ['a', 'b'] as const) {
    if (isInBytes(files.bytes(name), 'Kanari-'))
      world.violate(12, `${device.name} has plain text in its journal`);
  }
}
