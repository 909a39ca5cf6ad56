import { test as base, expect } from '@playwright/test';
import { createVisittServer, type VisittServer } from './visitt-server.ts';
import { openPhone, type Phone, type PhoneSettings } from './phone.ts';

type Fixtures = {
  /** Takes up the phone of that name: the same storage each time in one test. Close it before taking it up again. */
  readonly takePhone: (owner: string, settings?: PhoneSettings) => Promise<Phone>;
};
type WorkerFixtures = {
  /** One server with the demo for all tests of a worker; a test that stops it starts it again. */
  readonly visitt: VisittServer;
};

export const test = base.extend<Fixtures, WorkerFixtures>({
  visitt: [
    // Playwright reads the first parameter's braces to know what a fixture needs.
    async ({ browserName: _browserName }, use) => {
      const server = await createVisittServer();
      try {
        await server.start();
        await use(server);
      } finally {
        await server.dispose();
      }
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  takePhone: async ({ visitt }, use, testInfo) => {
    const taken: Phone[] = [];
    await use(async (owner, settings) => {
      const phone = await openPhone(testInfo.outputPath('phones', owner), visitt.url, settings);
      taken.push(phone);
      return phone;
    });
    await Promise.all(taken.map((phone) => phone.close()));
    expect(taken.flatMap((phone) => phone.faults)).toEqual([]);
  },
});

export { expect } from '@playwright/test';
