import { randomUUID } from 'node:crypto';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import { createSession } from '#server/auth/session-store.ts';
import { attempts, hostileTexts, passing, routes, type Attempt } from './attack-table.ts';
import { answer, putDraft, putTask } from './operations.ts';
import { overTheWire } from './over-the-wire.ts';
import { operationOf, startTestServer, type TestDevice, type TestServer } from './test-server.ts';
import { nesvik, persons, solvik, solvikSecret, staff, units } from './test-tenants.ts';

let server: TestServer;
let kari: TestDevice;
let nina: TestDevice;
let nora: TestDevice;
let admin: TestDevice;
const draft = randomUUID();

beforeAll(async () => {
  // Brute force is tried elsewhere: here nothing is to be refused for being too much.
  const plenty = { burst: 100_000, perSecond: 1000 };
  server = await startTestServer({}, { limits: { login: plenty, push: plenty } });
  [kari, nina, nora, admin] = [
    await server.as('kari'),
    await server.as('nina'),
    await server.as('nora'),
    await server.as('admin'),
  ];
  await kari.push([putDraft(draft), answer(draft, 'name', solvikSecret)]);
  const client = join(server.dataDir, 'client');
  await mkdir(client, { recursive: true });
  await writeFile(join(client, 'index.html'), '<!doctype html><title>Visitt</title>');
  await writeFile(join(server.dataDir, 'outside.txt'), 'outside');
  await symlink(join(server.dataDir, 'outside.txt'), join(client, 'plain.txt'));
});
afterAll(() => server.remove());

const isSafe = ({ method }: Attempt): boolean => method === 'GET';
const send = (
  { method, path, route }: Attempt,
  headers: { readonly [name: string]: string } = {},
  body: string = JSON.stringify(route.body ?? {}),
): Promise<Response> =>
  Promise.resolve(
    server.app.request(path, {
      method,
      headers: method === 'GET' ? headers : { 'Content-Type': 'application/json', ...headers },
      ...(method === 'GET' ? {} : { body }),
    }),
  );
/** An answer that goes on is left alone after its head. */
const textOf = async (response: Response): Promise<string> => {
  if (response.headers.get('Content-Type') === 'text/event-stream') {
    await response.body?.cancel();
    return '';
  }
  return response.text();
};
const traces = [solvikSecret, draft, units.north, 'Kari'];
const expectNoTrace = (text: string, asked: string): void => {
  for (const trace of traces) if (!asked.includes(trace)) expect(text.includes(trace), trace).toBe(false);
};

it('the table holds every route there is', () => {
  const there = new Set(server.app.routes.map(({ method, path }) => `${method} ${path}`));
  const known = new Set([...Object.keys(routes), ...passing]);
  expect([...there].filter((route) => !known.has(route))).toEqual([]);
  expect([...known].filter((route) => !there.has(route))).toEqual([]);
});

const guarded = attempts.filter(({ route }) => route.guard !== 'open');

describe('without a session', () => {
  const token = 'A'.repeat(43);
  const forged: readonly (readonly [string, () => string])[] = [
    ['no cookie', () => ''],
    ['an empty cookie', () => 'visitt='],
    ['a made-up token', () => `visitt=${solvik}.${token}`],
    ["Kari's token for another tenant", () => kari.cookie.replace(solvik, nesvik)],
    ["Nora's token for Kari's tenant", () => nora.cookie.replace(nesvik, solvik)],
    ['a token cut short', () => kari.cookie.slice(0, -1)],
    ['a token with more behind', () => `${kari.cookie}.x`],
    ['SQL for a tenant', () => `visitt=' OR 1=1 --.${token}`],
    ['another name', () => kari.cookie.replace('visitt=', '__Host-visitt=')],
  ];
  it.each(forged)('%s opens nothing', async (_, cookie) => {
    for (const attempt of guarded) {
      const response = await send(attempt, { Cookie: cookie() });
      const text = await textOf(response);
      expect([attempt.name, response.status]).toEqual([attempt.name, 401]);
      expectNoTrace(text, attempt.path);
    }
  });

  it('a cookie that was logged out, ended or has run out is worth nothing', async () => {
    const loggedOut = await server.as('kari');
    await loggedOut.request('/auth/logout', { method: 'POST' });
    const ended = await server.as('ola');
    await admin.request(`/admin/staff/${staff.ola}/end-sessions`, { method: 'POST' });
    const yesterday = new Date(Date.now() - 13 * 3_600_000);
    const old = await createSession(
      server.database.pool,
      { tenantId: solvik, staffId: staff.kari },
      yesterday,
    );
    for (const cookie of [loggedOut.cookie, ended.cookie, `visitt=${old.cookie}`]) {
      for (const attempt of guarded) {
        const response = await send(attempt, { Cookie: cookie });
        await textOf(response);
        expect([attempt.name, response.status]).toEqual([attempt.name, 401]);
      }
    }
  });
});

describe('from another site', () => {
  const foreign: readonly { readonly [name: string]: string }[] = [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { Origin: 'http://localhost.evil.example' },
  ];
  it.each(foreign)('%j changes nothing', async (headers) => {
    for (const attempt of attempts.filter((one) => !isSafe(one))) {
      const response = await send(attempt, { Cookie: admin.cookie, ...headers });
      expect([attempt.name, response.status]).toEqual([attempt.name, 403]);
      expect(await response.json()).toMatchObject({ type: 'crossSite' });
    }
    expect((await admin.request('/session')).status).toBe(200);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'a form cannot carry what changes something (%s)',
    async (type) => {
      const taking = attempts.filter(
        (one) => !isSafe(one) && /^\/(sync|admin\/(devices|quarantine))/.test(one.path),
      );
      expect(taking.length).toBeGreaterThan(3);
      for (const attempt of taking) {
        const response = await send(attempt, { Cookie: admin.cookie, 'Content-Type': type });
        expect([attempt.name, response.status]).toEqual([attempt.name, 415]);
      }
    },
  );

  it('the cookie is HttpOnly, SameSite=Strict and, over https, bound to the host', async () => {
    const secure = await startTestServer({ publicUrl: 'https://visitt.example' });
    const login = await secure.app.request('https://visitt.example/auth/login');
    expect(login.headers.get('set-cookie')).toMatch(/^__Host-visitt-login=.*HttpOnly; Secure; SameSite=Lax/);
    const out = await secure.app.request('https://visitt.example/auth/logout', { method: 'POST' });
    expect(out.headers.get('set-cookie')).toMatch(/^__Host-visitt=;.*HttpOnly; Secure; SameSite=Strict/);
    await secure.remove();
  });
});

describe("another's ids", () => {
  it('give somebody of another tenant nothing of it, in any endpoint', async () => {
    for (const attempt of attempts.filter(({ route }) => !route.ends)) {
      const response = await send(attempt, { Cookie: nora.cookie, 'x-visitt-device': nora.deviceId });
      expectNoTrace(await textOf(response), attempt.path);
      if (attempt.route.guard === 'supervision')
        expect([attempt.name, response.status]).toEqual([attempt.name, 403]);
      if (attempt.name.includes(`/${persons.anne}`)) expect(response.status).not.toBe(500);
    }
  });

  it('give a nurse of another unit nothing of it', async () => {
    for (const attempt of attempts.filter(({ route }) => !route.ends)) {
      const response = await send(attempt, { Cookie: nina.cookie, 'x-visitt-device': nina.deviceId });
      const text = await textOf(response);
      if (attempt.path.startsWith('/sync/pull')) {
        // Names of units and colleagues are the tenant's own; persons of the other unit are not.
        for (const secret of [persons.anne, persons.bjorn, draft]) expect(text).not.toContain(secret);
      } else if (attempt.path !== '/metrics') {
        for (const secret of [draft, persons.bjorn]) expect(text.includes(secret), attempt.name).toBe(false);
      }
      if (attempt.route.guard === 'supervision')
        expect([attempt.name, response.status]).toEqual([attempt.name, 403]);
    }
  });

  it("another user's cursor gives the thief only what is her own", async () => {
    const { cursor } = await kari.pullAll();
    const stolen = await nina.request(`/sync/pull?cursor=${cursor}`);
    const text = await stolen.text();
    expect([200, 410]).toContain(stolen.status);
    for (const secret of [persons.anne, persons.bjorn, draft, `"scope":"unit:${units.north}"`])
      expect(text).not.toContain(secret);
    expect((await nora.request(`/sync/pull?cursor=${cursor}`)).status).toBe(410);
  });

  it("another's replica and another's store take nothing", async () => {
    const operations = [operationOf(putTask({ unitId: units.south, personId: persons.ceciliaSouth }), 1)];
    const asKari = await nina.pushRaw({ replicaId: kari.replicaId, operations });
    expect([asKari.status, await asKari.json()]).toMatchObject([403, { type: 'foreignReplica' }]);
    const named = await nina.request('/sync/pull', { headers: { 'x-visitt': staff.kari } });
    expect(named.status).toBe(401);
  });

  it('a log-in leads to this very site, wherever it was asked to go', async () => {
    for (const to of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/%5cevil',
    ]) {
      const response = await server.app.request(
        `${server.publicUrl}/auth/login?returnTo=${encodeURIComponent(to)}`,
      );
      const target = new URL(response.headers.get('location') ?? '', server.publicUrl);
      expect([to, response.status, target.origin]).toEqual([to, 302, server.publicUrl]);
      expect(target.href).not.toContain('evil.example');
    }
  });
});

describe('bodies that are too much', () => {
  const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const bodies: readonly (readonly [string, () => string])[] = [
    ['6 MB of text', () => JSON.stringify({ word: 'x'.repeat(6 * 1024 * 1024) })],
    ['nested 100,000 deep', () => nested(100_000)],
    [
      'nested 5,000 deep inside',
      () => `{"protocol":1,"operations":[${nested(5_000)}],"word":${nested(5_000)}}`,
    ],
    ['a million keys', () => `{${Array.from({ length: 200_000 }, (_, index) => `"k${index}":1`).join(',')}}`],
    ['not JSON', () => '{"word":'],
    ['JSON that is no object', () => 'null'],
    ['numbers beyond number', () => '{"protocol":1e999,"firstN":1e308,"word":1e400}'],
    ['a lone surrogate', () => '{"word":"\\ud800"}'],
    ['NUL', () => '{"word":"a\\u0000b"}'],
  ];
  it.each(bodies)('%s is answered and survived', async (_, body) => {
    for (const attempt of attempts.filter((one) => !isSafe(one) && !one.route.ends)) {
      const response = await send(attempt, { Cookie: admin.cookie }, body());
      expect([attempt.name, response.status < 500], await response.text()).toEqual([attempt.name, true]);
    }
    expect((await server.app.request('/healthz')).status).toBe(200);
    const known = await admin.request('/session');
    expect(known.status).toBe(200);
  });

  it('a gzip bomb stops at the limit', async () => {
    const { gzipSync } = await import('node:zlib');
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, 32));
    const response = await server.app.request('/sync/push', {
      method: 'POST',
      headers: { Cookie: kari.cookie, 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
      body: bomb,
    });
    expect(response.status).toBe(413);
  });
});

describe('keys of the prototype', () => {
  const hostile = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"word":"x"}';
  it('in any body pollute nothing', async () => {
    for (const attempt of attempts.filter((one) => !isSafe(one) && !one.route.ends)) {
      const response = await send(attempt, { Cookie: admin.cookie }, hostile);
      expect([attempt.name, response.status < 500]).toEqual([attempt.name, true]);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('in an operation are a field like any other, or refused', async () => {
    const id = randomUUID();
    const body = JSON.parse(
      `{"type":"record.put","id":"${id}","kind":"task","body":${JSON.stringify('body' in putTask() ? { ...(putTask() as { body: object }).body } : {}).replace('{', '{"__proto__":{"polluted":1},"constructor":1,')}}`,
    ) as OperationBody;
    const { outcomes } = await kari.push([body]);
    expect(outcomes).toHaveLength(1);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    for (const path of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      await kari.push([answer(draft, path, 'x')]);
      await kari.push([
        { type: 'record.patch', id: persons.anne, kind: 'person', fields: { [path]: 'x' }, base: {} },
      ]);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect((await kari.request('/sync/pull')).status).toBe(200);
  });

  it('as names of things find nothing', async () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      for (const path of [
        `/fhir/R4/${name}`,
        `/fhir/R4/Patient/${name}`,
        `/fhir/R4/Patient?${name}=x`,
        `/admin/access?${name}=x`,
        `/admin/devices/${name}/close`,
      ]) {
        const response = await admin.request(path);
        expect([path, response.status < 500]).toEqual([path, true]);
      }
    }
  });
});

describe('SQL, script and other trickery as text', () => {
  it.each(hostileTexts)('%j is kept as it was written, and runs nowhere', async (text) => {
    const id = randomUUID();
    const response = randomUUID();
    const { outcomes } = await kari.push([
      putTask({ title: text, outcome: text }, id),
      {
        type: 'record.patch',
        id: persons.anne,
        kind: 'person',
        fields: { address: text, room: text.slice(0, 40), phone: text.slice(0, 40) },
        base: {},
      },
      putDraft(response),
      answer(response, 'name', text),
      {
        type: 'event.add',
        id: `access:${randomUUID()}`,
        kind: 'accessEvent',
        body: {
          staffId: staff.kari,
          action: 'open',
          kind: text.slice(0, 60),
          recordId: text,
          personId: null,
          unitId: null,
          reason: text,
          at: '2026-11-21T10:00:00Z',
        },
      },
    ]);
    expect(outcomes.map(({ status }) => status)).not.toContain('quarantined');
    const { changes } = await kari.pullAll();
    const found = new Map(
      changes.flatMap((change) => (change.change === 'upsert' ? [[change.id, change.body]] : [])),
    );
    expect(found.get(id)).toMatchObject({ title: text, outcome: text });
    expect(found.get(persons.anne)).toMatchObject({ address: text });
    expect(JSON.stringify(found.get(response))).toContain(JSON.stringify(text));
    const log = await admin.request(`/admin/access?staffId=${staff.kari}`);
    expect(log.headers.get('Content-Type')).toContain('application/json');
    expect(JSON.stringify(await log.json())).toContain(JSON.stringify(text));
  });

  it('in addresses and queries finds nothing and breaks nothing', async () => {
    for (const text of hostileTexts) {
      const word = encodeURIComponent(text);
      for (const path of [
        `/sync/pull?cursor=${word}`,
        `/fhir/R4/${word}`,
        `/fhir/R4/Patient/${word}`,
        `/fhir/R4/Patient?_id=${word}`,
        `/fhir/R4/Questionnaire?url=${word}`,
        `/admin/access?personId=${word}&staffId=${word}`,
        `/admin/access?day=${word}`,
        `/admin/access?before=${word}`,
        `/admin/access?before=x~${word}`,
        `/admin/access.csv?personId=${word}`,
        `/auth/login?returnTo=${word}`,
        `/idp/interaction/${word}`,
        `/personer/${word}`,
      ]) {
        const response = await admin.request(path);
        const shown = await textOf(response);
        expect([path, response.status < 500], shown).toEqual([path, true]);
        const isPage = response.headers.get('Content-Type')?.includes('html') ?? false;
        if (isPage) expect(shown).not.toContain(text);
      }
    }
    expect((await kari.pullAll()).changes.length).toBeGreaterThan(5);
  });

  it('in headers reaches no log', async () => {
    const secret = `Hemmelig${randomUUID()}`;
    await kari.request(`/sync/pull?cursor=${secret}`, {
      headers: {
        'User-Agent': secret,
        'x-visitt-version': secret,
        'x-visitt-device': secret,
        Referer: secret,
      },
    });
    expect(server.logged.some((line) => line.includes(secret))).toBe(false);
  });
});

describe('paths to files', () => {
  it.each([
    '/../outside.txt',
    '/..%2foutside.txt',
    '/%2e%2e/outside.txt',
    '/assets/../../outside.txt',
    '/..%5coutside.txt',
    '/..\\outside.txt',
    '//etc/passwd',
    '/%00outside.txt',
    '/plain.txt',
    '/.env',
    '/.git/config',
    '/../session.key',
    '/%252e%252e/outside.txt',
    '/assets/%c0%ae%c0%ae/outside.txt',
  ])('%s leads nowhere', async (path) => {
    const { status, body } = await overTheWire(server.port, path);
    expect(status).toBeLessThan(500);
    expect(body).not.toContain('outside\n');
    expect(body === 'outside' || body.includes('root:')).toBe(false);
  });
});
