import { type Bugs, huntFor } from './bugs.ts';
import { createDeployment, type Deployment } from './deployment.ts';
import { createDevice } from './device.ts';
import { drawFaults, faultNames, type FaultName, noFaults } from './faults.ts';
import { type Hunt, withHunted } from './hunt.ts';
import { checkAtRest, checkQueueEmpties } from './invariants/at-rest.ts';
import { type Checked, checkDevice } from './invariants/on-device.ts';
import { checkModel, checkServer } from './invariants/on-server.ts';
import { createKernel, type Kernel } from './kernel.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { lendTimers } from './lend-timers.ts';
import { createMemoryDatabase, type MemoryDatabase } from './memory/memory-database.ts';
import {
  addStaff,
  createMunicipality,
  deviceId,
  type Municipality,
  readScopesOf,
  staffId,
} from './municipality.ts';
import { createNurse, type Nurse } from './nurse.ts';
import { createOffice, type Office } from './office.ts';
import { createPhone, type Phone } from './phone.ts';
import { createRandom } from './random.ts';
import { scheduleTrouble } from './trouble.ts';
import { seedCrypto, toUuid } from './seeded-crypto.ts';
import { createTrace } from './trace.ts';
import type { World } from './world.ts';

export type SeedResult = {
  readonly seed: number;
  readonly steps: number;
  readonly operations: number;
  readonly faults: { readonly [name in FaultName]: number };
  /** How often each branch of the protocol was taken. */
  readonly branches: { readonly [branch: string]: number };
  readonly violations: readonly string[];
  /** Fingerprint of everything that happened (invariant 13). */
  readonly trace: string;
};

const start = Date.parse('2026-11-21T07:00:00Z');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const shift = 75 * minute;

/** One shift with everything this seed has in store, then calm, then the question whether all is well. */
export async function runSeed(
  seed: number,
  { bugs = {}, hunt = huntFor(bugs) }: { readonly bugs?: Bugs; readonly hunt?: Hunt } = {},
  told: (line: string) => void = () => undefined,
): Promise<SeedResult> {
  const kernel = createKernel(start);
  const giveBackCrypto = seedCrypto(createRandom(seed, 'crypto'));
  const giveBackTimers = lendTimers(kernel);
  try {
    return await run(seed, kernel, { bugs, hunt }, told);
  } finally {
    giveBackTimers();
    giveBackCrypto();
  }
}

async function run(
  seed: number,
  kernel: Kernel,
  { bugs, hunt }: { readonly bugs: Bugs; readonly hunt: Hunt },
  told: (line: string) => void,
): Promise<SeedResult> {
  const random = createRandom(seed);
  const trace = createTrace();
  const note = (line: string) => {
    const at = `${((kernel.now() - start) / minute).toFixed(2)} ${line}`;
    trace.note(at);
    told(at);
  };
  const violations: string[] = [];
  const faultCounts = Object.fromEntries(faultNames.map((name) => [name, 0])) as {
    [name in FaultName]: number;
  };
  const branches: { [branch: string]: number } = {};
  let faults = withHunted(drawFaults(random, createRandom(seed, 'faults')), hunt);
  const world: World = {
    kernel,
    random,
    bugs,
    hunt,
    faults: () => faults,
    strikes: (fault) => {
      const isHit = faults[fault] > 0 && random.chance(faults[fault]);
      if (!isHit) return false;
      faultCounts[fault] += 1;
      note(fault);
      return true;
    },
    hit: (branch) => {
      branches[branch] = (branches[branch] ?? 0) + 1;
      told(branch);
    },
    note,
    wasRestored: () => faultCounts.serverRestored > 0,
    violate: (invariant, what) => {
      const text = invariant === null ? what : `(${invariant}) ${what}`;
      told(`VIOLATED ${text}`);
      if (violations.length < 20 && !violations.includes(text)) violations.push(text);
    },
  };
  const database = createMemoryDatabase();
  const municipalities = [1, 2].map((tenant) => createMunicipality(database, tenant, toUuid(random)));
  const deployment = createDeployment(
    world,
    database,
    municipalities.map(({ tenantId }) => tenantId),
  );
  const ledger = createLedger(world);
  const everReadable = new Map<string, Set<string>>();
  const tenantOf = new Map<string, string>(municipalities.map(({ name, tenantId }) => [name, tenantId]));
  const ownerOf = new Map<string, string>();
  const checked: Checked = {
    world,
    database,
    ledger,
    everReadable: (member) => everReadable.get(member) ?? new Set(),
    tenantOf: (device) => tenantOf.get(device),
  };
  const noteRights = (tenantId: string, member: string) => {
    const known = everReadable.get(member) ?? new Set<string>();
    for (const scope of readScopesOf(database, tenantId, member)) known.add(scope);
    everReadable.set(member, known);
  };

  const nurses = await createNurses({ world, database, deployment, ledger, municipalities, checked });
  for (const { device } of nurses) {
    tenantOf.set(device.name, device.tenantId);
    ownerOf.set(device.name, device.staffId);
    noteRights(device.tenantId, device.staffId);
  }
  const offices = municipalities.map((municipality): Office =>
    createOffice(world, { database, desk: deployment.desk() }, municipality),
  );

  const [fewest, most] = hunt.writes ?? [3, 7];
  const bursts = Array.from({ length: hunt.bursts ?? 0 }, () => random.between(0, shift - minute));
  const drawTime = () =>
    bursts.length > 0 ? random.pick(bursts) + random.between(0, 5_000) : random.between(0, shift);
  const end = start + shift;
  const guarded = (work: () => Promise<void>) => void guard(world, work);
  for (const nurse of nurses) {
    for (const { runner } of nurse.device.tabs) runner.kick('start');
    const times = Array.from({ length: random.between(fewest, most) }, drawTime);
    for (const time of times) kernel.after(time, () => guarded(nurse.act));
  }
  scheduleTrouble({
    world,
    deployment,
    nurses,
    offices,
    shift,
    guarded,
    isOver: () => kernel.now() >= end,
    rightsChanged: (device) => noteRights(device.tenantId, device.staffId),
    check: async (nurse) => {
      await checkDevice(checked, nurse);
      checkServer(checked, nurse.device.tenantId, (word) => ownerOf.get(word.slice(7, word.indexOf('#'))));
    },
  });
  await kernel.runUntil(end);

  // The faults are over, but for what is poisonous: that stays so.
  faults = { ...noFaults, poison: faults.poison };
  // On a shared tablet one after the other has her eight minutes.
  const isAnyShared = new Set(nurses.map(({ device }) => device.phone)).size < nurses.length;
  await settle(world, nurses, 8 * minute * (isAnyShared ? nurses.length : 1));
  for (const nurse of nurses) await checkQueueEmpties(checked, nurse);
  faults = noFaults;
  // Late requests, some of them two weeks late, still come in.
  await kernel.runUntil(end + 15 * day);
  await settle(world, nurses, 10 * minute * (isAnyShared ? nurses.length : 1));
  for (const nurse of nurses) {
    await checkDevice(checked, nurse);
    await checkAtRest(checked, nurse);
  }
  for (const { tenantId } of municipalities) {
    checkServer(checked, tenantId, (word) => ownerOf.get(word.slice(7, word.indexOf('#'))));
    checkModel(checked, tenantId);
  }
  for (const { device } of nurses) {
    for (const { store, journal } of device.tabs) {
      journal.stop();
      store.close();
    }
    device.inspect().close();
  }
  const operations = nurses.reduce((sum, { saved }) => sum + saved.size, 0);
  const steps = kernel.steps();
  return { seed, steps, operations, faults: faultCounts, branches, violations, trace: trace.hash() };
}

/** Everybody is online with her own session in turn, and asks. */
async function settle(world: World, nurses: readonly Nurse[], time: number): Promise<void> {
  const { kernel } = world;
  const end = kernel.now() + time;
  for (const [index, { device }] of nurses.entries()) {
    device.putOnline(true);
    if (device.tabs.length === 0) await guard(world, device.openTab);
    const isShared = nurses.some((other) => other.device !== device && other.device.phone === device.phone);
    const { tenantId, staffId: member, phone } = device;
    const take = () => {
      phone.session = { tenantId, staffId: member, deviceId: phone.deviceId };
      for (const { runner } of device.tabs) runner.kick('session');
    };
    // On a shared tablet one after the other.
    if (isShared) kernel.after((index * time) / nurses.length, take);
    else take();
  }
  await kernel.runUntil(end);
}

type Parts = {
  readonly world: World;
  readonly database: MemoryDatabase;
  readonly deployment: Deployment;
  readonly ledger: Ledger;
  readonly municipalities: readonly Municipality[];
  readonly checked: Checked;
};

async function createNurses(parts: Parts): Promise<readonly Nurse[]> {
  const { world, database, deployment, ledger, municipalities } = parts;
  const { random } = world;
  const nurses: Nurse[] = [];
  const [big, small] = municipalities;
  const drawn = random.pick([1, 1, 2, 2, 2, 3, 4]);
  const counts = [world.hunt.staff ?? drawn, random.pick([1, 1, 1, 1, 2])];
  for (const [at, municipality] of [big, small].entries()) {
    if (!municipality) continue;
    const { tenantId, zones } = municipality;
    let shared: Phone | null = null;
    let last = staffId(at + 1, 0);
    for (let index = 0; index < (counts[at] ?? 1); index += 1) {
      // Now and then one person with two phones, or two persons on one tablet.
      const isSecondPhone = index > 0 && random.chance(0.2);
      const member = isSecondPhone ? last : staffId(at + 1, index);
      last = member;
      const units = zones.filter((_, zone) => random.chance(0.5) || zone === index % 2);
      if (!isSecondPhone) addStaff(database, tenantId, member, units);
      const isShared: boolean = shared !== null && !isSecondPhone && random.chance(world.hunt.sharing ?? 0.3);
      const phone: Phone =
        isShared && shared
          ? shared
          : createPhone({ tenantId, staffId: member, deviceId: deviceId(at + 1, index) });
      shared = phone;
      const clockOffset = world.strikes('clockOff')
        ? random.pick([-1, 1]) * random.between(1, 365 * 24) * hour
        : 0;
      const device = createDevice(world, deployment, {
        name: `d${at + 1}${'abcdef'[index] ?? ''}`,
        tenantId,
        staffId: member,
        phone,
        dataKey: Uint8Array.from({ length: 32 }, () => random.between(0, 255)),
        clockOffset,
        age: world.strikes('appDowngraded') ? 'older' : world.strikes('appUpgraded') ? 'newer' : 'present',
        answered: ledger.record,
      });
      await device.openTab();
      if (random.chance(0.4)) await device.openTab();
      if (random.chance(0.4))
        deployment.listen(tenantId, () => {
          for (const { runner } of device.tabs) if (phone.isOnline) runner.kick('poke');
        });
      nurses.push(createNurse(world, device, zones));
    }
  }
  return nurses;
}

/** What breaks in a run is a finding, not the end of the run. */
async function guard(world: World, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    world.violate(null, `broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}
