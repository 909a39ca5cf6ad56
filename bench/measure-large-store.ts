import type { CDPSession, Page } from '@playwright/test';
import { lockScreen, testPin, typePin } from '../tests/e2e/pages/lock.ts';
import { openPhone } from '../tests/e2e/support/phone.ts';
import { type Act, type Taken, takeTime } from './take-time.ts';

/** One cold start of the phone and what a nurse does then. */
export type LargeStoreTimes = {
  /** From the last digit of the PIN to I dag with its lists. */
  readonly unlock: Taken;
  /** From the tap on *Personer*, in the very moment I dag has been drawn, to everybody listed. */
  readonly list: Taken;
  /** From a key to the hits painted, in the order they were pressed; the first is the first after unlocking. */
  readonly keys: readonly Taken[];
  /** From the tap on a hit to the person's page with what is next, one time a person. */
  readonly person: readonly Taken[];
  /** From the tap on *I dag* to its lists. */
  readonly today: readonly Taken[];
};

const typed = ['moen', 'solv', 'lie bj', '1939', 'berit h'] as const;
const opened = 10;

/**
 * A phone that `prepareLargeStore` has filled, opened from cold without network at a quarter of this machine's speed:
 * nothing is waited for between one act and the next, as by somebody who is in a hurry.
 */
export async function measureLargeStore(folder: string, url: string): Promise<LargeStoreTimes> {
  const phone = await openPhone(folder, url);
  try {
    const { page } = phone;
    await page.goto('/');
    await lockScreen(page).waitFor();
    await phone.context.setOffline(true);
    const session = await phone.context.newCDPSession(page);
    await typePin(page, 'PIN', testPin.slice(0, -1));
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const unlock = await takeTime(session, page, {
      act: 'type',
      at: '#pin',
      value: testPin,
      until: shownToday,
    });
    const list = await takeTime(session, page, openPersons);
    return { unlock, list, keys: await typeAll(session, page), ...(await openEach(session, page)) };
  } finally {
    await phone.close();
  }
}

const shownToday = 'main .v-agenda__more, main .v-empty';

const openPersons: Act = {
  act: 'tap',
  at: 'nav a[href="/personer"]',
  until: 'main .v-persons li a[href^="/personer/"]',
};

const search = '#person-search';

async function typeAll(session: CDPSession, page: Page): Promise<readonly Taken[]> {
  const keys: Taken[] = [];
  for (const words of typed) {
    for (let length = 1; length <= words.length; length += 1)
      keys.push(await takeTime(session, page, { act: 'type', at: search, value: words.slice(0, length) }));
    await takeTime(session, page, { act: 'type', at: search, value: '' });
  }
  return keys;
}

async function openEach(session: CDPSession, page: Page): Promise<Pick<LargeStoreTimes, 'person' | 'today'>> {
  const person: Taken[] = [];
  const today: Taken[] = [];
  for (let nth = 0; nth < opened; nth += 1) {
    // Wards have links of their own above the people.
    const at = `main .v-persons li:nth-child(${nth + 1}) a[href^="/personer/"]`;
    person.push(await takeTime(session, page, { act: 'tap', at, until: 'main .v-disclosure' }));
    today.push(await takeTime(session, page, { act: 'tap', at: 'nav a[href="/"]', until: shownToday }));
    await takeTime(session, page, openPersons);
  }
  return { person, today };
}
