import { IDBFactory } from 'fake-indexeddb';
import type { Deployment } from './deployment.ts';
import type { Device } from './device.ts';
import type { Nurse } from './nurse.ts';
import type { Office } from './office.ts';
import type { StoreImage } from './store-image.ts';
import { fillJournal, loseJournal, tearJournal } from './tear-journal.ts';
import type { World } from './world.ts';

export type Trouble = {
  readonly world: World;
  readonly deployment: Deployment;
  readonly nurses: readonly Nurse[];
  readonly offices: readonly Office[];
  /** Milliseconds. */
  readonly shift: number;
  readonly guarded: (work: () => Promise<void>) => void;
  readonly rightsChanged: (device: Device) => void;
  readonly check: (nurse: Nurse) => Promise<void>;
  /** Whether the shift has ended: then nothing more goes wrong. */
  readonly isOver: () => boolean;
};

const minute = 60_000;

/** What happens to devices and server in the course of the shift, three times each. */
export function scheduleTrouble(trouble: Trouble): void {
  const { world, nurses, shift, guarded } = trouble;
  const turn = shift / 3;
  for (let time = turn / 2; time < shift; time += turn) {
    for (const nurse of nurses) world.kernel.after(time, () => guarded(() => disturbDevice(trouble, nurse)));
    world.kernel.after(time + turn / 2, () => guarded(() => disturbServer(trouble)));
  }
}

async function disturbDevice(
  { world, nurses, guarded, check, isOver }: Trouble,
  nurse: Nurse,
): Promise<void> {
  const { kernel, random } = world;
  const { device } = nurse;
  const onPhone = nurses.filter((other) => other.device.phone === device.phone).map((other) => other.device);
  if (random.chance(0.6)) await check(nurse);
  if (world.strikes('offline')) {
    device.putOnline(false);
    kernel.after(random.between(1, 60) * minute, () => device.putOnline(true));
  }
  if (world.strikes('userSwitched')) switchUser(world, onPhone, isOver);
  const image = world.strikes('deviceRestored') ? await device.image() : null;
  if (world.strikes('journalFull')) fillJournal(world, device);
  if (random.chance(0.3)) for (const { runner } of device.tabs) runner.kick('visible');
  const isWiped = world.strikes('storeWiped');
  if (!isWiped && !image && world.faults().crash === 0) return;
  // In the middle of what a kick sets going.
  for (const { runner } of device.tabs) runner.kick('person');
  kernel.after(image ? random.between(1, 15) * minute : random.between(0, 1500), () => {
    if (!isOver()) guarded(() => endTabs(world, device, { onPhone, isWiped, image }));
  });
  kernel.after(random.between(18, 30) * minute, () =>
    guarded(async () => {
      for (const one of onPhone) if (one.tabs.length === 0) await one.openTab();
    }),
  );
}

/** All tabs of a phone die, and now and then the browser has lost something when it comes back. */
async function endTabs(
  world: World,
  device: Device,
  {
    onPhone,
    isWiped,
    image,
  }: { readonly onPhone: readonly Device[]; readonly isWiped: boolean; readonly image: StoreImage | null },
): Promise<void> {
  const { random } = world;
  const dying = isWiped || image ? onPhone : [device];
  for (const one of dying) {
    // What has stood on a screen until now has been told, whatever becomes of the store: also when that tab has died since.
    if ((await one.image()) !== null) await one.losses();
    const some = isWiped || image || random.chance(0.5) ? [...one.tabs] : one.tabs.slice(0, 1);
    for (const tab of some) one.crash(tab);
  }
  if (world.strikes('journalTorn')) tearJournal(world, device);
  if (isWiped && world.strikes('journalLost')) for (const one of onPhone) loseJournal(one);
  if (isWiped) {
    device.phone.indexedDB = new IDBFactory();
    for (const one of onPhone) one.wiped();
  }
  if (image && !isWiped) await device.setBack(image);
  if (random.chance(0.7)) for (const one of onPhone) if (one.tabs.length === 0) await one.openTab();
}

/** Somebody else logs in on the phone for a while: on a shared tablet the other, else nobody we know. */
function switchUser(world: World, onPhone: readonly Device[], isOver: () => boolean): void {
  const { kernel, random, hit } = world;
  const [device, other] = onPhone;
  if (!device) return;
  const { phone, tenantId } = device;
  const stranger = '99999999-0000-4000-8000-000000000000';
  hit('device: another user logs in');
  phone.session = { ...phone.session, tenantId, staffId: other?.staffId ?? stranger };
  for (const { runner } of other?.tabs ?? []) runner.kick('session');
  kernel.after(random.between(3, 20) * minute, () => {
    if (isOver()) return;
    phone.session = { ...phone.session, tenantId, staffId: device.staffId };
    for (const { runner } of device.tabs) runner.kick('session');
  });
}

async function disturbServer({ world, deployment, nurses, offices, rightsChanged }: Trouble): Promise<void> {
  const { random } = world;
  if (random.chance(0.5)) deployment.backUp();
  if (world.strikes('serverRestored')) deployment.restore();
  if (world.strikes('tombstonesCleared')) deployment.clearTombstones();
  const office = random.pick(offices);
  if (random.chance(0.3)) await office.publish();
  if (world.strikes('recordMoved')) for (const one of offices) await one.movePerson();
  if (!world.strikes('rightsChanged')) return;
  const { device } = random.pick(nurses);
  const own = offices[device.name.startsWith('d1') ? 0 : 1];
  await own?.changeRights(device.staffId);
  rightsChanged(device);
}
