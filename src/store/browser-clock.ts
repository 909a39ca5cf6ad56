import type { Clock } from '#sync/ports.ts';

/** The device's own clock and chance. */
export const browserClock: Clock = {
  now: () => new Date().toISOString(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
