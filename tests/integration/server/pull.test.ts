import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { StoredRecord } from '#domain/merge/record.ts';
import { subjectOf } from '#domain/merge/subject-of.ts';
import {
  fromGroupedAnswer,
  groupedPullAnswer,
  pullAnswer,
  pullHead,
  type PullAnswer,
} from '#protocol/pull.ts';
import { pullLimit } from '#protocol/version.ts';
import { ownScope, tenantScope, unitScope } from '#protocol/scope.ts';
import { withOwner } from '#server/db/pool.ts';
import { putTask, tick } from './operations.ts';
import { operationOf, startTestServer, type TestDevice, type TestServer } from './test-server.ts';
import { persons, solvik, staff, units } from './test-tenants.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.remove());

const idsIn = async (device: TestDevice, cursor: string | null = null): Promise<readonly string[]> =>
  (await device.pullAll(cursor)).changes.map(({ id }) => id);

const putUnit = (id: string): OperationBody => ({
  type: 'record.put',
  id,
  kind: 'unit',
  body: { name: 'Ny', kind: 'team', parentId: units.solvik },
});

const setRoles = async (staffId: string, roles: readonly object[]): Promise<void> => {
  const admin = await server.as('admin');
  const body = {
    type: 'record.patch',
    id: staffId,
    kind: 'staff',
    fields: { roles },
    base: {},
  } as OperationBody;
  expect((await admin.push([body])).outcomes[0]?.status).toBe('applied');
};

describe('what is pulled', () => {
  it('is what role and unit allow', async () => {
    const scopes = async (device: TestDevice): Promise<readonly string[]> =>
      [...new Set((await device.pullAll()).changes.map(({ scope }) => scope))].toSorted();
    const liv = await server.as('liv');
    await liv.push([tick(staff.liv)]);
    expect(await scopes(await server.as('kari'))).toEqual([tenantScope, unitScope(units.north)]);
    expect(await scopes(await server.as('siri'))).toEqual([
      tenantScope,
      unitScope(units.north),
      unitScope(units.south),
    ]);
    expect(await scopes(liv)).toEqual([ownScope(staff.liv), tenantScope]);
    for (const subject of ['per', 'admin', 'mette'] as const) {
      expect(await scopes(await server.as(subject))).toEqual([tenantScope]);
    }
  });

  it('begins where the cursor says, and has nothing more when nothing happened', async () => {
    const kari = await server.as('kari');
    const { cursor } = await kari.pullAll();
    expect(await idsIn(kari, cursor)).toEqual([]);
    const task = randomUUID();
    await kari.push([putTask({}, task)]);
    expect(await idsIn(kari, cursor)).toEqual([task]);
  });

  it('says the same with stamps in groups, and in fewer words', async () => {
    const kari = await server.as('kari');
    const texts = await Promise.all(
      ['', '?stamps=grouped'].map(async (query) => (await kari.request(`/sync/pull${query}`)).text()),
    );
    const [each = '', grouped = ''] = texts;
    expect(grouped.length).toBeLessThan(each.length);
    const untimed = (answer: PullAnswer) => ({ ...answer, serverTime: '' });
    const answer = groupedPullAnswer.parse(JSON.parse(grouped));
    expect(answer.changes.some((one) => one.change === 'upsert' && Array.isArray(one.stamps))).toBe(true);
    expect(untimed(fromGroupedAnswer(answer))).toEqual(untimed(pullAnswer.parse(JSON.parse(each))));
  });

  it('SYN55 says the same in lines, each of them what a device keeps, and whom it is about', async () => {
    const kari = await server.as('kari');
    const [each = '', inLines = ''] = await Promise.all(
      ['', '?form=lines&stamps=grouped'].map(async (query) =>
        (await kari.request(`/sync/pull${query}`)).text(),
      ),
    );
    const [first = '', ...rest] = inLines.split('\n');
    expect(rest.pop()).toBe('');
    const head = pullHead.parse(JSON.parse(first));
    const records = rest.map((line) => JSON.parse(line) as StoredRecord);
    const whole = pullAnswer.parse(JSON.parse(each));
    const upserts = whole.changes.filter((one) => one.change === 'upsert');
    expect(head.changes.map(({ change, id, position }) => [change, id, position])).toEqual(
      whole.changes.map(({ change, id, position }) => [change, id, position]),
    );
    expect(records.map(({ id, body }) => [id, body])).toEqual(upserts.map(({ id, body }) => [id, body]));
    const about = head.changes.flatMap((one) => (one.change === 'upsert' ? [one.subject] : []));
    expect(about).toEqual(upserts.map(({ body }) => subjectOf(body)));
    expect(new Set(about).size).toBeGreaterThan(1);
    expect({ cursor: head.cursor, remaining: head.remaining }).toEqual({
      cursor: whole.cursor,
      remaining: whole.remaining,
    });
  });

  it('comes in pages that say truly how much is left', async () => {
    const admin = await server.as('admin');
    const { cursor } = await admin.pullAll();
    const wanted: string[] = [];
    for (let push = 0; push < 22; push += 1) {
      const added = Array.from({ length: 100 }, () => randomUUID());
      wanted.push(...added);
      await admin.push(added.map(putUnit));
    }
    const first = await admin.pull(cursor);
    expect(first.changes).toHaveLength(pullLimit);
    expect(first).toMatchObject({ hasMore: true, remaining: 1200 });
    const second = await admin.pull(first.cursor);
    expect(second).toMatchObject({ hasMore: true, remaining: 200 });
    const third = await admin.pull(second.cursor);
    expect(third).toMatchObject({ hasMore: false, remaining: 0 });
    expect([first, second, third].flatMap(({ changes }) => changes.map(({ id }) => id))).toEqual(wanted);
  });

  it('keeps a page below its bytes, and always moves on', async () => {
    const kari = await server.as('kari');
    const { cursor } = await kari.pullAll();
    const outcome = 'x'.repeat(2000);
    const extra = Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`extra${index}`, outcome]));
    for (let push = 0; push < 15; push += 1) await kari.push([putTask(extra)]);
    const pages: number[] = [];
    for (let at = cursor, more = true; more;) {
      const page = await kari.pull(at);
      pages.push(page.changes.length);
      ({ cursor: at, hasMore: more } = page);
    }
    expect(pages.length).toBeGreaterThan(1);
    expect(Math.min(...pages)).toBeGreaterThan(0);
    expect(pages.reduce((sum, count) => sum + count)).toBe(15);
  });
});

describe('when rights change', () => {
  it('SYN47 a new scope comes from its beginning while the others go on', async () => {
    const ola = await server.as('ola');
    const { cursor } = await ola.pullAll();
    await setRoles(staff.ola, [
      { role: 'assistant', unitId: units.north },
      { role: 'assistant', unitId: units.south },
    ]);
    const { changes, revoked } = await ola.pullAll(cursor);
    expect(revoked).toEqual([]);
    expect(changes.map(({ id }) => id)).toContain(persons.ceciliaSouth);
    expect(changes.map(({ id }) => id)).not.toContain(persons.anne);
    await setRoles(staff.ola, [{ role: 'assistant', unitId: units.north }]);
  });

  it('SYN47 a scope that is taken away is named, and nothing of it comes any more', async () => {
    const ola = await server.as('ola');
    const { cursor } = await ola.pullAll();
    await setRoles(staff.ola, [{ role: 'assistant', unitId: units.south }]);
    const { changes, revoked, cursor: next } = await ola.pullAll(cursor);
    expect(revoked).toEqual([unitScope(units.north)]);
    expect(changes.some(({ scope }) => scope === unitScope(units.north))).toBe(false);
    expect((await ola.pullAll(next)).revoked).toEqual([]);
    // Made after the right was gone: what was made before it is still taken (`rights-at-time`).
    const now = { ...operationOf(putTask(), 1), at: new Date().toISOString() };
    const told = await ola.pushRaw({ firstN: 1, operations: [now] });
    expect(await told.json()).toMatchObject({ outcomes: [{ status: 'quarantined', reason: 'notAllowed' }] });
    await setRoles(staff.ola, [{ role: 'assistant', unitId: units.north }]);
  });

  it('a record that moves is dropped in the old scope and comes in the new', async () => {
    const [kari, nina, siri] = [await server.as('kari'), await server.as('nina'), await server.as('siri')];
    const task = randomUUID();
    await kari.push([putTask({}, task)]);
    const cursors = await Promise.all(
      [kari, nina, siri].map(async (device) => (await device.pullAll()).cursor),
    );
    const base = { unitId: `${kari.replicaId}:1` };
    const move = (unitId: string): OperationBody => ({
      type: 'record.patch',
      id: task,
      kind: 'task',
      fields: { unitId },
      base,
    });
    expect((await siri.push([move(units.south)])).outcomes[0]?.status).toBe('applied');
    const [forKari, forNina, forSiri] = await Promise.all(
      [kari, nina, siri].map(async (device, index) => (await device.pullAll(cursors[index] ?? null)).changes),
    );
    expect(forKari).toEqual([
      { change: 'drop', position: expect.any(Number), id: task, scope: unitScope(units.north) },
    ]);
    expect(forNina).toMatchObject([{ change: 'upsert', id: task, scope: unitScope(units.south) }]);
    expect(forSiri).toMatchObject([{ change: 'upsert', id: task, scope: unitScope(units.south) }]);
    await siri.push([move(units.north)]);
    expect((await kari.pullAll(cursors[0] ?? null)).changes).toMatchObject([{ change: 'upsert', id: task }]);
    expect((await nina.pullAll(cursors[1] ?? null)).changes).toMatchObject([{ change: 'drop', id: task }]);
  });

  it('nobody moves a record into a unit she does not write in, or out of one', async () => {
    const [kari, nina] = [await server.as('kari'), await server.as('nina')];
    const task = randomUUID();
    await kari.push([putTask({}, task)]);
    const move = (unitId: string): OperationBody => ({
      type: 'record.patch',
      id: task,
      kind: 'task',
      fields: { unitId },
      base: {},
    });
    expect((await kari.push([move(units.south)])).outcomes[0]).toMatchObject({ reason: 'notAllowed' });
    expect((await nina.push([move(units.south)])).outcomes[0]).toMatchObject({ reason: 'notAllowed' });
  });
});

describe('cursors', () => {
  it.each(['x', 'AAAA', '%00', 'AQ'.repeat(2000), '../../etc', "'; DROP TABLE record; --"])(
    'answers 410 to %j and gives nothing',
    async (cursor) => {
      const kari = await server.as('kari');
      const response = await kari.request(`/sync/pull?cursor=${encodeURIComponent(cursor)}`);
      expect(response.status).toBe(410);
      expect(await response.json()).toMatchObject({ type: 'cursorGone' });
    },
  );

  it("another person's cursor is worth nothing", async () => {
    const [siri, kari] = [await server.as('siri'), await server.as('kari')];
    const { cursor } = await siri.pullAll();
    const stolen = await kari.request(`/sync/pull?cursor=${cursor}`);
    expect(stolen.status).toBe(410);
    expect(await stolen.json()).not.toHaveProperty('changes');
  });

  it('answers 410 when the database came back with less than the device has seen', async () => {
    const kari = await server.as('kari');
    const { cursor } = await kari.pullAll();
    const setClock = (change: string): Promise<unknown> =>
      withOwner(server.database.ownerUrl, (owner) =>
        owner.query(`UPDATE visitt.tenant_clock SET position = position ${change} WHERE tenant_id = $1`, [
          solvik,
        ]),
      );
    await setClock('- 1');
    expect((await kari.request(`/sync/pull?cursor=${cursor}`)).status).toBe(410);
    await setClock('+ 1');
    expect((await kari.request(`/sync/pull?cursor=${cursor}`)).status).toBe(200);
  });

  it('answers 410 to a cursor of another epoch, and says the epoch on a push', async () => {
    const kari = await server.as('kari');
    const { cursor } = await kari.pullAll();
    const epoch = randomUUID();
    await withOwner(server.database.ownerUrl, (owner) =>
      owner.query('UPDATE visitt.tenant SET epoch = $2 WHERE tenant_id = $1', [solvik, epoch]),
    );
    expect((await kari.request(`/sync/pull?cursor=${cursor}`)).status).toBe(410);
    expect((await kari.push([putTask()])).epoch).toBe(epoch);
  });
});

describe('pokes', () => {
  const listeners = async (): Promise<number> => {
    const text = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
    return Number(/^visitt_poke_listeners (\d+)$/m.exec(text)?.[1]);
  };

  it('forget a device that has gone', async () => {
    const kari = await server.as('kari');
    const before = await listeners();
    const gone = new AbortController();
    const response = await fetch(`http://127.0.0.1:${server.port}/sync/poke`, {
      headers: { Cookie: kari.cookie },
      signal: gone.signal,
    });
    expect(response.status).toBe(200);
    expect(await listeners()).toBe(before + 1);
    gone.abort();
    await expect.poll(listeners).toBe(before);
    expect((await kari.push([putTask()])).outcomes[0]?.status).toBe('applied');
  });

  it('say that something changed, and not what', async () => {
    const [kari, ola, nora] = [await server.as('kari'), await server.as('ola'), await server.as('nora')];
    const listen = async (device: TestDevice) => {
      const response = await device.request('/sync/poke');
      expect(response.headers.get('content-type')).toBe('text/event-stream');
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      if (!reader) throw new Error('no body');
      expect((await reader.read()).value).toBe(': \n\n');
      return reader;
    };
    const [forOla, forNora] = [await listen(ola), await listen(nora)];
    await kari.push([putTask()]);
    expect((await forOla.read()).value).toBe('event: poke\ndata:\n\n');
    let reachedNora = false;
    const waiting = forNora.read().then(() => (reachedNora = true));
    await nora.request('/session');
    expect(reachedNora).toBe(false);
    await Promise.all([forOla.cancel(), forNora.cancel(), waiting]);
  });
});
