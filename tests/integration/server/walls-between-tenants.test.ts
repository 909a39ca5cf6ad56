import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import { pushAnswer } from '#protocol/push.ts';
import { createPool, withOwner } from '#server/db/pool.ts';
import { checkTenantWalls } from '#server/db/self-test.ts';
import { answer, putDraft, putTask, sign } from './operations.ts';
import { operationOf, startTestServer, type TestDevice, type TestServer } from './test-server.ts';
import { nesvik, persons, solvik, solvikSecret, staff, units } from './test-tenants.ts';

let server: TestServer;
let kari: TestDevice;
let nora: TestDevice;
const draft = randomUUID();

beforeAll(async () => {
  server = await startTestServer();
  [kari, nora] = [await server.as('kari'), await server.as('nora')];
  await kari.push([putDraft(draft), answer(draft, 'name', solvikSecret), sign(draft, solvikSecret)]);
});
afterAll(() => server.remove());

/** The id of a person in Solvik that nora uses for a record of her own. */
const takenInNesvik = persons.bjorn;
/** Everything of Solvik that could give it away. */
const traces = [solvikSecret, solvik, draft, persons.anne, persons.ceciliaSouth, units.north, staff.kari];
const expectNothingOfSolvik = (text: string, asked: string): void => {
  for (const trace of traces) if (!asked.includes(trace)) expect(text.includes(trace), trace).toBe(false);
};

describe('nothing of Solvik reaches nora', () => {
  it('by pulling', async () => {
    const { changes } = await nora.pullAll();
    expect(changes.map(({ id }) => id)).toContain(persons.nesvik);
    expectNothingOfSolvik(JSON.stringify(changes), '');
  });

  it("by Kari's cursor", async () => {
    const { cursor } = await kari.pullAll();
    const response = await nora.request(`/sync/pull?cursor=${cursor}`);
    expect(response.status).toBe(410);
    expectNothingOfSolvik(await response.text(), '');
  });

  it("by a cursor of her own with Kari's scopes written into it", async () => {
    const own = Buffer.from((await nora.pullAll()).cursor, 'base64url');
    const others = Buffer.from((await kari.pullAll()).cursor, 'base64url');
    const forged = Buffer.concat([own.subarray(0, 17), others.subarray(17)]).toString('base64url');
    const response = await nora.request(`/sync/pull?cursor=${forged}`);
    const text = await response.text();
    // The names of scopes she wrote herself are all that may come back.
    expectNothingOfSolvik(text.replace(/"revokedScopes":\[[^\]]*\]/, ''), '');
  });

  it('by pushing to records she cannot see: it says no more than that there is nothing', async () => {
    const attempts: readonly OperationBody[] = [
      { type: 'record.patch', id: persons.anne, kind: 'person', fields: { phone: '1' }, base: {} },
      answer(draft, 'name', 'x'),
      sign(draft, 'x'),
      { type: 'record.patch', id: units.north, kind: 'unit', fields: { parentId: units.nesvik }, base: {} },
      putTask({ unitId: units.north }),
      putTask({ unitId: units.nesvik, personId: null }, takenInNesvik),
    ];
    const result = await nora.push(attempts);
    expect(result.outcomes.map((one) => (one.status === 'quarantined' ? one.reason : one.status))).toEqual([
      'missingRecord',
      'missingRecord',
      'missingRecord',
      'missingRecord',
      'notAllowed',
      // An id is a tenant's own: the same one in Nesvik is another record.
      'applied',
    ]);
    const { changes } = await kari.pullAll();
    expect(changes.find(({ id }) => id === takenInNesvik)).toMatchObject({ kind: 'person', version: 1 });
  });

  it("by Kari's replica: it is unknown in Nesvik", async () => {
    const operations = [operationOf(putTask({ unitId: units.nesvik, personId: null }), 4)];
    const response = await nora.pushRaw({ replicaId: kari.replicaId, firstN: 4, operations });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ expectedN: 1 });
    const again = await kari.pushRaw({ firstN: 1, operations: [operationOf(putDraft(draft), 1)] });
    expect(pushAnswer.parse(await again.json()).outcomes[0]?.status).toBe('applied');
  });

  it("by a cookie with Solvik's tenant and her own token, or the other way round", async () => {
    const [, token = ''] = nora.cookie.split('.');
    for (const cookie of [`visitt=${solvik}.${token}`, `visitt=.${token}`, `visitt=${nesvik}.x`, 'visitt=']) {
      const response = await server.app.request('/sync/pull', { headers: { Cookie: cookie } });
      expect(response.status).toBe(401);
    }
  });

  it.each(['/session', '/sync/pull', '/openapi.json', '/metrics', '/healthz', '/fhir/R4/metadata'])(
    'by %s',
    async (path) => {
      expectNothingOfSolvik(await (await nora.request(path)).text(), path);
    },
  );

  const fhir = ['Patient', 'QuestionnaireResponse', 'Observation', 'Questionnaire', 'MeasureReport'];
  it.each(
    fhir.flatMap((type) =>
      [
        '',
        `/${draft}`,
        `/${persons.anne}`,
        `?_id=${draft},${persons.anne}`,
        `?subject=Patient/${persons.anne}`,
        `?patient=${persons.anne}`,
      ].map((rest) => `/fhir/R4/${type}${rest}`),
    ),
  )('by %s', async (path) => {
    const response = await nora.request(path);
    expect([200, 400, 404]).toContain(response.status);
    expectNothingOfSolvik(await response.text(), path);
  });

  it('by the logs', () => {
    const text = server.logged.join('\n');
    expect(text).toContain('/sync/push');
    expectNothingOfSolvik(text, '');
  });
});

describe('the start-up self-test', () => {
  const owner = (sql: string): Promise<unknown> =>
    withOwner(server.database.ownerUrl, (client) => client.query(sql));
  const policy = `tenant_id = nullif(current_setting('app.tenant', true), '')::uuid`;

  it('passes on a database as it should be', async () => {
    await expect(checkTenantWalls(server.database.pool)).resolves.toBeUndefined();
  });

  it.each(
    [
      [
        'a policy is dropped',
        'DROP POLICY own_tenant ON visitt.record',
        `CREATE POLICY own_tenant ON visitt.record TO visitt_app USING (${policy}) WITH CHECK (${policy})`,
      ],
      [
        'a policy lets all through',
        'ALTER POLICY own_tenant ON visitt.record USING (true)',
        `ALTER POLICY own_tenant ON visitt.record USING (${policy})`,
      ],
      ['a second policy lets all through', 'CREATE POLICY more ON visitt.person_like USING (true)', ''],
      [
        'row-level security is off',
        'ALTER TABLE visitt.session DISABLE ROW LEVEL SECURITY',
        'ALTER TABLE visitt.session ENABLE ROW LEVEL SECURITY',
      ],
      [
        'it is not forced',
        'ALTER TABLE visitt.session NO FORCE ROW LEVEL SECURITY',
        'ALTER TABLE visitt.session FORCE ROW LEVEL SECURITY',
      ],
      ['the role bypasses it', 'ALTER ROLE visitt_app BYPASSRLS', 'ALTER ROLE visitt_app NOBYPASSRLS'],
      [
        'the role owns a table',
        'ALTER TABLE visitt.tombstone OWNER TO visitt_app',
        'ALTER TABLE visitt.tombstone OWNER TO visitt_owner; GRANT SELECT, INSERT, UPDATE ON visitt.tombstone TO visitt_app',
      ],
      [
        'a table has no tenant in its key',
        'CREATE TABLE visitt.loose (id int PRIMARY KEY)',
        'DROP TABLE visitt.loose',
      ],
    ].map(([name = '', breaks = '', mends = '']) => [
      name,
      breaks.replace('person_like', 'record'),
      mends || 'DROP POLICY more ON visitt.record',
    ]),
  )('refuses to serve when %s', async (_name, breaks, mends) => {
    await owner(breaks);
    try {
      const fresh = createPool(server.database.ownerUrl, () => undefined);
      await expect(checkTenantWalls(fresh)).rejects.toThrow('tenants are not kept apart');
      await fresh.end();
    } finally {
      await owner(mends);
    }
    await expect(checkTenantWalls(server.database.pool)).resolves.toBeUndefined();
  });

  it.each([
    [
      'unique index',
      'CREATE UNIQUE INDEX planted ON visitt.identity (subject, tenant_id)',
      'DROP INDEX visitt.planted',
      'the unique index planted of identity',
    ],
    [
      'unique constraint',
      'ALTER TABLE visitt.identity ADD CONSTRAINT planted UNIQUE (staff_id, tenant_id, subject)',
      'ALTER TABLE visitt.identity DROP CONSTRAINT planted',
      'the unique index planted of identity',
    ],
    [
      'foreign key',
      'ALTER TABLE visitt.identity ADD CONSTRAINT planted FOREIGN KEY (staff_id, tenant_id) REFERENCES visitt.record (id, tenant_id) NOT VALID',
      'ALTER TABLE visitt.identity DROP CONSTRAINT planted',
      'the foreign key planted of identity',
    ],
    [
      'foreign key to what has no tenant',
      'CREATE TABLE visitt_owner.planted (id uuid PRIMARY KEY); ALTER TABLE visitt.identity ADD CONSTRAINT planted FOREIGN KEY (tenant_id) REFERENCES visitt_owner.planted NOT VALID',
      'ALTER TABLE visitt.identity DROP CONSTRAINT planted; DROP TABLE visitt_owner.planted',
      'the foreign key planted of identity',
    ],
  ])('refuses to serve when the tenant is not first in a %s', async (_name, plant, remove, said) => {
    await owner(plant);
    try {
      await expect(checkTenantWalls(server.database.pool)).rejects.toThrow(
        `${said} does not start with the tenant`,
      );
    } finally {
      await owner(remove);
    }
    await expect(checkTenantWalls(server.database.pool)).resolves.toBeUndefined();
  });
});
