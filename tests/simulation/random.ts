/** Far apart on the one ring of numbers there is: what a store calls itself, nobody else must draw too. */
const starts = { run: 0, crypto: 0x51f15eed, faults: 0x2b7e1516 } as const;

/** One seeded generator for everything that is left to chance in a run (mulberry32). */
export type Random = {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `low` up to and including `high`. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
};

export function createRandom(seed: number, stream: keyof typeof starts = 'run'): Random {
  let state = (Math.imul(seed, 0x9e3779b9) + starts[stream]) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (values) => {
      const value = values[Math.floor(next() * values.length)];
      if (value === undefined) throw new Error('Nothing to pick from');
      return value;
    },
  };
}
