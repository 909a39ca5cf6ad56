import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverAddress, serverPaths } from '#protocol/server-paths.ts';
import { session } from '#protocol/session.ts';
import { putTask } from './operations.ts';
import { overTheWire } from './over-the-wire.ts';
import { operationOf, startTestServer, type TestServer } from './test-server.ts';
import { solvik, staff, units } from './test-tenants.ts';

let server: TestServer;
let now = new Date('2026-11-21T10:00:00Z');

beforeAll(async () => {
  server = await startTestServer(
    { provOrigins: ['https://forms.example'] },
    { now: () => now, limits: { login: { burst: 3, perSecond: 0.5 }, push: { burst: 4, perSecond: 1 } } },
  );
  const client = join(server.dataDir, 'client');
  await mkdir(join(client, 'assets'), { recursive: true });
  await writeFile(join(client, 'index.html'), '<!doctype html><title>Visitt</title>');
  await writeFile(join(client, 'sw.js'), 'self.x = 1;');
  await writeFile(join(client, 'assets', 'main-abc123.js'), 'export const x = 1;'.repeat(200));
  await writeFile(join(client, '.hidden'), 'hidden');
  await mkdir(join(client, '.vite'));
  await writeFile(
    join(client, '.vite', 'manifest.json'),
    JSON.stringify({
      'src/client/start-app.tsx': { file: 'assets/start-1.js', imports: ['_shared.js'] },
      'src/client/try-form/try-form-app.tsx': { file: 'assets/try-2.js', imports: ['_shared.js'] },
      '_shared.js': { file: 'assets/shared-3.js', imports: ['src/client/start-app.tsx'] },
    }),
  );
  await writeFile(join(server.dataDir, 'outside.txt'), 'outside');
  await symlink(join(server.dataDir, 'outside.txt'), join(client, 'plain.txt'));
});
afterAll(() => server.remove());

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(server.app.request(path, { headers }));

describe('what the server answers itself', () => {
  it('is on the one list that the service worker and the development server go by, and nothing else is', () => {
    const first = new Set(
      server.app.routes.flatMap(({ path }) => {
        const [, part = ''] = path.split('/');
        return part === '' || part.startsWith('*') || part.startsWith(':') ? [] : [part];
      }),
    );
    expect([...first].toSorted()).toEqual([...serverPaths]);
    expect(serverAddress.test('/due?unitId=1')).toBe(true);
    expect(serverAddress.test('/openapi.json')).toBe(true);
    expect(serverAddress.test('/openapixjson')).toBe(false);
    expect(serverAddress.test('/personer/1')).toBe(false);
  });
});

describe('security headers', () => {
  it.each([
    '/',
    '/personer',
    '/assets/main-abc123.js',
    '/healthz',
    '/session',
    '/nothing.txt',
    '/auth/callback',
    '/idp/page.css',
  ])('stand on %s', async (path) => {
    const { headers } = await get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(`frame-ancestors 'none'`);
    expect(policy).toContain(`connect-src 'self' https://forms.example`);
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('let the worker that stretches a PIN run WebAssembly, and nothing else', async () => {
    const policyOf = async (path: string): Promise<string> =>
      (await get(path)).headers.get('content-security-policy') ?? '';
    expect(await policyOf('/assets/argon2.worker-Ab_1-x.js')).toContain(
      `script-src 'self' 'wasm-unsafe-eval'`,
    );
    for (const path of [
      '/assets/argon2.worker.js',
      '/x/assets/argon2.worker-a.js',
      '/assets/argon2.worker-a.js/b',
    ]) {
      expect(await policyOf(path)).not.toContain('unsafe');
    }
  });

  it('stand on the provider, too', async () => {
    const { headers, status } = await fetch(
      `http://127.0.0.1:${server.port}/idp/.well-known/openid-configuration`,
    );
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain(`default-src 'none'`);
  });

  it('ask for https, and bind the cookie to the host, when the public address has it', async () => {
    const secure = await startTestServer({ publicUrl: 'https://visitt.example' });
    try {
      const { headers } = await secure.app.request('/');
      expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d+$/);
      const login = await secure.app.request('https://visitt.example/auth/login');
      expect(login.status).toBe(302);
      expect(login.headers.get('set-cookie')).toMatch(
        /^__Host-visitt-login=.*; Path=\/;.*HttpOnly; Secure; SameSite=Lax/,
      );
      const logout = await secure.app.request('/auth/logout', { method: 'POST' });
      expect(logout.headers.get('set-cookie')).toMatch(/^__Host-visitt=;.*HttpOnly; Secure; SameSite=Strict/);
    } finally {
      await secure.remove();
    }
  });
});

describe('files', () => {
  it('hashed assets are kept for ever, the rest is asked for anew', async () => {
    const asset = await get('/assets/main-abc123.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    for (const path of ['/', '/sw.js', '/index.html', '/personer/123']) {
      expect((await get(path)).headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('a page says what it will import, once each, and a file does not', async () => {
    const linksOf = async (path: string) => (await get(path)).headers.get('link');
    expect(await linksOf('/personer/123')).toBe(
      '</assets/start-1.js>; rel=modulepreload, </assets/shared-3.js>; rel=modulepreload',
    );
    expect(await linksOf('/prov')).toMatch(/^<\/assets\/try-2\.js>; rel=modulepreload, /);
    expect(await linksOf('/prov?q=/x.json')).toMatch(
      /^<\/x\.json>; rel=preload; as=fetch; .*, <\/assets\/try-2\.js>; rel=modulepreload, /,
    );
    expect(await linksOf('/prov?q=https://elsewhere.example/x.json')).not.toContain('elsewhere');
    expect(await linksOf('/sw.js')).toBeNull();
  });

  it('addresses of the app get the app; files that are not there get 404', async () => {
    for (const path of ['/', '/personer', '/skjema/abc', '/prov?q=/x.json']) {
      expect(await (await get(path)).text()).toContain('<title>Visitt');
    }
    for (const path of [
      '/assets/main-old.js',
      '/missing.png',
      '/sync/nothing',
      '/idp/nothing',
      '/auth/nothing',
    ]) {
      const response = await get(path, { Cookie: (await server.as('kari')).cookie });
      expect(response.status).toBe(404);
    }
  });

  it('come packed to those who take it', async () => {
    const plain = await (await get('/assets/main-abc123.js')).text();
    const zipped = await get('/assets/main-abc123.js', { 'Accept-Encoding': 'gzip' });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString()).toBe(plain);
    const small = await get('/assets/main-abc123.js', { 'Accept-Encoding': 'gzip, br' });
    expect(brotliDecompressSync(Buffer.from(await small.arrayBuffer())).toString()).toBe(plain);
    expect(small.headers.get('vary')).toContain('Accept-Encoding');
  });

  it('are not sent again when nothing changed', async () => {
    const tag = (await get('/sw.js')).headers.get('etag') ?? '';
    expect((await get('/sw.js', { 'If-None-Match': tag })).status).toBe(304);
  });

  it.each([
    '/../outside.txt',
    '/assets/../../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/%252e%252e/outside.txt',
    '/assets/..%5c..%5coutside.txt',
    '/.hidden',
    '/%00',
    '/%c0%ae%c0%ae/outside.txt',
    '//etc/passwd',
  ])('a path that tries to lead out (%s) does not', async (path) => {
    const { status, body } = await overTheWire(server.port, path);
    expect(body).not.toMatch(/outside|hidden|root:/);
    expect([200, 400, 404]).toContain(status);
  });
});

describe('who may ask', () => {
  it.each(['/session', '/sync/pull', '/sync/poke'])('%s needs a session', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ type: 'notLoggedIn', status: 401 });
  });

  it('a store waits for its own user when somebody else has logged in on the device', async () => {
    const ola = await server.as('ola');
    const asked = (path: string, headers: Record<string, string>, init: RequestInit = {}) =>
      ola.request(path, { ...init, headers });
    const push = { method: 'POST', body: '{}' };
    for (const storeOf of [staff.kari, 'nobody']) {
      expect((await asked('/sync/pull', { 'x-visitt': storeOf })).status).toBe(401);
      const headers = { 'x-visitt': storeOf, 'Content-Type': 'application/json' };
      expect((await asked('/sync/push', headers, push)).status).toBe(401);
    }
    expect((await asked('/sync/pull', { 'x-visitt': staff.ola })).status).toBe(200);
  });

  it('a session says who and what', async () => {
    const kari = await server.as('kari');
    const response = await kari.request('/session');
    expect(session.parse(await response.json())).toMatchObject({
      tenantId: solvik,
      tenantName: 'Solvik kommune',
      staffId: staff.kari,
      writeScopes: [`own:${staff.kari}`, `unit:${units.north}`],
      demo: true,
    });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('a session ends by logging out, and by itself after twelve hours', async () => {
    const [kari, ola] = [await server.as('kari'), await server.as('ola')];
    expect((await kari.request('/auth/logout', { method: 'POST' })).status).toBe(204);
    expect((await kari.request('/session')).status).toBe(401);
    expect((await ola.request('/session')).status).toBe(200);
    const before = now;
    now = new Date(before.getTime() + 13 * 3_600_000);
    expect((await ola.request('/session')).status).toBe(401);
    now = before;
  });

  it('no other site makes a browser write', async () => {
    const kari = await server.as('kari');
    const post = (headers: Record<string, string>): Promise<Response> =>
      kari.request('/auth/logout', { method: 'POST', headers });
    const foreign: readonly Record<string, string>[] = [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site', Origin: server.publicUrl },
    ];
    for (const headers of foreign) {
      const response = await post(headers);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ type: 'crossSite' });
    }
    expect((await kari.request('/session')).status).toBe(200);
    expect((await post({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(204);
  });
});

describe('too much', () => {
  it('of log-ins from one address waits', async () => {
    const answers = [];
    for (let index = 0; index < 5; index += 1) answers.push(await get('/auth/login'));
    expect(answers.map(({ status }) => status)).toContain(429);
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused?.json()).toMatchObject({ type: 'tooMany' });
    const shown = await get('/auth/login', { Accept: 'text/html', 'Accept-Language': 'nb' });
    expect(shown.status).toBe(429);
    expect(await shown.text()).toContain('<h1>Vent litt</h1>');
  });

  it('of pushes waits for that session alone, and not for ever', async () => {
    const [kari, ola] = [await server.as('kari'), await server.as('ola')];
    for (let index = 0; index < 4; index += 1) await kari.push([putTask()]);
    const refused = await kari.pushRaw({ firstN: 5, operations: [operationOf(putTask(), 5)] });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('1');
    await ola.push([putTask()]);
    now = new Date(now.getTime() + 1000);
    await kari.push([putTask()]);
  });

  it('of a body, 50 MB of it, is refused and the server goes on', async () => {
    const { cookie } = await server.as('nina');
    const body = Buffer.alloc(50_000_000, 0x20);
    const headers = { 'Content-Type': 'application/json', Cookie: cookie };
    const sent = await overTheWire(server.port, '/sync/push', { method: 'POST', headers, body }).catch(
      (cause: NodeJS.ErrnoException) => cause.code,
    );
    // The server may hang up while the rest is on its way; what it never does is take it.
    if (typeof sent === 'object') expect(sent).toMatchObject({ status: 413 });
    else expect(['ECONNRESET', 'EPIPE']).toContain(sent);
    expect((await get('/healthz')).status).toBe(200);
  });
});

describe('for those who run it', () => {
  it('/healthz says it is well', async () => {
    expect(await (await get('/healthz')).json()).toMatchObject({
      status: 'ok',
      database: 'ok',
      version: expect.any(String),
    });
  });

  it('/metrics counts by route and outcome, and names nobody', async () => {
    await (await server.as('siri')).push([putTask()]);
    const text = await (await get('/metrics')).text();
    expect(text).toMatch(/visitt_operations_total\{outcome="applied"\} [1-9]/);
    expect(text).toMatch(/visitt_requests_total\{route="\/sync\/push",method="POST",status="200"\} [1-9]/);
    expect(text).toContain('visitt_database_up 1');
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
  });

  it('/openapi.json describes push, pull and session', async () => {
    const api = (await (await get('/openapi.json')).json()) as {
      paths: Record<string, unknown>;
      components: { schemas: Record<string, { properties?: Record<string, unknown> }> };
    };
    expect(Object.keys(api.paths)).toEqual(expect.arrayContaining(['/sync/push', '/sync/pull', '/session']));
    expect(Object.keys(api.paths)).toEqual(
      expect.arrayContaining([
        '/learning/groups/{id}/status',
        '/learning/seminars/{id}/attendance',
        '/learning/check-ins',
      ]),
    );
    expect(api.components.schemas['PushRequest']?.properties).toHaveProperty('firstN');
    expect(api.components.schemas['PersonBody']?.properties).toHaveProperty('birthDate');
  });

  it('logs are JSON lines without addresses, queries or bodies', async () => {
    const kari = await server.as('siri');
    await kari.request('/sync/pull?cursor=SECRET');
    await get('/personer/SECRET');
    await kari.pushRaw({ operations: [operationOf(putTask({ title: 'SECRET' }), 1)] });
    expect(server.logged.length).toBeGreaterThan(0);
    for (const line of server.logged) {
      expect(JSON.parse(line)).toHaveProperty('event');
      expect(line).not.toContain('SECRET');
    }
  });
});
