import type { Bugs } from './bugs.ts';
import { createDevice } from './device.ts';
import { drawFaults, type FaultCounts, faultNames, type FaultName, noFaults } from './faults.ts';
import { checkAlways, checkAtRest } from './invariants.ts';
import { createKernel } from './kernel.ts';
import { createNurse, type Nurse, putPerson } from './nurse.ts';
import { createRandom } from './random.ts';
import { createServerModel } from './server-model.ts';
import type { World } from './world.ts';

export type SeedResult = {
  readonly seed: number;
  readonly steps: number;
  readonly operations: number;
  readonly faults: FaultCounts;
  readonly violations: readonly string[];
};

const start = Date.parse('2026-11-21T07:00:00Z');
const hour = 60 * 60 * 1000;
const shift = 4 * hour;
const units = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const office = 'a0000000-0000-4000-8000-000000000000';

/** One shift with everything this seed has in store, then calm, then the question whether all is well. */
export async function runSeed(seed: number, bugs: Bugs = {}): Promise<SeedResult> {
  const random = createRandom(seed);
  const kernel = createKernel(start);
  const violations: string[] = [];
  const counts = Object.fromEntries(faultNames.map((name) => [name, 0])) as { [name in FaultName]: number };
  let faults = drawFaults(random);
  let epochs = 0;
  const server = createServerModel({
    now: kernel.now,
    makeEpoch: () => `e0000000-0000-4000-8000-${String((epochs += 1)).padStart(12, '0')}`,
    pageSize: random.between(2, 9),
    bugs,
  });
  const world: World = {
    kernel,
    random,
    server,
    bugs,
    faults: () => faults,
    strikes: (fault) => {
      const isHit = faults[fault] > 0 && random.chance(faults[fault]);
      if (isHit) counts[fault] += 1;
      return isHit;
    },
    violate: (what) => void (violations.length < 20 && !violations.includes(what) && violations.push(what)),
  };
  seedServer(world);
  const nurses = await createNurses(world);

  const end = start + shift;
  for (const nurse of nurses) {
    const times = Array.from({ length: random.between(4, 12) }, () => random.between(0, shift));
    for (const time of times) kernel.after(time, () => void guarded(world, nurse.act));
    for (let time = 0.5 * hour; time < shift; time += hour) {
      kernel.after(time, () => void guarded(world, () => disturb(world, nurse)));
    }
  }
  for (let time = hour; time < shift; time += hour) kernel.after(time, () => disturbServer(world, nurses));
  await kernel.runUntil(end);

  faults = noFaults;
  for (const { device } of nurses) {
    device.putOnline(true);
    if (device.tabs.length === 0) await guarded(world, device.openTab);
  }
  // Late requests, some of them two weeks late, still come in.
  await kernel.runUntil(end + 15 * 24 * hour);
  for (let round = 0; round < 4; round += 1) {
    for (const { device } of nurses) for (const { runner } of device.tabs) runner.kick('person');
    await kernel.runUntil(kernel.now() + hour);
  }
  for (const nurse of nurses) {
    await checkAlways(world, nurse);
    await checkAtRest(world, nurse);
    for (const { store } of nurse.device.tabs) store.close();
    nurse.device.inspect.close();
  }
  for (const what of server.violations) world.violate(what);
  const operations = nurses.reduce((sum, { saved }) => sum + saved.size, 0);
  return { seed, steps: kernel.steps(), operations, faults: counts, violations };
}

function seedServer({ server }: World): void {
  server.putRights(
    office,
    units.map((unit) => `unit:${unit}`),
  );
  const operations = units.flatMap((unit, index) =>
    [1, 2, 3].map((number) => ({
      n: index * 3 + number,
      schema: 1,
      at: '2026-11-20T08:00:00Z',
      body: putPerson(`office#${index * 3 + number}`, unit),
    })),
  );
  server.push(office, {
    protocol: 1,
    epoch: null,
    replicaId: office,
    deviceId: office,
    firstN: 1,
    operations,
    pending: 0,
    oldestPending: null,
    sentAt: '2026-11-20T08:00:00Z',
  });
}

async function createNurses(world: World): Promise<readonly Nurse[]> {
  const { random, server } = world;
  const nurses: Nurse[] = [];
  const count = random.between(2, 3);
  for (let index = 0; index < count; index += 1) {
    // Now and then one person with two phones.
    const person = index > 0 && random.chance(0.25) ? index - 1 : index;
    const staffId = `b000000${person}-0000-4000-8000-000000000000`;
    const hasBoth = random.chance(0.7);
    const scopes = units.filter((_, at) => hasBoth || at === index % 2).map((unit) => `unit:${unit}`);
    server.putRights(staffId, [...scopes, `own:${staffId}`]);
    const clockOffset = world.strikes('clockOff')
      ? random.pick([-1, 1]) * random.between(1, 365 * 24) * hour
      : 0;
    const name = `d${'abcdefgh'[index] ?? ''}`;
    const deviceId = `c000000${index}-0000-4000-8000-000000000000`;
    const device = await createDevice(world, { name, staffId, deviceId, clockOffset });
    await device.openTab();
    if (random.chance(0.4)) await device.openTab();
    nurses.push(createNurse(world, device, units));
  }
  return nurses;
}

/** Something happens to one device. */
async function disturb(world: World, nurse: Nurse): Promise<void> {
  const { kernel, random } = world;
  const { device } = nurse;
  if (world.strikes('offline')) {
    device.putOnline(false);
    kernel.after(random.between(1, 180) * 60_000, () => device.putOnline(true));
  }
  if (world.strikes('crash') && device.tabs.length > 0) {
    const crash = () => {
      for (const tab of random.chance(0.5) ? [...device.tabs] : device.tabs.slice(0, 1)) device.crash(tab);
      kernel.after(random.between(0, 30) * 60_000, () => {
        void guarded(world, async () => {
          if (device.tabs.length === 0) await device.openTab();
        });
      });
    };
    // In the middle of what a kick sets going.
    for (const { runner } of device.tabs) runner.kick('person');
    kernel.after(random.between(0, 1500), crash);
  }
  if (random.chance(0.3)) for (const { runner } of device.tabs) runner.kick('visible');
  await checkAlways(world, nurse);
}

/** Something happens to the server. */
function disturbServer(world: World, nurses: readonly Nurse[]): void {
  const { random, server } = world;
  if (random.chance(0.5)) server.backUp();
  if (world.strikes('serverRestored')) server.restore();
  if (world.strikes('cursorsExpired')) server.expireCursors();
  if (world.strikes('rightsChanged')) {
    const { staffId } = random.pick(nurses).device;
    const scopes = units.filter(() => random.chance(0.6)).map((unit) => `unit:${unit}`);
    server.putRights(staffId, [...scopes, `own:${staffId}`]);
  }
}

/** What breaks in a run is a finding, not the end of the run. */
async function guarded(world: World, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    world.violate(`broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}
