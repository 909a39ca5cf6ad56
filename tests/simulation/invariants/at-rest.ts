import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { DeviceState, DeviceStore } from '#store/device-store.ts';
import { readScopesOf } from '../municipality.ts';
import type { Nurse } from '../nurse.ts';
import { wordOf, wordsIn } from '../words.ts';
import type { Checked } from './on-device.ts';
import { unaccountedFor } from './unaccounted.ts';

/** (9) Five minutes after the faults ended: nothing waits any more, whatever poison still lies in the way. */
export async function checkQueueEmpties({ world }: Checked, { device }: Nurse): Promise<void> {
  const { outbox } = device.inspect();
  const waiting = await world.kernel.track(outbox.where('state').equals('pending').toArray());
  if (waiting.length > 0) {
    world.violate(
      9,
      `${device.name} still has ${waiting.length} to deliver, the first ${wordOf(waiting[0]?.operation)}`,
    );
  }
}

/** What must hold when the faults are over and everybody has talked to the server. */
export async function checkAtRest(checked: Checked, nurse: Nurse): Promise<void> {
  const { world, database } = checked;
  const { device } = nurse;
  const { records, outbox } = device.inspect();
  const [rows, entries] = await world.kernel.track(Promise.all([records.toArray(), outbox.toArray()]));
  checkIdle(checked, nurse);
  await checkSaysDelivered(checked, nurse);
  // (4) The device's copies and what it shows, against the server's records in the scopes its user may read now.
  const scopes = new Set(readScopesOf(database, device.tenantId, device.staffId));
  const quarantined = new Set(
    entries.filter(({ state }) => state === 'quarantined').map(({ recordId }) => recordId),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const truth = new Map(
    database
      .list(device.tenantId, 'record')
      .map(({ receivedAt: _r, position: _p, ...record }) => [record.id, record]),
  );
  for (const [id, record] of truth) {
    if (!scopes.has(record.scope)) continue;
    const row = byId.get(id);
    const what = `${record.kind} ${wordsIn(JSON.stringify(record.body))[0] ?? id}`;
    if (!row?.server) world.violate(4, `${device.name} lacks ${what}`);
    else if (toCanonicalJson(row.server) !== toCanonicalJson(record)) {
      world.violate(4, `${device.name} has another copy of ${what} than the server`);
    } else if (!quarantined.has(id) && toCanonicalJson(row.shown) !== toCanonicalJson(record)) {
      world.violate(4, `${device.name} shows another ${what} than the server has`);
    }
  }
  for (const { id, server, shown } of rows) {
    const record = truth.get(id);
    const what = `${(server ?? shown)?.kind} ${wordsIn(JSON.stringify((server ?? shown)?.body ?? ''))[0] ?? id}`;
    if (server && !(record && scopes.has(record.scope))) {
      world.violate(8, `${device.name} keeps ${what} it may not see`);
    } else if (!server && shown && !quarantined.has(id)) {
      world.violate(4, `${device.name} shows ${what} that it has no copy of`);
    }
  }
}

/** (9) The engine itself: idle, in touch, nothing asked of anybody. */
function checkIdle({ world }: Checked, { device }: Nurse) {
  for (const { runner } of device.tabs) {
    const { phase, reached, needs, lastCompletedAt } = runner.status.current();
    if (phase !== 'idle' || !reached || needs !== 'nothing' || lastCompletedAt === null) {
      world.violate(
        9,
        `${device.name} does not come to rest: ${phase}, ${needs}, last whole round ${lastCompletedAt}`,
      );
    }
  }
}

/**
 * (10) "Alt er levert", as the screen would say it from the store's own state, against the server's log: every saved
 * word is there, and what lies in quarantine is shown as something that needs a person.
 */
async function checkSaysDelivered(checked: Checked, nurse: Nurse) {
  const { world, database } = checked;
  const { device, saved } = nurse;
  const [tab] = device.tabs;
  if (!tab) return;
  const state = await world.kernel.track(readState(tab.store));
  if (state.pending > 0) return;
  const log = database.list(device.tenantId, 'operation');
  const inLog = new Set(log.flatMap(({ raw }) => wordsIn(raw)));
  const attention = new Set(state.attention.map(({ recordId }) => recordId));
  const { outbox } = device.inspect();
  const kept = (await world.kernel.track(outbox.toArray())).filter((entry) => entry.state === 'quarantined');
  const onDevice = new Set(kept.flatMap(({ operation }) => wordOf(operation) ?? []));
  const missing = [...saved.keys()].filter((word) => !inLog.has(word) && !onDevice.has(word));
  const lost = await unaccountedFor(checked, nurse, missing);
  if (lost.length > 0) world.violate(10, `${device.name} says all is delivered without ${lost.join(', ')}`);
  for (const { operation, recordId, reason } of kept) {
    // (1) What the device calls quarantined lies in the server's quarantine, but for what was withheld from it.
    const word = wordOf(operation);
    if (reason !== 'unreadable' && word !== null && !inLog.has(word)) {
      world.violate(1, `${word} is in quarantine for ${device.name}, and not on the server`);
    }
    if (attention.has(recordId)) continue;
    world.violate(10, `${device.name} does not show that ${wordOf(operation)} is in quarantine`);
  }
}

/** As a screen reads it: the first value of the store's own watch. */
async function readState(store: DeviceStore): Promise<DeviceState> {
  let stop = (): void => undefined;
  try {
    return await new Promise<DeviceState>((resolve, reject) => {
      stop = store.watchState().subscribe(resolve, reject);
    });
  } finally {
    stop();
  }
}
