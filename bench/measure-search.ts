import type { Page } from '@playwright/test';
import { choosePin, unlock } from '../tests/e2e/pages/lock.ts';
import { deviceStatus } from '../tests/e2e/pages/log-in.ts';
import { openPhone } from '../tests/e2e/support/phone.ts';
import type { VisittServer } from '../tests/e2e/support/visitt-server.ts';

export type SearchTimes = {
  /** From the tap on *Personer*, the first after unlocking, to everybody listed. */
  readonly list: number;
  /** From a key to the hits painted, in the order they were pressed; the first is the first after unlocking. */
  readonly keys: readonly number[];
};

const typed = ['moen', 'solv', 'lie bj', '1939', 'berit h'] as const;

/**
 * A phone with so many persons on it, filled through the server as everything is, closed, and opened from cold without
 * network at a quarter of this machine's speed. By the page's own clock.
 */
export async function measureSearch(
  server: VisittServer,
  folder: string,
  persons: number,
): Promise<SearchTimes> {
  const first = await openPhone(folder, server.url);
  await logIn(first.page);
  await choosePin(first.page);
  await first.page.evaluate(pushPersons, persons);
  await first.page.goto('/meg');
  await first.page.getByRole('button', { name: 'Lever nå' }).click();
  await first.page.waitForFunction(isAllKept, persons, { timeout: 600_000, polling: 1_000 });
  await first.close();

  const phone = await openPhone(folder, server.url);
  try {
    const { page } = phone;
    await phone.context.setOffline(true);
    await page.goto('/');
    await unlock(page);
    await page.getByRole('heading', { level: 2, name: 'Nå' }).waitFor();
    const session = await phone.context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const list = await untilPainted(page, { act: 'open' });
    const keys: number[] = [];
    for (const words of typed) {
      for (let length = 1; length <= words.length; length += 1)
        keys.push(await untilPainted(page, { act: 'type', value: words.slice(0, length) }));
      await untilPainted(page, { act: 'type', value: '' });
    }
    return { list, keys };
  } finally {
    await phone.close();
  }
}

/** With more patience than a test has: what is measured comes later. */
async function logIn(page: Page): Promise<void> {
  page.setDefaultTimeout(180_000);
  await page.goto('/');
  await page.getByRole('link', { name: 'Logg inn' }).click();
  await page.locator('button[name="user"][value="kari"]').click();
  await page.getByRole('heading', { level: 1, name: 'I dag' }).waitFor();
  await deviceStatus(page).and(page.locator('[data-sync="delivered"]')).waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** Runs in the page: as the nurse's own work would be sent. */
async function pushPersons(count: number): Promise<void> {
  const given = ['Astrid', 'Bjørn', 'Solveig', 'Kåre', 'Berit', 'Øystein', 'Åse', 'Liv', 'Jorunn', 'Harald'];
  const family = ['Moen', 'Lie', 'Hagen', 'Solvang', 'Ødegård', 'Ærø', 'Bakken', 'Dahl', 'Vik', 'Nygård'];
  const end = ['', 'stad', 'land', 'heim', 'vik', 'by', 'dal', 'nes', 'rud', 'set'];
  const session = (await (await fetch('/session')).json()) as {
    readonly staffId: string;
    readonly roles: readonly { readonly unitId: string }[];
  };
  const unitId = session.roles[0]?.unitId ?? '';
  const deviceId = await new Promise<string>((resolve, reject) => {
    const opened = indexedDB.open('visitt-device');
    opened.addEventListener('error', () => reject(new Error('no device')));
    opened.addEventListener('success', () => {
      const row = opened.result.transaction('device').objectStore('device').get('device');
      row.addEventListener('success', () => resolve((row.result as { deviceId: string }).deviceId));
    });
  });
  const replicaId = crypto.randomUUID();
  const batch = 100;
  for (let from = 0; from < count; from += batch) {
    const operations = Array.from({ length: batch }, (_, at) => {
      const n = from + at + 1;
      const body = {
        given: given[n % 10] ?? '',
        family: `${family[Math.floor(n / 10) % 10] ?? ''}${end[Math.floor(n / 100) % 10] ?? ''}`,
        birthDate: `19${30 + (n % 20)}-0${1 + (n % 9)}-1${n % 10}`,
        unitId,
        address: `Prøveveien ${n}, 0000 Solvik`,
        phone: '00000000',
      };
      return {
        n,
        schema: 1,
        at: new Date().toISOString(),
        body: { type: 'record.put', kind: 'person', id: crypto.randomUUID(), body },
      };
    });
    const request = {
      protocol: 1,
      epoch: null,
      replicaId,
      deviceId,
      firstN: from + 1,
      operations,
      pending: 0,
      oldestPending: null,
      sentAt: new Date().toISOString(),
    };
    for (;;) {
      const answer = await fetch('/sync/push', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-visitt': session.staffId,
          'x-visitt-device': deviceId,
        },
        body: JSON.stringify(request),
      });
      if (answer.ok) break;
      // The server holds back whoever sends more than a person can write.
      if (answer.status !== 429) throw new Error(`push: ${answer.status} ${await answer.text()}`);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

/** Runs in the page: everybody is on the device, and what the lists read at the next start has been made. */
async function isAllKept(count: number): Promise<boolean> {
  const { name } =
    (await indexedDB.databases()).find((one) => one.name?.startsWith('visitt-vault-') === true) ?? {};
  if (name === undefined) return false;
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opened = indexedDB.open(name);
    opened.addEventListener('success', () => resolve(opened.result));
    opened.addEventListener('error', () => reject(new Error('no store')));
  });
  const from = db.transaction(['records', 'headers', 'headerMarks']);
  const counts = await Promise.all(
    ['records', 'headers', 'headerMarks'].map(
      (store) =>
        new Promise<number>((resolve) => {
          const counted = from.objectStore(store).count();
          counted.addEventListener('success', () => resolve(counted.result));
        }),
    ),
  );
  db.close();
  const [records = 0, headers = 0, marks = 0] = counts;
  return records > count && headers > 0 && marks < 5;
}

type Act = { readonly act: 'open' } | { readonly act: 'type'; readonly value: string };

/** From what a finger does to the frame in which the list stands. */
const untilPainted = (page: Page, what: Act): Promise<number> =>
  page.evaluate(
    (done) =>
      new Promise<number>((resolve) => {
        const from = performance.now();
        const painted = () =>
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
        if (done.act === 'open') {
          const observer = new MutationObserver(() => {
            if (!document.querySelector('main .v-persons li')) return;
            observer.disconnect();
            painted();
          });
          observer.observe(document.body, { childList: true, subtree: true });
          document.querySelector<HTMLElement>('nav a[href="/personer"]')?.click();
          return;
        }
        const field = document.querySelector<HTMLInputElement>('#person-search');
        if (!field) throw new Error('no field to search in');
        field.value = done.value;
        // What a key changes is drawn before the next frame is asked for.
        field.dispatchEvent(new Event('input', { bubbles: true }));
        painted();
      }),
    what,
  );
