import { Hono, type Context } from 'hono';
import type * as z from 'zod/mini';
import { uuid } from '#protocol/primitives.ts';
import { supervisionWord } from '#protocol/supervision.ts';
import { inTransaction, type Transaction } from '../db/transaction.ts';
import { addAccessRows, supervisionRow } from '../supervision/access-rows.ts';
import { closeDevice, endSessions, loadDevices, reopenDevice } from '../supervision/devices.ts';
import { loadOverseer, type Overseer, type SupervisionArea } from '../supervision/reach.ts';
import type { AppEnv, AppParts } from './app-parts.ts';
import { loggedInOnly } from './logged-in.ts';
import { problem } from './problems.ts';
import { readBody } from './read-body.ts';

const bodyBytes = 8 * 1024;

/**
 * `/admin`: what administrators and leaders look after. Each answer is made in one transaction that also logs it, and
 * reads the person's rights anew.
 */
export function supervisionRoutes(parts: AppParts): Hono<AppEnv> {
  const { pool, now } = parts;
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

  app.post('/devices/:id/close', async (c) => {
    const { id } = c.req.param();
    const body = await readJson(c, supervisionWord);
    if (!body.ok) return problem(c, body.reason);
    if (!uuid.safeParse(id).success) return problem(c, 'notFound');
    const at = now();
    const isDone = await asOverseer(c, 'devices', async (tx, overseer) => {
      const row = supervisionRow(
        overseer,
        'device.close',
        { kind: 'device', recordId: id },
        body.value.word,
        at,
      );
      const closed = await closeDevice(tx, overseer, id, body.value.word, at);
      if (closed) await addAccessRows(tx, c.var.loggedIn, at.toISOString(), [row]);
      return { closed };
    });
    return answerDone(c, isDone && isDone.closed);
  });

  app.post('/devices/:id/reopen', async (c) => {
    const { id } = c.req.param();
    const body = await readJson(c, supervisionWord);
    if (!body.ok) return problem(c, body.reason);
    if (!uuid.safeParse(id).success) return problem(c, 'notFound');
    const at = now();
    const isDone = await asOverseer(c, 'devices', async (tx, overseer) => {
      const row = supervisionRow(
        overseer,
        'device.reopen',
        { kind: 'device', recordId: id },
        body.value.word,
        at,
      );
      const reopened = await reopenDevice(tx, overseer, id);
      if (reopened) await addAccessRows(tx, c.var.loggedIn, at.toISOString(), [row]);
      return { reopened };
    });
    return answerDone(c, isDone && isDone.reopened);
  });

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

  app.all('*', (c) => problem(c, 'notFound'));
  return app;
}

/** Null: no right to ask. False: nothing there for this person; which of the two is not told apart by content. */
const answerDone = (c: Context<AppEnv>, isDone: boolean | null): Response => {
  if (isDone === null) return problem(c, 'forbidden');
  return isDone ? c.body(null, 204) : problem(c, 'notFound');
};

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
