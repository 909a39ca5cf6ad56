// Simulated devices in Node, each with a session and a replica of its own, each with one batch to deliver.
import { randomUUID } from 'node:crypto';
import { makeDocuments } from './make-documents.mjs';

const orders = await new Promise((done) => process.once('message', done));
const { url, sessions, unitId, staffId, docs, space } = orders;

const toOperation = (document, index) => ({
  n: index + 1,
  schema: 1,
  at: '2026-11-21T10:00:00.000Z',
  body: {
    type: 'record.put',
    id: document.id,
    kind: 'response',
    body: {
      personId: null,
      unitId,
      questionnaire: 'https://visitt.example/Questionnaire/bench|1',
      response: document,
      status: 'draft',
      startedBy: staffId,
      startedAt: '2026-11-21T10:00:00.000Z',
    },
  },
});

const requests = await Promise.all(
  sessions.map(async (cookie, client) => ({
    cookie,
    operations: (await makeDocuments(docs, { space: `${space}c${client}_` })).map(toOperation),
  })),
);

async function push({ cookie, operations }) {
  const answer = await fetch(`${url}/sync/push`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({
      protocol: 1,
      epoch: null,
      replicaId: randomUUID(),
      deviceId: randomUUID(),
      firstN: 1,
      operations,
      pending: 0,
      oldestPending: null,
      sentAt: new Date().toISOString(),
    }),
  });
  if (!answer.ok) throw new Error(`push ${answer.status} ${await answer.text()}`);
  const { outcomes } = await answer.json();
  const applied = outcomes.filter(({ status }) => status === 'applied').length;
  if (applied !== operations.length) throw new Error(`${applied} of ${operations.length} applied`);
}

process.send('ready');
await new Promise((done) => process.once('message', done));
const before = performance.now();
await Promise.all(requests.map(push));
process.send({ milliseconds: performance.now() - before }, () => process.exit(0));
