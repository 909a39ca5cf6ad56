import { test as base, expect } from '@playwright/test';
import { createVisittServer, type VisittServer } from './visitt-server.ts';
import { openPhone, type Phone, type PhoneSettings } from './phone.ts';

type Fixtures = {
  /** The test's own server with the demo as it is at first: nothing another test has done meets it. */
  readonly visitt: VisittServer;
  /** Takes up the phone of that name: the same storage each time in one test. Close it before taking it up again. */
  readonly takePhone: (owner: string, settings?: PhoneSettings) => Promise<Phone>;
};
type WorkerFixtures = {
  /** A folder with the demo's database, made once: every server begins with a copy. */
  readonly demoData: string;
};

/** Enough for a machine ten times slower than any we have: what hangs is found out all the same. */
const patience = { timeout: 300_000 };

export const test = base.extend<Fixtures, WorkerFixtures>({
  demoData: [
    // Playwright reads the first parameter's braces to know what a fixture needs.
    async ({ browserName: _browserName }, use) => {
      const server = await createVisittServer();
      try {
        await server.start();
        await server.stop();
        await use(server.dataDir);
      } finally {
        await server.dispose();
      }
    },
    { scope: 'worker', ...patience },
  ],
  visitt: [
    async ({ demoData }, use) => {
      const server = await createVisittServer({ beginWith: demoData });
      try {
        await server.start();
        await use(server);
      } finally {
        await server.dispose();
      }
    },
    patience,
  ],
  takePhone: [
    async ({ visitt }, use, testInfo) => {
      const taken: Phone[] = [];
      await use(async (owner, settings) => {
        const phone = await openPhone(testInfo.outputPath('phones', owner), visitt.url, settings);
        taken.push(phone);
        return phone;
      });
      await Promise.all(taken.map((phone) => phone.close()));
      expect(taken.flatMap((phone) => phone.faults)).toEqual([]);
    },
    patience,
  ],
});

export { expect } from '@playwright/test';
