import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { session } from '#protocol/session.ts';
import { logInAs } from './log-in-as.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { nesvik, solvik, staff } from './test-tenants.ts';

let server: TestServer;
let address: string;
beforeAll(async () => {
  server = await startTestServer();
  address = `http://localhost:${server.port}`;
});
afterAll(() => server.remove());

describe('logging in', () => {
  it('goes by the provider and back, and the session says who', async () => {
    const { cookie, visited } = await logInAs(address, 'kari');
    expect(visited).toEqual([
      'GET /auth/login',
      'GET /idp/auth',
      expect.stringMatching(/^GET \/idp\/interaction\//),
      expect.stringMatching(/^POST \/idp\/interaction\//),
      expect.stringMatching(/^GET \/idp\/auth\//),
      'GET /auth/callback',
    ]);
    const response = await fetch(`${address}/session`, { headers: { Cookie: cookie } });
    expect(session.parse(await response.json())).toMatchObject({
      staffId: staff.kari,
      tenantId: solvik,
      demo: true,
    });
  });

  it('puts each in her own municipality', async () => {
    const { cookie } = await logInAs(address, 'nora');
    const response = await fetch(`${address}/session`, { headers: { Cookie: cookie } });
    expect(session.parse(await response.json())).toMatchObject({ staffId: staff.nora, tenantId: nesvik });
  });

  it('shows everybody once, by municipality and unit, says it is a demo, and has no script', async () => {
    const { page } = await logInAs(address, 'siri');
    for (const subject of Object.keys(staff)) {
      expect(page.match(new RegExp(`name="user" value="${subject}"`, 'g'))).toHaveLength(1);
    }
    expect(page).toContain('oppdiktet');
    expect(page).toContain('Nesvik kommune');
    expect(page).not.toMatch(/<script|<style|\son\w+=|style=/);
    const css = await fetch(`${address}/idp/page.css`);
    expect(css.headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  it.each([
    ['nb-NO,nb;q=0.9', 'nb', 'Innloggingen stoppet'],
    ['nn-NO,nn;q=0.9,en;q=0.5', 'nn', 'Innlogginga stoppa'],
    ['en-GB,en;q=0.9', 'en', 'The log-in stopped'],
    ['fr', 'nb', 'Innloggingen stoppet'],
  ])('speaks to a browser that asks for %s', async (accepted, language, text) => {
    const response = await fetch(`${address}/auth/callback`, { headers: { 'Accept-Language': accepted } });
    const body = await response.text();
    expect(body).toContain(`<html lang="${language}">`);
    expect(body).toContain(text);
  });

  it('asks again each time: a shared phone does not carry on as whoever was there before', async () => {
    const first = await logInAs(address, 'kari');
    const second = await logInAs(address, 'ola');
    expect(second.visited).toHaveLength(first.visited.length);
    expect(second.cookie).not.toBe(first.cookie);
  });

  it('lets nobody in that the provider does not know', async () => {
    const { cookie } = await logInAs(address, 'mallory');
    expect(cookie).toBe('visitt=');
  });

  it('sends the request and the secrets on the back channel, not through the browser', async () => {
    const response = await fetch(`${address}/auth/login`, { redirect: 'manual' });
    const location = new URL(response.headers.get('location') ?? '');
    expect([...location.searchParams.keys()].toSorted()).toEqual(['client_id', 'request_uri']);
    const cookie = response.headers.getSetCookie().join();
    expect(cookie).toMatch(/^visitt-login=[^;]+; Path=\/;.*HttpOnly; SameSite=Lax/);
  });
});

describe('what a log-in does not accept', () => {
  const callback = (query: string, cookie = ''): Promise<Response> =>
    fetch(`${address}/auth/callback?${query}`, { headers: { Cookie: cookie }, redirect: 'manual' });

  it.each([
    ['no log-in under way', ''],
    ['a state of its own making', 'visitt-login=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
  ])('a callback with %s', async (_name, cookie) => {
    const response = await callback('code=x&state=y', cookie);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Innloggingen stoppet');
    expect(response.headers.getSetCookie().some((line) => line.startsWith('visitt='))).toBe(false);
  });

  it("another log-in's code and state", async () => {
    const begin = await fetch(`${address}/auth/login`, { redirect: 'manual' });
    const cookie = begin.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const response = await callback('code=stolen&state=stolen', cookie);
    expect(response.status).toBe(400);
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'to be sent on to %s',
    async (returnTo) => {
      const response = await fetch(`${address}/auth/login?returnTo=${encodeURIComponent(returnTo)}`, {
        redirect: 'manual',
      });
      const cookie = response.headers.getSetCookie()[0] ?? '';
      expect(response.status).toBe(302);
      expect(new URL(response.headers.get('location') ?? '').host).toBe(new URL(address).host);
      expect(cookie).not.toContain('evil');
    },
  );

  it('a form from another site', async () => {
    const response = await fetch(`${address}/idp/interaction/x`, {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'user=kari',
    });
    expect(response.status).toBe(403);
  });
});

describe('a public address of its own', () => {
  it('is where people are sent, while the server talks to the provider on the loopback', async () => {
    const behind = await startTestServer({ publicUrl: 'https://visitt.example' });
    try {
      const headers = { Host: 'visitt.example' };
      const elsewhere = await fetch(`http://127.0.0.1:${behind.port}/auth/login?returnTo=/meg`, {
        redirect: 'manual',
      });
      expect(elsewhere.headers.get('location')).toBe('https://visitt.example/auth/login?returnTo=/meg');
      const login = await behind.app.request('https://visitt.example/auth/login', { headers });
      expect(login.headers.get('location')).toMatch(/^https:\/\/visitt\.example\/idp\/auth\?/);
    } finally {
      await behind.remove();
    }
  });
});
