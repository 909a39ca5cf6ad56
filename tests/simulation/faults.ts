import type { Random } from './random.ts';

/** Probability of each fault per request, or per chance to happen; 0 when the seed does not have it. */
export const faultNames = [
  'requestLost',
  'responseLost',
  'duplicated',
  'delayed',
  'busy',
  'refused',
  'tooLarge',
  'loginNeeded',
  'updateNeeded',
  'poison',
  'crash',
  'storageFailure',
  'slowStorage',
  'offline',
  'clockOff',
  'serverRestored',
  'cursorsExpired',
  'rightsChanged',
] as const;

export type FaultName = (typeof faultNames)[number];
export type Faults = { readonly [name in FaultName]: number };
export type FaultCounts = { readonly [name in FaultName]: number };

/** A random subset for each seed: with all of them at once, most would hide behind the worst. */
export function drawFaults(random: Random): Faults {
  const draw = (probability: number, of: number) => (random.chance(of) ? probability : 0);
  return {
    requestLost: draw(0.2, 0.5),
    responseLost: draw(0.25, 0.6),
    duplicated: draw(0.2, 0.4),
    delayed: draw(0.15, 0.4),
    busy: draw(0.15, 0.3),
    refused: draw(0.15, 0.3),
    tooLarge: draw(0.3, 0.3),
    loginNeeded: draw(0.1, 0.2),
    updateNeeded: draw(0.1, 0.2),
    poison: draw(0.05, 0.2),
    crash: draw(0.15, 0.5),
    storageFailure: draw(0.05, 0.3),
    slowStorage: draw(0.15, 0.5),
    offline: draw(0.3, 0.5),
    clockOff: draw(0.7, 0.4),
    serverRestored: draw(0.5, 0.3),
    cursorsExpired: draw(0.5, 0.2),
    rightsChanged: draw(0.7, 0.3),
  };
}

export const noFaults: Faults = Object.fromEntries(faultNames.map((name) => [name, 0])) as Faults;
