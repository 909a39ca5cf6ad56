import { Hono, type Context } from 'hono';
import type * as z from 'zod/mini';
import { uuid } from '#protocol/primitives.ts';
import { accessQuery, supervisionWord, type AccessPage, type AccessQuery } from '#protocol/supervision.ts';
import { inTransaction, type Transaction } from '../db/transaction.ts';
import { addAccessRows, supervisionRow } from '../supervision/access-rows.ts';
import { findAccesses } from '../supervision/find-accesses.ts';
import { fileQuarantined, retryQuarantined } from '../supervision/decide-quarantine.ts';
import { findConflicts, findQuarantine, lockQuarantined } from '../supervision/find-quarantine.ts';
import { toCsv } from '../supervision/to-csv.ts';
import { closeDevice, endSessions, loadDevices, reopenDevice } from '../supervision/devices.ts';
import { loadOverseer, type Overseer, type SupervisionArea } from '../supervision/reach.ts';
import type { AppEnv, AppParts } from './app-parts.ts';
import { loggedInOnly } from './logged-in.ts';
import { problem } from './problems.ts';
import { readBody } from './read-body.ts';

const bodyBytes = 8 * 1024;
const accessRows = 100;
/** What a spreadsheet can still be worked with; more than that is asked for a day at a time. */
const exportedRows = 50_000;
const columns = [
  'at',
  'receivedAt',
  'staffName',
  'staffId',
  'role',
  'unitId',
  'action',
  'kind',
  'recordId',
  'personId',
  'reason',
  'outside',
] as const;

/**
 * `/admin`: what administrators and leaders look after. Each answer is made in one transaction that also logs it, and
 * reads the person's rights anew.
 */
export function supervisionRoutes(parts: AppParts): Hono<AppEnv> {
  const { pool, pokes, closings, log, now } = parts;
  const app = new Hono<AppEnv>();
  app.use('*', loggedInOnly(parts));

  const asOverseer = <T>(
    c: Context<AppEnv>,
    area: SupervisionArea,
    work: (tx: Transaction, overseer: Overseer) => Promise<T>,
  ): Promise<T | null> =>
    inTransaction(pool, c.var.loggedIn.tenantId, 'write', async (tx) => {
      const overseer = await loadOverseer(tx, c.var.loggedIn, area);
      return overseer && work(tx, overseer);
    });

  app.get('/devices', async (c) => {
    const at = now();
    const devices = await asOverseer(c, 'devices', async (tx, overseer) => {
      const row = supervisionRow(overseer, 'devices.list', { kind: 'device' }, null, at);
      await addAccessRows(tx, c.var.loggedIn, at.toISOString(), [row]);
      return loadDevices(tx, overseer, at);
    });
    return devices ? c.json({ devices, serverTime: at.toISOString() }) : problem(c, 'forbidden');
  });

  for (const action of ['close', 'reopen'] as const) {
    app.post(`/devices/:id/${action}`, async (c) => {
      const id = c.req.param('id');
      const body = await readJson(c, supervisionWord);
      if (!body.ok) return problem(c, body.reason);
      if (!uuid.safeParse(id).success) return problem(c, 'notFound');
      const { word } = body.value;
      const at = now();
      const isDone = await asOverseer(c, 'devices', async (tx, overseer) => {
        const row = supervisionRow(overseer, `device.${action}`, { kind: 'device', recordId: id }, word, at);
        const done =
          action === 'close'
            ? await closeDevice(tx, overseer, id, word, at)
            : await reopenDevice(tx, overseer, id);
        if (done) await addAccessRows(tx, c.var.loggedIn, at.toISOString(), [row]);
        return { done };
      });
      if (isDone?.done) {
        const { tenantId, staffId } = c.var.loggedIn;
        const closed = action === 'close' ? { at: at.toISOString(), by: staffId, reason: word } : null;
        // Closed it is, all the same: the note is for a database that comes back from an older backup.
        await closings.note({ tenantId, deviceId: id, closed }).catch((cause: unknown) => {
          log('error', 'closingNotNoted', { error: cause instanceof Error ? cause.name : 'unknown' });
        });
      }
      return answerDone(c, isDone && isDone.done);
    });
  }

  app.post('/staff/:id/end-sessions', async (c) => {
    const { id } = c.req.param();
    const at = now();
    const ended = await asOverseer(c, 'devices', async (tx, overseer) => {
      const row = supervisionRow(overseer, 'sessions.end', { kind: 'staff', recordId: id }, null, at);
      const count = await endSessions(tx, overseer, id);
      if (count !== null) await addAccessRows(tx, c.var.loggedIn, at.toISOString(), [row]);
      return { count };
    });
    return answerDone(c, ended && ended.count !== null);
  });

  /** Reading the log is logged too, in the same transaction and before it is read. */
  const readLog = (
    c: Context<AppEnv>,
    action: 'log.read' | 'log.export',
    query: AccessQuery,
    limit: number,
  ): Promise<AccessPage | null> =>
    asOverseer(c, 'access', async (tx, overseer) => {
      const at = now();
      const what = { kind: 'access', recordId: query.staffId ?? null, personId: query.personId ?? null };
      await addAccessRows(tx, c.var.loggedIn, at.toISOString(), [
        supervisionRow(overseer, action, what, query.day ?? null, at),
      ]);
      return findAccesses(tx, overseer, query, limit);
    });

  app.get('/access', async (c) => {
    const query = accessQuery.safeParse(c.req.query());
    if (!query.success) return problem(c, 'badRequest');
    const page = await readLog(c, 'log.read', query.data, accessRows);
    return page ? c.json(page) : problem(c, 'forbidden');
  });

  app.get('/access.csv', async (c) => {
    const query = accessQuery.safeParse(c.req.query());
    if (!query.success) return problem(c, 'badRequest');
    const page = await readLog(c, 'log.export', query.data, exportedRows);
    if (!page) return problem(c, 'forbidden');
    const rows = page.events.map((line) => columns.map((column) => String(line[column] ?? '')));
    return c.body(toCsv(columns, rows), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="innsyn.csv"',
    });
  });

  app.get('/disputes', async (c) => {
    const at = now();
    const found = await asOverseer(c, 'disputes', async (tx, overseer) => {
      const row = supervisionRow(overseer, 'disputes.list', { kind: 'operation' }, null, at);
      await addAccessRows(tx, c.var.loggedIn, at.toISOString(), [row]);
      return {
        quarantine: await findQuarantine(tx, overseer),
        conflicts: await findConflicts(tx, overseer),
      };
    });
    return found ? c.json(found) : problem(c, 'forbidden');
  });

  /** One operation in quarantine; what is done with it is logged, with the record it is about. */
  const withQuarantined = async <T>(
    c: Context<AppEnv>,
    action: string,
    work: (tx: Transaction, overseer: Overseer, named: QuarantineName, word: string, at: Date) => Promise<T>,
  ): Promise<Response | { readonly value: T }> => {
    const body = await readJson(c, supervisionWord);
    if (!body.ok) return problem(c, body.reason);
    const named = toQuarantineName(c.req.param('replicaId') ?? '', c.req.param('n') ?? '');
    if (!named) return problem(c, 'notFound');
    const at = now();
    const { word } = body.value;
    const done = await asOverseer(c, 'disputes', async (tx, overseer) => {
      const what = { kind: 'operation', recordId: `${named.replicaId}:${named.n}` };
      await addAccessRows(tx, c.var.loggedIn, at.toISOString(), [
        supervisionRow(overseer, action, what, word, at),
      ]);
      return { value: await work(tx, overseer, named, word, at) };
    });
    return done ?? problem(c, 'forbidden');
  };

  app.post('/quarantine/:replicaId/:n/open', async (c) => {
    const done = await withQuarantined(c, 'quarantine.open', async (tx, overseer, { replicaId, n }) => {
      const found = await lockQuarantined(tx, overseer, replicaId, n);
      return found.find((one) => one.n === n) ?? null;
    });
    if (done instanceof Response) return done;
    return done.value ? c.json({ raw: done.value.raw }) : problem(c, 'notFound');
  });

  app.post('/quarantine/:replicaId/:n/retry', async (c) => {
    const done = await withQuarantined(c, 'quarantine.retry', retryQuarantined);
    if (done instanceof Response) return done;
    if (!done.value) return problem(c, 'notFound');
    if (done.value.status !== 'quarantined') pokes.poke(c.var.loggedIn.tenantId);
    return c.json({ outcome: done.value });
  });

  app.post('/quarantine/:replicaId/:n/file', async (c) => {
    const done = await withQuarantined(c, 'quarantine.file', fileQuarantined);
    if (done instanceof Response) return done;
    if (done.value) pokes.poke(c.var.loggedIn.tenantId);
    return answerDone(c, done.value);
  });

  app.all('*', (c) => problem(c, 'notFound'));
  return app;
}

/** Null: no right to ask. False: nothing there for this person; which of the two is not told apart by content. */
const answerDone = (c: Context<AppEnv>, isDone: boolean | null): Response => {
  if (isDone === null) return problem(c, 'forbidden');
  return isDone ? c.body(null, 204) : problem(c, 'notFound');
};

type QuarantineName = { readonly replicaId: string; readonly n: number };

const toQuarantineName = (replicaId: string, n: string): QuarantineName | null =>
  uuid.safeParse(replicaId).success && /^[1-9]\d{0,14}$/.test(n) ? { replicaId, n: Number(n) } : null;

type Json<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: 'badRequest' | 'tooLarge' | 'wrongType' };

async function readJson<T>(c: Context<AppEnv>, schema: z.ZodMiniType<T>): Promise<Json<T>> {
  if (!/^application\/json\b/i.test(c.req.header('Content-Type') ?? ''))
    return { ok: false, reason: 'wrongType' };
  const body = await readBody(c.req.raw, bodyBytes);
  if (!body.ok) return body;
  try {
    const parsed = schema.safeParse(JSON.parse(body.text));
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, reason: 'badRequest' };
  } catch {
    return { ok: false, reason: 'badRequest' };
  }
}
