import { Hono } from 'hono';
import { demoMount } from '../auth/demo-mount.ts';
import { createPostgresDatabase } from '../sync/postgres-rows.ts';
import type { AppEnv, AppParts } from './app-parts.ts';
import { authRoutes, demoLoginRoutes } from './auth-routes.ts';
import { certificateRoutes, confirmationKeysPath } from './certificate-routes.ts';
import { dueRoutes } from './due-routes.ts';
import { fhirRoutes } from './fhir-routes.ts';
import { gzipAnswers } from './gzip-answers.ts';
import { handleError } from './handle-error.ts';
import { healthRoutes } from './health-routes.ts';
import { learningRoutes } from './learning-routes.ts';
import { learningReportRoutes } from './learning-report-routes.ts';
import { logRequests } from './log-requests.ts';
import { loggedInOnly } from './logged-in.ts';
import { openApi } from './openapi.ts';
import { problem } from './problems.ts';
import { lossReportRoute } from './loss-report-route.ts';
import { sameSiteOnly } from './same-site.ts';
import { policyFor, securityHeaders } from './security-headers.ts';
import { sessionRoute } from './session-route.ts';
import { statementRoutes } from './statement-routes.ts';
import { staticFiles } from './static-files.ts';
import { supervisionRoutes } from './supervision-routes.ts';
import { syncRoutes } from './sync-routes.ts';
import { vaultRoute } from './vault-route.ts';

/** The whole of what answers over HTTP, but the demo provider's own addresses. */
export function createApp(parts: AppParts): Hono<AppEnv> {
  const headers = Object.entries(securityHeaders(parts.publicUrl, parts.provOrigins));
  const app = new Hono<AppEnv>();
  app.use('*', logRequests(parts));
  app.use('*', async (c, next) => {
    await next();
    for (const [name, value] of headers) c.res.headers.set(name, value);
    const policy = c.res.headers.get('Content-Security-Policy') ?? '';
    c.res.headers.set('Content-Security-Policy', policyFor(c.req.path, policy));
  });
  app.use('*', sameSiteOnly(parts.publicUrl));
  for (const path of ['/session', '/sync/*', '/admin/*', '/due', '/fhir/*', '/openapi.json'])
    app.use(path, gzipAnswers);

  app.route('/', healthRoutes(parts));
  app.route('/auth', authRoutes(parts));
  app.route(demoMount, demoLoginRoutes(parts));
  app.route('/session', sessionRoute(parts));
  app.route('/vault', vaultRoute(parts));
  const database = createPostgresDatabase(parts.pool);
  app.route('/sync/losses', lossReportRoute(parts));
  app.route(
    '/sync',
    syncRoutes({ ...parts, database, loggedInOnly: loggedInOnly(parts, { closed: 'let' }) }),
  );
  app.route('/admin', supervisionRoutes(parts));
  app.route('/due', dueRoutes(parts));
  app.route('/learning/report', learningReportRoutes(parts));
  app.route('/learning/certificates', certificateRoutes(parts));
  app.route('/learning/statements', statementRoutes(parts));
  app.route('/learning', learningRoutes(parts));
  app.route('/fhir/R4', fhirRoutes(parts));
  app.get(confirmationKeysPath, (c) => c.json(parts.confirmations.publicKeys));
  const description = openApi(parts.version);
  app.get('/openapi.json', (c) => c.json(description));
  for (const api of ['/auth/*', '/sync/*', '/vault/*', `${demoMount}/*`])
    app.all(api, (c) => problem(c, 'notFound'));
  app.get('*', staticFiles(parts.staticDir, parts.provOrigins));
  app.notFound((c) =>
    problem(c, c.req.method === 'GET' || c.req.method === 'HEAD' ? 'notFound' : 'wrongMethod'),
  );
  app.onError(handleError(parts.log));
  return app;
}
