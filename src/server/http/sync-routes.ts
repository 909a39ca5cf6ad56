import { Hono, type MiddlewareHandler } from 'hono';
import { linesType } from '#protocol/pull.ts';
import { pushRequest } from '#protocol/push.ts';
import { protocolVersion, pushBytes, pushLimit } from '#protocol/version.ts';
import { pull } from '../sync/pull.ts';
import { createPushQueue } from '../sync/push-queue.ts';
import type { SyncDatabase } from '../sync/sync-rows.ts';
import { toAnswerLines } from '../sync/to-answer-lines.ts';
import { toAnswerText } from '../sync/to-answer-text.ts';
import type { AppEnv, AppParts } from './app-parts.ts';
import { problem } from './problems.ts';
import { createRateLimit } from './rate-limit.ts';
import { readBody } from './read-body.ts';

/** What sync over HTTP is put together from; the simulation gives it rows in memory and its own log-in. */
export type SyncParts = Pick<AppParts, 'metrics' | 'pokes' | 'now' | 'limits'> & {
  readonly database: SyncDatabase;
  /** Says who asks in `c.var.loggedIn`, or answers no. Lets a closed device through: it may push. */
  readonly loggedInOnly: MiddlewareHandler<AppEnv>;
  /** Changes in one page of a pull; absent: the protocol's own limit. */
  readonly pageRows?: number;
};

/** Of one session: a first pull of 100,000 rows is 200 pages. */
const pulls = { burst: 600, perSecond: 20 };
/** Of a whole tenant, in requests of up to `pushLimit` operations: one municipality does not take the server from the others. */
const tenantPushes = { burst: 10_000, perSecond: 1000 };

export function syncRoutes(parts: SyncParts): Hono<AppEnv> {
  const { database, loggedInOnly, metrics, pokes, now, limits, pageRows } = parts;
  const pushLimitOf = createRateLimit(limits.push.burst, limits.push.perSecond, () => now().getTime());
  const pullLimitOf = createRateLimit(pulls.burst, pulls.perSecond, () => now().getTime());
  const tenantLimitOf = createRateLimit(tenantPushes.burst, tenantPushes.perSecond, () => now().getTime());
  const push = createPushQueue(database, now, (result) =>
    metrics.count('visitt_push_groups_total', { result }),
  );
  const app = new Hono<AppEnv>();
  app.use('*', loggedInOnly, ownStoreOnly);
  app.use('/pull', openDeviceOnly);
  app.use('/poke', openDeviceOnly);

  app.post('/push', async (c) => {
    const { loggedIn } = c.var;
    const wait = pushLimitOf(loggedIn.sessionId) || tenantLimitOf(loggedIn.tenantId);
    if (wait > 0) return problem(c, 'tooMany', { retryAfterSeconds: wait });
    if (!/^application\/json\b/i.test(c.req.header('Content-Type') ?? '')) return problem(c, 'wrongType');
    const body = await readBody(c.req.raw, pushBytes);
    if (!body.ok) return problem(c, body.reason);
    const envelope = parseEnvelope(body.text);
    if (!envelope.ok) return problem(c, envelope.reason, { detail: envelope.detail });
    const result = await push(loggedIn, envelope.request, body.text);
    metrics.count('visitt_pushes_total', { result: result.ok ? 'ok' : result.reason });
    if (result.ok) {
      for (const { status } of result.fresh) metrics.count('visitt_operations_total', { outcome: status });
      if (result.fresh.some(({ status }) => status === 'applied' || status === 'conflict')) {
        const places = result.fresh.map((one) => (one.status === 'quarantined' ? 0 : one.position));
        pokes.poke(loggedIn.tenantId, Math.max(...places));
      }
      return c.body(...withLength(JSON.stringify(result.answer)));
    }
    switch (result.reason) {
      case 'gap':
        return problem(c, 'gap', { expectedN: result.expectedN });
      case 'foreignReplica':
      case 'replicaReused':
        return problem(c, result.reason);
      case 'unknownStaff':
        return problem(c, 'notLoggedIn');
    }
  });

  app.get('/pull', async (c) => {
    const wait = pullLimitOf(c.var.loggedIn.sessionId);
    if (wait > 0) return problem(c, 'tooMany', { retryAfterSeconds: wait });
    const result = await pull(database, c.var.loggedIn, c.req.query('cursor') || null, now, pageRows);
    if (!result.ok) return problem(c, result.reason === 'unknownStaff' ? 'notLoggedIn' : 'cursorGone');
    metrics.count('visitt_pulled_rows_total', {}, result.answer.rows.length);
    const { answer } = result;
    if (c.req.query('form') === 'lines') {
      return c.body(...withLength(toAnswerLines(answer, c.var.loggedIn.staffId), linesType));
    }
    const form = c.req.query('stamps') === 'grouped' ? 'grouped' : 'each';
    return c.body(...withLength(toAnswerText(answer, form)));
  });

  app.get('/poke', (c) => {
    const { tenantId, expiresAt } = c.var.loggedIn;
    return new Response(pokeStream(pokes, tenantId, expiresAt.getTime() - now().getTime()), {
      headers: {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
      },
    });
  });
  return app;
}

/** With its length, by which it is known whether it is worth packing. */
const withLength = (text: string, type = 'application/json') =>
  [text, 200, { 'Content-Type': type, 'Content-Length': String(Buffer.byteLength(text)) }] as const;

/**
 * `x-visitt` names whose store on the device is speaking. Another user may have logged in in another tab since: then
 * the store waits for its own user rather than push under somebody else's name.
 */
const ownStoreOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  const storeOf = c.req.header('x-visitt');
  if (storeOf !== undefined && storeOf !== c.var.loggedIn.staffId) return problem(c, 'notLoggedIn');
  return next();
};

/** A device that has been closed delivers what was made before that, and gets nothing more. */
const openDeviceOnly: MiddlewareHandler<AppEnv> = async (c, next) =>
  c.var.loggedIn.deviceClosedAt ? problem(c, 'deviceClosed') : next();

type Envelope =
  | { readonly ok: true; readonly request: ReturnType<typeof pushRequest.parse> }
  | {
      readonly ok: false;
      readonly reason: 'badRequest' | 'wrongProtocol' | 'tooLarge';
      readonly detail: string;
    };

function parseEnvelope(text: string): Envelope {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'badRequest', detail: 'not JSON' };
  }
  const { protocol, operations } = (value ?? {}) as {
    readonly protocol?: unknown;
    readonly operations?: unknown;
  };
  if (typeof protocol === 'number' && protocol !== protocolVersion) {
    return { ok: false, reason: 'wrongProtocol', detail: `this server speaks ${protocolVersion}` };
  }
  if (Array.isArray(operations) && operations.length > pushLimit) {
    return { ok: false, reason: 'tooLarge', detail: `at most ${pushLimit} operations` };
  }
  const parsed = pushRequest.safeParse(value);
  if (parsed.success) return { ok: true, request: parsed.data };
  const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'body');
  return {
    ok: false,
    reason: 'badRequest',
    detail: [...new Set(fields)].slice(0, 10).join(', ').slice(0, 500),
  };
}

const heartbeatMilliseconds = 25_000;

/** An event without data each time something of the tenant changed; a comment now and then keeps the line open. */
function pokeStream(
  pokes: AppParts['pokes'],
  tenantId: string,
  milliseconds: number,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = (): void => undefined;
  return new ReadableStream({
    start(controller) {
      const say = (text: string): void => controller.enqueue(encoder.encode(text));
      const beat = setInterval(() => say(': \n\n'), heartbeatMilliseconds);
      const end = setTimeout(() => finish(), Math.min(milliseconds, 2_147_483_647));
      const unlisten = pokes.listen(
        tenantId,
        () => say('event: poke\ndata:\n\n'),
        () => finish(),
      );
      stop = () => {
        clearInterval(beat);
        clearTimeout(end);
        unlisten();
      };
      const finish = (): void => {
        stop();
        controller.close();
      };
      say(': \n\n');
    },
    cancel: () => stop(),
  });
}
