import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { runSeed } from './run-seed.ts';

describe('simulation', () => {
  it('holds for 200 seeds', async () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const { violations } = await runSeed(seed);
      expect(violations, `seed ${seed}`).toEqual([]);
    }
  });
});
