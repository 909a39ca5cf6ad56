import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { PushRequest } from '#protocol/push.ts';
import { createFetchTransport } from './fetch-transport.ts';

const staffId = 'b0000001-0000-4000-8000-000000000000';
const deviceId = 'c0000001-0000-4000-8000-000000000000';
const epoch = 'e0000000-0000-4000-8000-000000000001';
const serverTime = '2026-11-21T09:00:00.000Z';
const request: PushRequest = {
  protocol: 1,
  epoch: null,
  replicaId: 'f0000001-0000-4000-8000-000000000000',
  deviceId,
  firstN: 1,
  operations: [{ n: 1 }],
  pending: 0,
  oldestPending: null,
  sentAt: serverTime,
};
const page = {
  protocol: 1,
  epoch,
  cursor: 'a b&c',
  changes: [],
  hasMore: false,
  remaining: 0,
  revokedScopes: [],
  serverTime,
};

const servers = new Set<Server>();
afterEach(() => {
  for (const server of servers) server.close();
  servers.clear();
});

/** A real server on a free port; the transport's own addresses are relative, as they are in a page. */
async function transportTo(listener: RequestListener) {
  const server = createServer(listener);
  servers.add(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return createFetchTransport({ staffId, deviceId }, (address, init) =>
    fetch(new URL(address, `http://127.0.0.1:${port}`), init),
  );
}

const answering = (status: number, type: string, body: unknown, headers: { [name: string]: string } = {}) =>
  transportTo((_, response) => {
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });

const problemType = 'application/problem+json';
const problem = (status: number, type: string, more: object = {}) => ({ type, title: type, status, ...more });

describe('the transport over fetch', () => {
  it('asks with the cursor, without a cache, and says whose store it is', async () => {
    const seen: { url?: string | undefined; own?: unknown; device?: unknown }[] = [];
    const transport = await transportTo(({ url, headers }, response) => {
      seen.push({ url, own: headers['x-visitt'], device: headers['x-visitt-device'] });
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(page));
    });
    expect(await transport.pull('a b&c')).toEqual({ ok: true, value: page });
    await transport.pull(null);
    expect(seen).toEqual([
      { url: '/sync/pull?form=lines&stamps=grouped&cursor=a%20b%26c', own: staffId, device: deviceId },
      { url: '/sync/pull?form=lines&stamps=grouped', own: staffId, device: deviceId },
    ]);
  });

  it.each([
    [401, problem(401, 'notLoggedIn'), { kind: 'login' }],
    [403, problem(403, 'foreignReplica'), { kind: 'login' }],
    [403, problem(403, 'deviceClosed'), { kind: 'closed' }],
    [403, problem(403, 'crossSite'), { kind: 'refused', status: 403 }],
    [409, problem(409, 'gap', { expectedN: 7 }), { kind: 'gap', expectedN: 7 }],
    [409, problem(409, 'replicaReused'), { kind: 'reused' }],
    [410, problem(410, 'cursorGone'), { kind: 'cursorGone' }],
    [413, problem(413, 'tooLarge'), { kind: 'tooLarge' }],
    [426, problem(426, 'wrongProtocol'), { kind: 'update' }],
    [500, problem(500, 'failed'), { kind: 'refused', status: 500 }],
    [503, problem(503, 'unavailable'), { kind: 'busy', retryAfterMs: null }],
  ])('takes %i %j as %j', async (status, body, failure) => {
    const transport = await answering(status, problemType, body);
    expect(await transport.push(request)).toEqual({ ok: false, failure });
  });

  it.each([
    ['12', 12_000],
    ['Sat, 21 Nov 2026 09:01:00 GMT', 60_000],
    ['soon', null],
  ])('SYN63 reads Retry-After: %s', async (value, retryAfterMs) => {
    const headers = { 'retry-after': value, date: 'Sat, 21 Nov 2026 09:00:00 GMT' };
    const transport = await answering(429, problemType, problem(429, 'tooMany'), headers);
    expect(await transport.push(request)).toEqual({ ok: false, failure: { kind: 'busy', retryAfterMs } });
  });

  it.each([
    ['a page that is not ours', 200, 'text/html', '<html>Log in to the hotel</html>'],
    ['a proxy that is unwell', 502, 'text/html', 'Bad gateway'],
    ['a log-in page of something in between', 401, 'text/html', 'Who are you?'],
    ['an answer cut short', 200, 'application/json', JSON.stringify(page).slice(0, 40)],
    ['an answer of another shape', 200, 'application/json', { ...page, cursor: 7 }],
  ])('does not believe %s', async (_, status, type, body) => {
    const transport = await answering(status, type, body);
    expect(await transport.pull(null)).toEqual({ ok: false, failure: { kind: 'unreachable' } });
  });

  it('does not follow a redirect', async () => {
    const transport = await answering(302, 'text/html', '', { location: 'http://127.0.0.1:9/' });
    expect(await transport.pull(null)).toEqual({ ok: false, failure: { kind: 'unreachable' } });
  });

  it('halves what a proxy finds too large', async () => {
    const transport = await answering(413, 'text/html', 'Too large');
    expect(await transport.push(request)).toEqual({ ok: false, failure: { kind: 'tooLarge' } });
  });

  it('asks for an update when the server speaks a newer protocol', async () => {
    const transport = await answering(200, 'application/json', { ...page, protocol: 2 });
    expect(await transport.pull(null)).toEqual({ ok: false, failure: { kind: 'update' } });
  });

  it('says unreachable when nobody answers', async () => {
    const transport = await transportTo(({ socket }) => socket.destroy());
    expect(await transport.push(request)).toEqual({ ok: false, failure: { kind: 'unreachable' } });
  });
});
