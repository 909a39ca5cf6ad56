import type { Sex } from './names.ts';
import type { Random } from './random.ts';

/** A person's weight over the last year, as a curve to measure on. */
export type WeightStory = {
  readonly kind: 'stable' | 'declining' | 'recovering';
  readonly heightMm: number;
  /** Grams so many days ago, before scale and clothes have their say. */
  readonly gramsAt: (daysAgo: number) => number;
};

const year = 365;

export function toWeightStory(sex: Sex, random: Random): WeightStory {
  const [low, high] = sex === 'female' ? ([1500, 1700] as const) : ([1640, 1840] as const);
  const heightMm = random.int(low, high);
  const bmi = 20 + random.next() * 6 + random.next() * 5;
  const start = (bmi * heightMm * heightMm) / 1000;
  const kind = random.weighted({ stable: 72, declining: 16, recovering: 12 });
  const monthly = random.int(250, 1100);
  const wobble = random.int(200, 700);
  const drift = (daysAgo: number): number => {
    const passed = Math.max(0, year - daysAgo) / 30;
    if (kind === 'stable') return wobble * Math.sin(passed);
    if (kind === 'declining') return -monthly * passed;
    return passed <= 7 ? -monthly * passed : -monthly * 7 + monthly * 0.8 * (passed - 7);
  };
  return { kind, heightMm, gramsAt: (daysAgo) => Math.max(34_000, Math.round(start + drift(daysAgo))) };
}
