import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSharedRateLimit } from '#server/db/shared-rate-limit.ts';
import { parseTrustedProxies } from '#server/http/client-address.ts';
import { createPool } from '#server/db/pool.ts';
import { inTransaction } from '#server/db/transaction.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let time = Date.parse('2026-11-22T10:00:00Z');
beforeAll(async () => {
  server = await startTestServer({}, { now: () => new Date(time) });
});
afterAll(() => server.remove());

const size = { burst: 5, perSecond: 0.5 };

describe('what guards a log-in counts across servers', () => {
  it('keeps one count for two processes, however they interleave', async () => {
    const other = createPool(server.database.ownerUrl, () => undefined);
    const limits = [server.database.pool, other].map((pool) =>
      createSharedRateLimit(pool, 'secret', () => new Date(time)),
    );
    const waits = await Promise.all(
      Array.from({ length: 40 }, (_, index) => limits[index % 2]?.(['a'], size) ?? Promise.resolve(0)),
    );
    await other.end();
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
    expect(waits.filter((wait) => wait === 2)).toHaveLength(35);
  });

  it('lets one in again as time goes, and another at once', async () => {
    const limit = createSharedRateLimit(server.database.pool, 'secret', () => new Date(time));
    expect(await limit(['b'], size)).toBe(0);
    expect(await limit(['a'], size)).toBeGreaterThan(0);
    time += 4_000;
    expect(await limit(['a'], size)).toBe(0);
  });

  it('is not thrown off by a clock that is set back', async () => {
    const limit = createSharedRateLimit(server.database.pool, 'secret', () => new Date(time));
    for (let index = 0; index < 6; index += 1) await limit(['c'], size);
    time -= 3_600_000;
    expect(await limit(['c'], size)).toBeGreaterThan(0);
    time += 3_600_000;
  });

  it('keeps no address that could be read, no row for ever, and shows no tenant anything', async () => {
    const limit = createSharedRateLimit(server.database.pool, 'secret', () => new Date(time));
    await limit(['log-in', '192.0.2.7'], size);
    const nil = '00000000-0000-0000-0000-000000000000';
    const rows = () =>
      inTransaction(server.database.pool, nil, 'snapshot', async (tx) => {
        const { rows: found } = await tx.query<{ bucket: string }>('SELECT bucket FROM visitt.rate_bucket');
        return found.map(({ bucket }) => bucket);
      });
    const before = await rows();
    expect(before.length).toBeGreaterThan(2);
    expect(before.every((bucket) => /^[\w-]{43}$/.test(bucket))).toBe(true);
    time += 25 * 3_600_000;
    await limit(['new'], size);
    expect(await rows()).toHaveLength(1);
  });
});

describe('log-in by brute force', () => {
  it('is slowed with a plain page, and nobody who began a log-in is held up by it', async () => {
    const begun = await server.app.request(`${server.publicUrl}/auth/login`);
    const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const answers: number[] = [];
    for (let index = 0; index < 40; index += 1) {
      const forged = { Cookie: `visitt-login=${'x'.repeat(60)}${index}`, Accept: 'text/html' };
      answers.push(
        (await server.app.request(`/auth/callback?code=${index}&state=x`, { headers: forged })).status,
      );
    }
    expect(answers.slice(0, 30).every((status) => status === 400)).toBe(true);
    expect(answers.slice(30).every((status) => status === 429)).toBe(true);
    const shown = await server.app.request('/auth/callback?code=1&state=x', {
      headers: { Accept: 'text/html', 'Accept-Language': 'nb' },
    });
    expect(shown.headers.get('Content-Type')).toContain('text/html');
    expect(Number(shown.headers.get('Retry-After'))).toBeGreaterThan(0);
    const own = await server.app.request(`${server.publicUrl}/auth/callback?code=1&state=x`, {
      headers: { Cookie: cookie },
    });
    expect(own.status, 'refused for its own sake, not for the neighbour').toBe(400);
    expect((await server.app.request('/auth/login')).status).toBe(302);
  });
});

describe('behind a proxy', () => {
  /** So many begun log-ins from one address are too many. */
  const begin = (url: string, forwardedFor: string): Promise<Response> =>
    fetch(`${url}/auth/login`, {
      redirect: 'manual',
      headers: { 'X-Forwarded-For': forwardedFor, Accept: 'application/json' },
    });
  const limits = { login: { burst: 3, perSecond: 0.01 }, push: { burst: 300, perSecond: 20 } };
  const statuses = async (url: string, from: (index: number) => string): Promise<readonly number[]> => {
    const answers: number[] = [];
    for (let index = 0; index < 5; index += 1) answers.push((await begin(url, from(index))).status);
    return answers;
  };

  it('each caller has her own bucket, and nobody gets another by what she writes herself', async () => {
    const trustedProxies = parseTrustedProxies('127.0.0.0/8 ::1');
    if (!trustedProxies) throw new Error('not read');
    const behind = await startTestServer({ trustedProxies }, { limits });
    try {
      const url = `http://localhost:${behind.port}`;
      expect(await statuses(url, () => '203.0.113.9')).toEqual([302, 302, 302, 429, 429]);
      expect(await statuses(url, () => '203.0.113.10')).toEqual([302, 302, 302, 429, 429]);
      expect(await statuses(url, (index) => `198.51.100.${index}, 203.0.113.9`)).toEqual(Array(5).fill(429));
      expect(await statuses(url, (index) => `2001:db8::${index + 1}`)).toEqual([302, 302, 302, 429, 429]);
    } finally {
      await behind.remove();
    }
  });

  it('that is not named, the header is worth nothing', async () => {
    const open = await startTestServer({}, { limits });
    try {
      const url = `http://localhost:${open.port}`;
      expect(await statuses(url, (index) => `203.0.113.${index}`)).toEqual([302, 302, 302, 429, 429]);
    } finally {
      await open.remove();
    }
  });
});
