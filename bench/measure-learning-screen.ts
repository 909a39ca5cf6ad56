import path from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { osloDay } from '#domain/time/oslo.ts';
import { parseConfig } from '#server/config.ts';
import { generateDemo } from '#server/demo/generate-demo.ts';
import { startServer } from '#server/start-server.ts';
import { choosePin } from '../tests/e2e/pages/lock.ts';
import { openPhone } from '../tests/e2e/support/phone.ts';
import { createVisittServer } from '../tests/e2e/support/visitt-server.ts';
import { fillLearning } from './fill-learning.ts';
import { type Taken, takeTime } from './take-time.ts';

export type LearningScreenTimes = {
  readonly learners: number;
  /** From the tap on *Læring*, the first after the app was opened, without network, by who taps. */
  readonly learning: { readonly [user in (typeof users)[number]]: readonly Taken[] };
  /** From the tap on *Grupper*, without network: the contact's phone holds the newest sixty groups. */
  readonly groups: readonly Taken[];
  /** From the tap on the report until what the server says now stands there, with network. */
  readonly report: readonly Taken[];
};

/** The ABC contact, who leads groups as well, a learner, and a leader of a home. */
const users = ['mette', 'liv', 'tone'] as const;

/**
 * Phones in a municipality with so many learners, filled through the server as everything is, opened anew at a quarter of this
 * machine's speed. The first tap on Læring after the app was opened is what counts: nothing of it is there yet.
 */
export async function measureLearningScreen(
  folder: string,
  learners: number,
  runs: number,
): Promise<LearningScreenTimes> {
  const server = await createVisittServer();
  try {
    await fill(server.dataDir, learners);
    await server.start();
    const learning: Partial<Record<(typeof users)[number], readonly Taken[]>> = {};
    const groups: Taken[] = [];
    const report: Taken[] = [];
    for (const user of users) {
      const phone = await openPhone(path.join(folder, user), server.url);
      try {
        const { page } = phone;
        await enrol(page, user);
        await phone.context.setOffline(true);
        const taken: Taken[] = [];
        for (let run = 0; run < runs; run += 1) {
          const session = await openAnew(page);
          const first = user === 'liv' ? 'main .v-booklets li' : 'main a[href="/laering/grupper"]';
          taken.push(
            await takeTime(session, page, { act: 'tap', at: 'nav a[href="/laering"]', until: first }),
          );
          if (user === 'mette')
            groups.push(
              await takeTime(session, page, {
                act: 'tap',
                at: 'main a[href="/laering/grupper"]',
                until: 'main a[href^="/laering/grupper/"]',
              }),
            );
          await session.detach();
        }
        learning[user] = taken;
        if (user !== 'mette') continue;
        await phone.context.setOffline(false);
        for (let run = 0; run < runs; run += 1) {
          const session = await openAnew(page);
          await page.locator('nav a[href="/laering"]').click();
          await page.locator('main a[href="/laering/rapport"]').waitFor();
          report.push(
            await takeTime(session, page, {
              act: 'tap',
              at: 'main a[href="/laering/rapport"]',
              until: 'main [data-fetched="now"]',
            }),
          );
          await session.detach();
        }
      } finally {
        await phone.close();
      }
    }
    return { learners, learning: learning as LearningScreenTimes['learning'], groups, report };
  } finally {
    await server.dispose();
  }
}

/** The demo and ten years of learners, put there before the server that is measured starts on it. */
async function fill(dataDir: string, learners: number): Promise<void> {
  const config = parseConfig({ PORT: '0', DATA_DIR: dataDir });
  if (!config.ok) throw new Error(config.problem);
  const demo = generateDemo({ today: osloDay(new Date().toISOString()) });
  const [tenant] = demo;
  const mette = tenant?.identities.find(({ subject }) => subject === 'mette')?.staffId;
  if (!tenant || mette === undefined) throw new Error('no demo');
  const server = await startServer(config.config, { log: () => undefined, demoTenants: () => demo });
  try {
    await fillLearning(server, tenant, learners, mette);
  } finally {
    await server.stop();
  }
}

/** Logged in, all of hers fetched, and a PIN to come back by. */
async function enrol(page: Page, user: string): Promise<void> {
  page.setDefaultTimeout(180_000);
  await page.goto('/');
  await page.getByRole('link', { name: 'Logg inn' }).click();
  await page.locator(`button[name="user"][value="${user}"]`).click();
  await page.getByRole('banner').locator('[role="status"][data-sync="delivered"]').waitFor();
  await choosePin(page);
}

async function openAnew(page: Page): Promise<CDPSession> {
  await page.goto('/');
  await page.getByRole('heading', { level: 1, name: 'I dag' }).waitFor();
  // What the phone does by itself when it has been opened is over.
  await page.evaluate(
    () => new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 30_000 })),
  );
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return session;
}
