import { Hono } from 'hono';
import { loadActor, type Actor } from '../actor.ts';
import { inTransaction, type Transaction } from '../db/transaction.ts';
import { capabilityStatement } from '../fhir/capability-statement.ts';
import { createQuestionnaire } from '../fhir/create-questionnaire.ts';
import { findNoted } from '../fhir/find-noted.ts';
import { fhirJson, outcome } from '../fhir/operation-outcome.ts';
import { isResourceType, parseSearch, type Search } from '../fhir/search.ts';
import type { AppEnv, AppParts } from './app-parts.ts';
import { handleError } from './handle-error.ts';
import { createLoggedIn } from './logged-in.ts';
import { readBody } from './read-body.ts';

const questionnaireBytes = 5 * 1024 * 1024;

/** `/fhir/R4`: the records as FHIR, in the scopes of whoever asks. Every no is an OperationOutcome. */
export function fhirRoutes(parts: AppParts): Hono<AppEnv> {
  const { pool, publicUrl, version, pokes, now, log } = parts;
  const app = new Hono<AppEnv>();
  const started = now().toISOString();

  app.get('/metadata', (c) => fhirJson(c, capabilityStatement(publicUrl, version, started)));

  const loadLoggedIn = createLoggedIn(parts);
  app.use('*', async (c, next) => {
    const loggedIn = await loadLoggedIn(c);
    if (!loggedIn) return outcome(c, 'login', 'log in first');
    if (loggedIn.deviceClosedAt) return outcome(c, 'forbidden', 'this device has been closed');
    c.set('loggedIn', loggedIn);
    c.header('Cache-Control', 'no-store');
    return next();
  });

  const asActor = <T>(
    { tenantId, staffId }: { readonly tenantId: string; readonly staffId: string },
    mode: 'write' | 'noted',
    work: (tx: Transaction, actor: Actor) => Promise<T>,
  ): Promise<T | null> =>
    inTransaction(pool, tenantId, mode, async (tx) => {
      const actor = await loadActor(tx, tenantId, staffId);
      return actor && work(tx, actor);
    });

  app.get('/:type', async (c) => {
    const type = c.req.param('type');
    if (!isResourceType(type)) return outcome(c, 'not-found', 'this resource is not served');
    const { searchParams } = new URL(c.req.url);
    const parsed = parseSearch(type, searchParams);
    if (!parsed.ok) return outcome(c, parsed.code, `parameter ${parsed.parameter}`);
    const { search } = parsed;
    const found = await asActor(c.var.loggedIn, 'noted', (tx, actor) =>
      findNoted(tx, actor, c.var.loggedIn, type, search, now()),
    );
    if (!found) return outcome(c, 'login', 'log in first');
    const address = `${publicUrl}/fhir/R4/${type}`;
    const link = (relation: string, query: URLSearchParams): object => ({
      relation,
      url: query.size > 0 ? `${address}?${query.toString()}` : address,
    });
    const following = new URLSearchParams(searchParams);
    following.set('_after', found.resources.at(-1)?.id ?? '');
    return fhirJson(c, {
      resourceType: 'Bundle',
      type: 'searchset',
      total: found.total,
      link: [link('self', searchParams), ...(found.hasMore ? [link('next', following)] : [])],
      entry: found.resources.map((resource) => ({
        fullUrl: `${address}/${resource.id}`,
        resource,
        search: { mode: 'match' },
      })),
    });
  });

  app.get('/:type/:id', async (c) => {
    const { type, id } = c.req.param();
    if (!isResourceType(type)) return outcome(c, 'not-found', 'this resource is not served');
    const search: Search = { ...one, ids: [id] };
    const found = id.includes('\0')
      ? null
      : await asActor(c.var.loggedIn, 'noted', (tx, actor) =>
          findNoted(tx, actor, c.var.loggedIn, type, search, now()),
        );
    const resource = found?.resources[0];
    return resource ? fhirJson(c, resource) : outcome(c, 'not-found', 'there is no such resource for you');
  });

  app.post('/Questionnaire', async (c) => {
    const body = await readBody(c.req.raw, questionnaireBytes);
    if (!body.ok) return outcome(c, body.reason === 'tooLarge' ? 'too-long' : 'invalid', 'body');
    const value = parseJson(body.text);
    if (value === undefined) return outcome(c, 'invalid', 'not JSON');
    const { loggedIn } = c.var;
    const created = await asActor(loggedIn, 'write', (tx, actor) =>
      createQuestionnaire(tx, actor, value, now()),
    );
    if (!created) return outcome(c, 'login', 'log in first');
    if (!created.ok) return outcome(c, created.code, created.diagnostics);
    pokes.poke(loggedIn.tenantId);
    c.header('Location', `${publicUrl}/fhir/R4/Questionnaire/${created.id}`);
    return fhirJson(
      c,
      { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'informational' }] },
      201,
    );
  });

  app.all('*', (c) => outcome(c, 'not-supported', 'this is not served'));
  const answerProblem = handleError(log);
  app.onError(async (cause, c) => {
    const { status } = await answerProblem(cause, c);
    return outcome(c, status === 503 ? 'transient' : 'exception', 'the server could not answer');
  });
  return app;
}

const one: Search = {
  ids: null,
  personId: null,
  questionnaire: null,
  url: null,
  version: null,
  count: 1,
  after: null,
};

/** Undefined is what JSON cannot hold: it was not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
