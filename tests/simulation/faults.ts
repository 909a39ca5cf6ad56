import type { Random } from './random.ts';

/** Everything that goes wrong in a run. Each has a chance each time it could happen; 0 when the seed does not have it. */
export const faultNames = [
  // On the way
  'requestLost',
  'responseLost',
  'connectionLost',
  'duplicated',
  'delayed',
  'truncated',
  'offline',
  // What answers instead of the handlers, or before them
  'status400',
  'status401',
  'status403',
  'status404',
  'status408',
  'status409',
  'status413',
  'status422',
  'status426',
  'status429',
  'status500',
  'status502',
  'status503',
  'status504',
  'poison',
  // On the device
  'crash',
  'storageFailure',
  'slowStorage',
  'storeWiped',
  'journalTorn',
  'journalLost',
  'journalFull',
  'clockOff',
  'userSwitched',
  'appDowngraded',
  'appUpgraded',
  // On the server
  'slowDatabase',
  'serverKilled',
  'valueRefused',
  'serverRestored',
  'deviceRestored',
  'tombstonesCleared',
  // Around it
  'rightsChanged',
  'recordMoved',
] as const;

export type FaultName = (typeof faultNames)[number];
export type Faults = { readonly [name in FaultName]: number };

/** The chance each time, and the share of seeds that have it. */
const chances: { readonly [name in FaultName]: readonly [number, number] } = {
  requestLost: [0.15, 0.5],
  responseLost: [0.2, 0.6],
  connectionLost: [0.08, 0.3],
  duplicated: [0.15, 0.4],
  delayed: [0.12, 0.4],
  truncated: [0.08, 0.3],
  offline: [0.3, 0.5],
  status400: [0.04, 0.15],
  status401: [0.06, 0.15],
  status403: [0.04, 0.15],
  status404: [0.04, 0.1],
  status408: [0.05, 0.1],
  status409: [0.04, 0.1],
  status413: [0.15, 0.2],
  status422: [0.04, 0.1],
  status426: [0.06, 0.15],
  status429: [0.08, 0.2],
  status500: [0.06, 0.2],
  status502: [0.06, 0.15],
  status503: [0.08, 0.2],
  status504: [0.05, 0.15],
  poison: [1, 0.2],
  crash: [0.012, 0.5],
  storageFailure: [0.03, 0.3],
  slowStorage: [0.12, 0.4],
  storeWiped: [0.35, 0.3],
  journalTorn: [0.5, 0.3],
  journalLost: [0.6, 0.35],
  journalFull: [0.4, 0.15],
  clockOff: [0.7, 0.4],
  userSwitched: [0.25, 0.25],
  appDowngraded: [0.4, 0.15],
  appUpgraded: [0.3, 0.1],
  slowDatabase: [0.1, 0.6],
  serverKilled: [0.01, 0.4],
  valueRefused: [0.05, 0.2],
  serverRestored: [0.4, 0.3],
  deviceRestored: [0.3, 0.15],
  tombstonesCleared: [0.8, 0.3],
  rightsChanged: [0.7, 0.35],
  recordMoved: [0.7, 0.5],
};

/**
 * A random subset for each seed: with all of them at once, most would hide behind the worst. What was thought of later
 * is drawn from numbers of its own, so that seeds without it stay what they were.
 */
export const drawFaults = (random: Random, later: Random): Faults =>
  Object.fromEntries(
    faultNames.map((name) => {
      const [chance, share] = chances[name];
      const drawn = name === 'tombstonesCleared' ? later : random;
      return [name, drawn.chance(share) ? chance : 0];
    }),
  ) as Faults;

export const noFaults: Faults = Object.fromEntries(faultNames.map((name) => [name, 0])) as Faults;
