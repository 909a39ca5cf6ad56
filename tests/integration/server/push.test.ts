import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import { problem } from '#protocol/problem.ts';
import { pushAnswer } from '#protocol/push.ts';
import { answer, putDraft, putTask, sign, tick } from './operations.ts';
import { operationOf, startTestServer, type TestServer } from './test-server.ts';
import { persons, staff, units } from './test-tenants.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.remove());

const problemOf = async (
  response: Response,
): Promise<{ status: number; type: string; expectedN?: number | undefined }> => {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const { status, type, expectedN } = problem.parse(await response.json());
  expect(status).toBe(response.status);
  return { status, type, expectedN };
};

const statuses = ({
  outcomes,
}: {
  outcomes: readonly { status: string; reason?: string }[];
}): readonly string[] =>
  outcomes.map(({ status, reason }) => (reason === undefined ? status : `${status}: ${reason}`));

const recordOf = async (subject: 'kari' | 'liv' | 'nina' | 'siri', recordId: string) => {
  const device = await server.as(subject);
  const { changes } = await device.pullAll();
  return changes.find((change) => change.id === recordId && change.change === 'upsert');
};

describe('outcomes', () => {
  it('applies, and says where each change stands', async () => {
    const kari = await server.as('kari');
    const result = await kari.push([putTask(), putTask()]);
    expect(statuses(result)).toEqual(['applied', 'applied']);
    const positions = result.outcomes.flatMap((one) => (one.status === 'quarantined' ? [] : [one.position]));
    expect(positions[1]).toBe((positions[0] ?? 0) + 1);
    expect(result.ackedN).toBe(2);
    expect(result.safeN).toBe(0);
  });

  it('carries a draft through its answers to a signature', async () => {
    const kari = await server.as('kari');
    const draft = randomUUID();
    const result = await kari.push([putDraft(draft), answer(draft, 'weight', '62'), sign(draft, '62')]);
    expect(statuses(result)).toEqual(['applied', 'applied', 'applied']);
    const record = await recordOf('kari', draft);
    expect(record).toMatchObject({ version: 3, body: { status: 'signed', signedBy: staff.kari } });
  });

  it('keeps both answers when two wrote without seeing each other', async () => {
    const [kari, ola] = await Promise.all([server.as('kari'), server.as('ola')]);
    const draft = randomUUID();
    await kari.push([putDraft(draft), answer(draft, 'weight', '62')]);
    const result = await ola.push([answer(draft, 'weight', '64')]);
    expect(statuses(result)).toEqual(['conflict']);
    const record = await recordOf('kari', draft);
    expect(record).toMatchObject({
      stamps: { weight: { by: staff.ola, alternatives: [{ by: staff.kari }] } },
    });
  });

  it('SYN4 calls an event that comes again, from another replica, a duplicate', async () => {
    const id = randomUUID();
    const [first, second] = [await server.as('liv'), await server.as('liv')];
    expect(statuses(await first.push([tick(staff.liv, id)]))).toEqual(['applied']);
    expect(statuses(await second.push([tick(staff.liv, id)]))).toEqual(['duplicate']);
  });

  it('takes a clock that is a year off as it is', async () => {
    const kari = await server.as('kari');
    const operation = { ...operationOf(putTask(), 1), at: '2025-11-21T10:00:00Z' };
    const response = await kari.pushRaw({ operations: [operation], sentAt: '2025-11-21T10:00:00Z' });
    expect(statuses(pushAnswer.parse(await response.json()))).toEqual(['applied']);
  });
});

describe('replay', () => {
  it('gives the same answers, however often and cut however', async () => {
    const kari = await server.as('kari');
    const [task, other] = [randomUUID(), randomUUID()];
    const bodies = [putTask({}, task), putTask({ unitId: units.south }, other), putTask({ due: 'never' })];
    const operations = bodies.map((body, index) => operationOf(body, index + 1));
    const first = pushAnswer.parse(await (await kari.pushRaw({ operations })).json());
    expect(statuses(first)).toEqual(['applied', 'quarantined: notAllowed', 'quarantined: invalidBody']);
    const again = pushAnswer.parse(await (await kari.pushRaw({ operations })).json());
    expect(again.outcomes).toEqual(first.outcomes);
    const tail = pushAnswer.parse(
      await (await kari.pushRaw({ firstN: 2, operations: operations.slice(1) })).json(),
    );
    expect(tail.outcomes).toEqual(first.outcomes.slice(1));
    expect(tail.ackedN).toBe(3);
    expect(await recordOf('kari', task)).toMatchObject({ version: 1 });
  });

  it('takes what is new after what is known, in one push', async () => {
    const kari = await server.as('kari');
    const operations = [operationOf(putTask(), 1), operationOf(putTask(), 2)];
    const first = pushAnswer.parse(await (await kari.pushRaw({ operations: operations.slice(0, 1) })).json());
    const both = pushAnswer.parse(await (await kari.pushRaw({ operations })).json());
    expect(both.outcomes[0]).toEqual(first.outcomes[0]);
    expect(both.outcomes[1]).toMatchObject({ n: 2, status: 'applied' });
  });

  it('applies once when the same push comes many times at once', async () => {
    const kari = await server.as('kari');
    const task = randomUUID();
    const operations = [operationOf(putTask({}, task), 1)];
    const answers = await Promise.all(Array.from({ length: 8 }, () => kari.pushRaw({ operations })));
    const outcomes = await Promise.all(
      answers.map(async (one) => pushAnswer.parse(await one.json()).outcomes),
    );
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
    expect(await recordOf('kari', task)).toMatchObject({ version: 1 });
  });

  it('refuses a number that was used for something else', async () => {
    const kari = await server.as('kari');
    await kari.pushRaw({ operations: [operationOf(putTask(), 1)] });
    const response = await kari.pushRaw({ operations: [operationOf(putTask(), 1)] });
    expect(await problemOf(response)).toMatchObject({ status: 409, type: 'replicaReused' });
  });
});

describe('gaps and replicas', () => {
  it('names the number it waits for', async () => {
    const kari = await server.as('kari');
    const early = await kari.pushRaw({ firstN: 5, operations: [operationOf(putTask(), 5)] });
    expect(await problemOf(early)).toEqual({ status: 409, type: 'gap', expectedN: 1 });
    await kari.push([putTask(), putTask()]);
    const later = await kari.pushRaw({ firstN: 4, operations: [operationOf(putTask(), 4)] });
    expect(await problemOf(later)).toEqual({ status: 409, type: 'gap', expectedN: 3 });
  });

  it("refuses somebody else's replica", async () => {
    const [kari, ola] = [await server.as('kari'), await server.as('ola')];
    await kari.push([putTask()]);
    const response = await ola.pushRaw({
      replicaId: kari.replicaId,
      firstN: 2,
      operations: [operationOf(putTask(), 2)],
    });
    expect(await problemOf(response)).toMatchObject({ status: 403, type: 'foreignReplica' });
  });
});

describe('quarantine', () => {
  const quarantined = async (value: unknown, subject: 'kari' | 'liv' | 'per' | 'admin' = 'kari') => {
    const device = await server.as(subject);
    const response = await device.pushRaw({ operations: [value, operationOf(putTask({}), 2)] });
    expect(response.status).toBe(200);
    const [outcome, next] = pushAnswer.parse(await response.json()).outcomes;
    if (subject === 'kari') expect(next?.status).toBe('applied');
    const { rows } = await asOwner(
      `SELECT raw FROM visitt.operation WHERE replica_id = $1 AND n = 1 AND status = 'quarantined'`,
      [device.replicaId],
    );
    return {
      reason: outcome?.status === 'quarantined' ? outcome.reason : outcome?.status,
      raw: rows[0]?.['raw'],
    };
  };
  const ofBody = (body: OperationBody) => quarantined(operationOf(body, 1));

  it.each([
    ['a number', 7],
    ['null', null],
    ['an empty object', {}],
    ['an unknown kind', operationOf({ ...putTask(), kind: 'gadget' } as OperationBody, 1)],
    ['a wrong number', operationOf(putTask(), 9)],
    ['NUL in a text', operationOf(putTask({ title: 'a\0b' }), 1)],
    ['NUL in a key', operationOf(putTask({ 'a\0b': 1 }), 1)],
    ['half a surrogate pair', operationOf(putTask({ title: 'a\ud800b' }), 1)],
  ])('keeps %s as it came', async (_name, value) => {
    const { reason, raw } = await quarantined(value);
    expect(reason).toBe('unreadable');
    expect(JSON.parse(String(raw))).toEqual(value);
  });

  it('keeps ten thousand brackets without falling over', async () => {
    const kari = await server.as('kari');
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const envelope = {
      protocol: 1,
      epoch: null,
      replicaId: kari.replicaId,
      deviceId: randomUUID(),
      firstN: 1,
    };
    const rest = `"operations":[${deep}],"pending":0,"oldestPending":null,"sentAt":""`;
    const response = await kari.request('/sync/push', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: `${JSON.stringify(envelope).slice(0, -1)},${rest}}`,
    });
    expect(statuses(pushAnswer.parse(await response.json()))).toEqual(['quarantined: unreadable']);
    const { rows } = await asOwner('SELECT raw FROM visitt.operation WHERE replica_id = $1', [
      kari.replicaId,
    ]);
    expect(String(rows[0]?.['raw'])).toContain(deep);
  });

  it('keeps what a newer app wrote', async () => {
    expect((await quarantined({ ...operationOf(putTask(), 1), schema: 99 })).reason).toBe('unknownSchema');
    const burn = { type: 'record.burn', id: 'x' } as unknown as OperationBody;
    expect((await quarantined(operationOf(burn, 1))).reason).toBe('unknownSchema');
  });

  it.each<[string, OperationBody, string]>([
    ['a body its kind does not allow', putTask({ status: 'perhaps' }), 'invalidBody'],
    [
      'a change to a record that is not there',
      { type: 'record.patch', id: randomUUID(), kind: 'task', fields: { status: 'done' }, base: {} },
      'missingRecord',
    ],
    ['a record of another kind', putTask({}, persons.anne), 'wrongKind'],
    ['an answer to something that is no form', answer(persons.anne, 'weight', '1'), 'wrongKind'],
    ['a foreign unit', putTask({ unitId: units.south }), 'notAllowed'],
    ['a unit that does not exist', putTask({ unitId: randomUUID() }), 'notAllowed'],
    ["another's own", tick(staff.liv), 'notAllowed'],
    [
      'a draft that says it is signed',
      putDraft(randomUUID(), { status: 'signed', signedBy: staff.kari }),
      'notAllowed',
    ],
    [
      'a unit, by a nurse',
      {
        type: 'record.put',
        id: randomUUID(),
        kind: 'unit',
        body: { name: 'X', kind: 'zone', parentId: null },
      },
      'notAllowed',
    ],
    [
      'an event that is not added',
      {
        type: 'record.put',
        id: randomUUID(),
        kind: 'progress',
        body: { ...(tick(staff.kari) as { body: object }).body },
      },
      'wrongKind',
    ],
  ])('keeps %s', async (_name, body, reason) => {
    expect((await ofBody(body)).reason).toBe(reason);
  });

  it('keeps a signature that does not fit what was signed', async () => {
    const kari = await server.as('kari');
    const draft = randomUUID();
    const result = await kari.push([putDraft(draft), sign(draft, '62', '0'.repeat(64))]);
    expect(statuses(result)).toEqual(['applied', 'quarantined: hashMismatch']);
    expect(await recordOf('kari', draft)).toMatchObject({ body: { status: 'draft' } });
  });

  it('lets only the administrator write staff, and only the professional lead write content', async () => {
    const staffPatch: OperationBody = {
      type: 'record.patch',
      id: staff.liv,
      kind: 'staff',
      fields: { title: 'Ny' },
      base: {},
    };
    expect(statuses(await (await server.as('per')).push([staffPatch]))).toEqual(['quarantined: notAllowed']);
    expect(statuses(await (await server.as('admin')).push([staffPatch]))).toEqual(['applied']);
    const url = `https://visitt.example/Questionnaire/${randomUUID()}`;
    const content = (id: string): OperationBody => ({
      type: 'record.put',
      id,
      kind: 'content',
      body: {
        type: 'questionnaire',
        url,
        version: '1.0.0',
        status: 'active',
        resource: { resourceType: 'Questionnaire', status: 'active' },
      },
    });
    expect(statuses(await (await server.as('admin')).push([content(`${url}|1.0.0`)]))).toEqual([
      'quarantined: notAllowed',
    ]);
    const per = await server.as('per');
    const changed: OperationBody = {
      type: 'record.patch',
      id: `${url}|1.0.0`,
      kind: 'content',
      fields: { resource: {} },
      base: {},
    };
    const retired: OperationBody = { ...changed, fields: { status: 'retired' } };
    expect(
      statuses(await per.push([content('other|1.0.0'), content(`${url}|1.0.0`), changed, retired])),
    ).toEqual(['quarantined: invalidBody', 'applied', 'quarantined: notAllowed', 'applied']);
  });
});

describe('a value that only the database refuses', () => {
  it('costs its own operation (or group) and no other', async () => {
    await asOwner(
      `CREATE FUNCTION visitt.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF NEW.body ->> 'title' = 'gift' THEN RAISE EXCEPTION 'refused' USING ERRCODE = '22023'; END IF;
         RETURN NEW;
       END $$`,
      [],
    );
    await asOwner(
      'CREATE TRIGGER refuse BEFORE INSERT ON visitt.record FOR EACH ROW EXECUTE FUNCTION visitt.refuse()',
      [],
    );
    try {
      const kari = await server.as('kari');
      const draft = randomUUID();
      const bodies = [
        putDraft(draft),
        answer(draft, 'a', '1'),
        putTask({ title: 'gift' }),
        answer(draft, 'b', '2'),
        putTask(),
        putTask({ title: 'gift' }),
      ];
      const operations = bodies.map((body, index) =>
        operationOf(body, index + 1, index >= 4 ? 'g' : undefined),
      );
      const first = pushAnswer.parse(await (await kari.pushRaw({ operations })).json());
      expect(statuses(first)).toEqual([
        'applied',
        'applied',
        'quarantined: unreadable',
        'applied',
        'quarantined: unreadable',
        'quarantined: unreadable',
      ]);
      const again = pushAnswer.parse(await (await kari.pushRaw({ operations })).json());
      expect(again.outcomes).toEqual(first.outcomes);
      const record = await recordOf('kari', draft);
      const last = first.outcomes[3];
      expect(record).toMatchObject({ version: 3, position: last?.status === 'applied' ? last.position : 0 });
    } finally {
      await asOwner('DROP FUNCTION visitt.refuse CASCADE', []);
    }
  });
});

describe('fields that are cleared', () => {
  it('count as absent where they may be, and as wrong where they may not', async () => {
    const kari = await server.as('kari');
    const patch = (fields: { readonly [field: string]: string | null }): OperationBody => ({
      type: 'record.patch',
      id: persons.bjorn,
      kind: 'person',
      fields,
      base: {},
    });
    const result = await kari.push([
      patch({ phone: '12345678' }),
      patch({ phone: null }),
      patch({ family: null }),
      patch({ deceasedOn: null }),
    ]);
    expect(statuses(result)).toEqual(['applied', 'applied', 'quarantined: invalidBody', 'applied']);
    expect(await recordOf('kari', persons.bjorn)).toMatchObject({ body: { phone: null } });
  });
});

describe('what is signed', () => {
  it('never changes by a put or a patch', async () => {
    const kari = await server.as('kari');
    const draft = randomUUID();
    await kari.push([putDraft(draft), sign(draft, '62')]);
    const patch = (fields: { readonly [field: string]: string | number | object }): OperationBody =>
      ({ type: 'record.patch', id: draft, kind: 'response', fields, base: {} }) as OperationBody;
    const result = await kari.push([
      patch({ status: 'draft' }),
      patch({ response: { resourceType: 'QuestionnaireResponse', status: 'completed' } }),
      patch({ hash: '0'.repeat(64) }),
      patch({ signedBy: staff.ola }),
      putDraft(draft),
      patch({ score: 2 }),
      patch({ score: 0 }),
    ]);
    expect(statuses(result)).toEqual([
      ...Array.from({ length: 4 }, () => 'quarantined: notAllowed'),
      // An empty draft put where one is changes nothing of it.
      'duplicate',
      'applied',
      'quarantined: notAllowed',
    ]);
    expect(await recordOf('kari', draft)).toMatchObject({
      body: { status: 'signed', score: 2, signedBy: staff.kari },
    });
  });

  it('keeps a second signature and late answers beside the first', async () => {
    const [kari, ola] = [await server.as('kari'), await server.as('ola')];
    const draft = randomUUID();
    await kari.push([putDraft(draft), sign(draft, '62')]);
    expect(statuses(await ola.push([sign(draft, '64'), answer(draft, 'weight', '65')]))).toEqual([
      'conflict',
      'conflict',
    ]);
    expect(await recordOf('kari', draft)).toMatchObject({
      body: { signedBy: staff.kari, alsoSigned: [{ by: staff.ola }], lateAnswers: [{ by: staff.ola }] },
    });
  });

  it('has every version in its history, which the application role cannot change', async () => {
    const kari = await server.as('kari');
    const draft = randomUUID();
    await kari.push([putDraft(draft), answer(draft, 'weight', '61'), sign(draft, '62')]);
    const { rows } = await asOwner(
      'SELECT version, operation FROM visitt.record_version WHERE id = $1 ORDER BY version',
      [draft],
    );
    expect(rows).toEqual([1, 2, 3].map((n) => ({ version: n, operation: `${kari.replicaId}:${n}` })));
    for (const statement of [
      'UPDATE visitt.record_version SET version = 9',
      'DELETE FROM visitt.operation',
    ]) {
      await expect(server.database.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('groups', () => {
  it('are applied all or none, and hold nobody else up', async () => {
    const kari = await server.as('kari');
    const [first, third] = [randomUUID(), randomUUID()];
    const operations = [
      operationOf(putTask({}, first), 1, 'g'),
      operationOf(putTask({ unitId: units.south }), 2, 'g'),
      operationOf(putTask({}, third), 3),
      operationOf(putTask(), 4, 'g'),
    ];
    const result = pushAnswer.parse(
      await (await kari.pushRaw({ operations: operations.slice(0, 3) })).json(),
    );
    expect(statuses(result)).toEqual(['quarantined: groupFailed', 'quarantined: notAllowed', 'applied']);
    expect(await recordOf('kari', first)).toBeUndefined();
    expect(await recordOf('kari', third)).toBeDefined();
    const late = pushAnswer.parse(
      await (await kari.pushRaw({ firstN: 4, operations: operations.slice(3) })).json(),
    );
    expect(statuses(late)).toEqual(['quarantined: groupFailed']);
  });

  it('apply together when all is well', async () => {
    const kari = await server.as('kari');
    const draft = randomUUID();
    expect(
      statuses(await kari.push([putDraft(draft), answer(draft, 'weight', '1'), sign(draft, '1')], 'g')),
    ).toEqual(['applied', 'applied', 'applied']);
  });
});

describe('whole requests', () => {
  const send = async (body: BodyInit, headers: Record<string, string> = {}): Promise<Response> => {
    const kari = await server.as('kari');
    return kari.request('/sync/push', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body,
    });
  };

  it.each(['', '{', 'null', '[]', '"x"', '{"protocol":1}', '{"protocol":"one","operations":[]}'])(
    'answers 400 to the body %j',
    async (body) => {
      expect(await problemOf(await send(body))).toMatchObject({ status: 400, type: 'badRequest' });
    },
  );

  it('answers 400 to bytes that are no text', async () => {
    expect(await problemOf(await send(new Uint8Array([0x22, 0xff, 0xfe, 0x22])))).toMatchObject({
      status: 400,
    });
  });

  it.each([0, 2, 99])('answers 426 to protocol %d', async (protocol) => {
    const kari = await server.as('kari');
    const response = await kari.pushRaw({ protocol, operations: [operationOf(putTask(), 1)] });
    expect(await problemOf(response)).toMatchObject({ status: 426, type: 'wrongProtocol' });
  });

  it('answers 413 to 10,000 operations and to a body too large, packed or not', async () => {
    const kari = await server.as('kari');
    const many = Array.from({ length: 10_000 }, () => 0);
    expect(await problemOf(await kari.pushRaw({ operations: many }))).toMatchObject({ status: 413 });
    const large = 'x'.repeat(600_000);
    expect(await problemOf(await send(JSON.stringify(large)))).toMatchObject({
      status: 413,
      type: 'tooLarge',
    });
    const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20));
    expect(await problemOf(await send(bomb, { 'Content-Encoding': 'gzip' }))).toMatchObject({ status: 413 });
  });

  it('reads a packed body', async () => {
    const kari = await server.as('kari');
    const body = JSON.stringify({
      protocol: 1,
      epoch: null,
      replicaId: kari.replicaId,
      deviceId: randomUUID(),
      firstN: 1,
      operations: [operationOf(putTask(), 1)],
      pending: 0,
      oldestPending: null,
      sentAt: '',
    });
    const response = await kari.request('/sync/push', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
      body: gzipSync(body),
    });
    expect(statuses(pushAnswer.parse(await response.json()))).toEqual(['applied']);
  });

  it('answers 401 without a session, 415 to another type', async () => {
    const response = await server.app.request('/sync/push', { method: 'POST', body: '{}' });
    expect(await problemOf(response)).toMatchObject({ status: 401, type: 'notLoggedIn' });
    expect(await problemOf(await send('{}', { 'Content-Type': 'text/plain' }))).toMatchObject({
      status: 415,
    });
  });
});

async function asOwner(sql: string, values: readonly unknown[]) {
  const { withOwner } = await import('#server/db/pool.ts');
  return withOwner(server.database.ownerUrl, (owner) =>
    owner.query<Record<string, unknown>>(sql, [...values]),
  );
}
