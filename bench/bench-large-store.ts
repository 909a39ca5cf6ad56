import { measureLargeStore } from './measure-large-store.ts';
import { prepareLargeStore } from './prepare-large-store.ts';
import { spreadOf } from './take-time.ts';

const rounds = 3;

/**
 * What a nurse waits for with ten thousand persons on the phone, over three cold starts. `home`: where the phone lies; one
 * that lies there already is taken. `isKept`: it is to be taken again.
 */
export async function benchLargeStore(home: string, isKept = false) {
  const { folder, url, persons, records, forget } = await prepareLargeStore(home, 10_000);
  const all = [];
  for (let round = 0; round < rounds; round += 1) all.push(await measureLargeStore(folder, url));
  if (!isKept) await forget();
  return {
    persons,
    records,
    rounds,
    cpuSlowdown: 4,
    target: 300,
    unlockToToday: spreadOf(all.map(({ unlock }) => unlock)),
    today: spreadOf(all.flatMap(({ today }) => today)),
    person: spreadOf(all.flatMap(({ person }) => person)),
    search: {
      listRightAfterUnlock: spreadOf(all.map(({ list }) => list)),
      key: spreadOf(all.flatMap(({ keys }) => keys)),
    },
  };
}
