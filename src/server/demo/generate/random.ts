/** Numbers that look random and are the same for the same seed (sfc32, seeded through a string hash). */
export type Random = {
  /** 0 up to, not including, 1. */
  readonly next: () => number;
  /** A whole number from `low` to `high`, both included. */
  readonly int: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  /** One of the keys, by their weights. */
  readonly weighted: <K extends string>(weights: Readonly<Record<K, number>>) => K;
  /** A UUID of version 4's form. */
  readonly uuid: () => string;
  /** A sequence of its own for one part, so that a change in one part leaves the others as they were. */
  readonly fork: (label: string) => Random;
};

export function seededRandom(seed: string): Random {
  let [a, b, c, d] = hash(seed);
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 12; round += 1) next();
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new Error('nothing to pick from');
      return list[int(0, list.length - 1)] as T;
    },
    weighted: (weights) => pickWeighted(weights, next()),
    uuid: () => {
      const hex = Array.from({ length: 4 }, () => int(0, 0xff_ff_ff_ff).toString(16).padStart(8, '0')).join(
        '',
      );
      const variant = '89ab'.charAt(int(0, 3));
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
    fork: (label) => seededRandom(`${seed}/${label}`),
  };
}

function pickWeighted<K extends string>(weights: Readonly<Record<K, number>>, at: number): K {
  const entries = Object.entries(weights) as [K, number][];
  let left = at * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    left -= weight;
    if (left < 0) return key;
  }
  const [last] = entries.at(-1) ?? [];
  if (last === undefined) throw new Error('nothing to pick from');
  return last;
}

function hash(text: string): [number, number, number, number] {
  const state: [number, number, number, number] = [
    0x9e_37_79_b9, 0x24_3f_6a_88, 0xb7_e1_51_62, 0x5f_35_6a_13,
  ];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    state[0] = Math.imul(state[0] ^ code, 597_399_067) ^ (state[1] >>> 15);
    state[1] = Math.imul(state[1] ^ code, 2_869_860_233) ^ (state[2] >>> 13);
    state[2] = Math.imul(state[2] ^ code, 951_274_213) ^ (state[3] >>> 16);
    state[3] = Math.imul(state[3] ^ code, 2_716_044_179) ^ (state[0] >>> 14);
  }
  return state;
}
