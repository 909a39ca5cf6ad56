import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { createSession } from '#server/auth/session-store.ts';
import { parseConfig } from '#server/config.ts';
import { putRecords, type BroughtRecord } from '#server/db/put-records.ts';
import { withOwner } from '#server/db/pool.ts';
import { inTransaction } from '#server/db/transaction.ts';
import type { DemoRecord, DemoTenant } from '#server/demo/demo-tenant.ts';
import { loadDemo } from '#server/demo/load-demo.ts';
import { startServer, type RunningServer } from '#server/start-server.ts';
import { protocolVersion } from '#protocol/version.ts';
import { toBody, type BenchDocument } from './documents.ts';
import { makeDocuments } from './make-documents.mjs';

// The production server, and beside it a port of its own for what the harness asks for.

const tenantId = '0000000a-0000-4000-8000-000000000000';
const unitId = '0000000a-0000-4000-8000-000000000001';
const staffId = '0000000a-0000-4000-8000-000000000002';
const writer = { unitId, staffId };
const at = '2026-11-21T10:00:00.000Z';

const staff = (name: string): DemoRecord => ({
  id: staffId,
  kind: 'staff',
  body: { name, title: 'Sykepleier', roles: [{ role: 'nurse', unitId }] },
  by: staffId,
  at,
});
const tenant: DemoTenant = {
  tenantId,
  name: 'Målevik',
  identities: [{ subject: 'kari', staffId }],
  records: [
    {
      id: unitId,
      kind: 'unit',
      body: { name: 'Målevik', kind: 'municipality', parentId: null },
      by: staffId,
      at,
    },
    staff('Kari'),
  ],
};

/** The documents, and who changes them: no device of the harness. */
const other = { replicaId: randomUUID(), deviceId: randomUUID(), n: 0, cookie: '' };

const documents = (count: number, from = 0, rev = 1): Promise<readonly BenchDocument[]> =>
  makeDocuments(count, { rev }, from) as Promise<readonly BenchDocument[]>;

async function newCookie({ database }: RunningServer): Promise<string> {
  const { cookie } = await createSession(database.pool, { tenantId, staffId }, new Date());
  return `visitt=${cookie}`;
}

/** The database holds these documents and nothing else. */
async function seed(server: RunningServer, count: number): Promise<object> {
  const { pool, ownerUrl } = server.database;
  await withOwner(ownerUrl, (owner) =>
    owner.query(
      `TRUNCATE visitt.record, visitt.record_version, visitt.tombstone, visitt.operation, visitt.replica CASCADE`,
    ),
  );
  await loadDemo(pool, [tenant], () => new Date());
  for (let from = 0; from < count; from += 1000) {
    const records = (await documents(Math.min(1000, count - from), from)).map((document): BroughtRecord => ({
      id: document.id,
      kind: 'response',
      body: toBody(document, writer),
      by: staffId,
      at,
    }));
    await inTransaction(pool, tenantId, 'write', (tx) => putRecords(tx, tenantId, records, at));
  }
  await withOwner(ownerUrl, (owner) => owner.query('ANALYZE'));
  Object.assign(other, { replicaId: randomUUID(), n: 0, cookie: await newCookie(server) });
  return { device: { tenantId, staffId, unitId, cookie: await newCookie(server) } };
}

/** As another device of the same unit would: pushed over HTTP. */
async function change(server: RunningServer, count: number, rev: number): Promise<object> {
  const operations = await Promise.all(
    Array.from({ length: count }, async (_, k) => {
      const [document] = await documents(1, k * 131, rev);
      if (!document) throw new Error('the harness made no document');
      return {
        n: other.n + k + 1,
        schema: 1,
        at: new Date().toISOString(),
        body: { type: 'record.put', id: document.id, kind: 'response', body: toBody(document, writer) },
      };
    }),
  );
  const answer = await fetch(`http://127.0.0.1:${server.port}/sync/push`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: other.cookie },
    body: JSON.stringify({
      protocol: protocolVersion,
      epoch: null,
      replicaId: other.replicaId,
      deviceId: other.deviceId,
      firstN: other.n + 1,
      operations,
      pending: 0,
      oldestPending: null,
      sentAt: new Date().toISOString(),
    }),
  });
  if (!answer.ok) throw new Error(`change: ${answer.status} ${await answer.text()}`);
  other.n += count;
  return { n: count };
}

async function countResponses({ database }: RunningServer): Promise<object> {
  return inTransaction(database.pool, tenantId, 'snapshot', async (tx) => {
    const { rows } = await tx.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM visitt.record WHERE kind = 'response'`,
    );
    return { n: rows[0]?.n ?? 0 };
  });
}

async function sessions(server: RunningServer, count: number): Promise<object> {
  return {
    unitId,
    staffId,
    sessions: await Promise.all(Array.from({ length: count }, () => newCookie(server))),
  };
}

type Asked = { readonly n?: number; readonly rev?: number };

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}') as Asked;
}

function answerAdmin(server: RunningServer, what: string, { n = 0, rev = 1 }: Asked): Promise<object> {
  switch (what) {
    case '/seed':
      return seed(server, n);
    case '/change':
      return change(server, n, rev);
    case '/count':
      return countResponses(server);
    case '/sessions':
      return sessions(server, n);
    default:
      throw new Error(`no such thing: ${what}`);
  }
}

const parsed = parseConfig(process.env);
if (!parsed.ok) throw new Error(parsed.problem);
const running = await startServer(
  { ...parsed.config, staticDir: process.env['BENCH_CLIENT'] ?? '' },
  { log: () => undefined, demoTenants: () => [tenant] },
);
const admin = createServer((request, response) => {
  readAsked(request)
    .then((asked) => answerAdmin(running, request.url ?? '', asked))
    .then(
      (answer) => response.end(JSON.stringify(answer)),
      (cause: unknown) => response.writeHead(500).end(String(cause)),
    );
});
admin.listen(0, '127.0.0.1', () => {
  const address = admin.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  process.stdout.write(
    `${JSON.stringify({ app: `http://127.0.0.1:${running.port}`, admin: `http://127.0.0.1:${port}` })}\n`,
  );
});
process.once('SIGTERM', () => {
  admin.close();
  void running.stop().then(() => process.exit(0));
});
