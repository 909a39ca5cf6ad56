import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

process.env['TZ'] = process.env['TEST_TZ'] ?? 'Europe/Oslo';

/** A busy machine, or one that stands still for a while, makes no test fail: only what never happens does. */
const patient = {
  testTimeout: 180_000,
  hookTimeout: 180_000,
  teardownTimeout: 60_000,
  expect: { poll: { timeout: 60_000 } },
};

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [preact()],
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
          exclude: ['src/server/**'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts', 'src/server/**/*.test.ts'],
          ...patient,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'walls',
          include: ['tests/walls/**/*.test.ts'],
          ...patient,
        },
      },
      {
        test: {
          name: 'simulation',
          include: ['tests/simulation/**/*.test.ts'],
          testTimeout: 300_000,
          // Its threads already fill the processors: V8's own helpers beside them cost a tenth.
          execArgv: ['--single-threaded'],
        },
      },
    ],
  },
});
