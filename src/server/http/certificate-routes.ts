import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import { certificateQuery } from '#protocol/learning-report.ts';
import { uuid } from '#protocol/primitives.ts';
import { recordBodies } from '#protocol/record-bodies.ts';
import { loadConfirmation } from '../certificate/confirmation.ts';
import { toConfirmationPdf } from '../certificate/to-confirmation-pdf.ts';
import { inTransaction, type Transaction } from '../db/transaction.ts';
import { loadLearningOverseer, type LearningOverseer } from '../learning-report/learning-overseer.ts';
import { listCertificates } from '../learning-report/list-certificates.ts';
import { markReceived } from '../learning-report/mark-received.ts';
import { addAccessRows, supervisionRow } from '../supervision/access-rows.ts';
import type { AppEnv, AppParts } from './app-parts.ts';
import { loggedInOnly } from './logged-in.ts';
import { problem } from './problems.ts';

const jobsOfOne = { burst: 120, perSecond: 2 };
/** Making a PDF takes the server a tenth of a second. */
const papersOfOne = { burst: 10, perSecond: 0.1 };
const paperQuery = z.object({ lang: z.optional(z.enum(['nb', 'nn', 'en'])) });

/** Where the public half of the key of confirmations is. */
export const confirmationKeysPath = '/.well-known/visitt-confirmation-keys.json';

/**
 * `/learning/certificates`: what learners have asked for, that it has come, and the confirmation of what is recorded. For the ABC
 * contact; a learner gets the confirmation of her own.
 */
export function certificateRoutes(parts: AppParts): Hono<AppEnv> {
  const { pool, pokes, now, sharedLimit, confirmations, publicUrl } = parts;
  const app = new Hono<AppEnv>();
  app.use('*', loggedInOnly(parts));

  const asContact = <T>(
    c: Context<AppEnv>,
    mode: 'noted' | 'write',
    work: (tx: Transaction, contact: LearningOverseer) => Promise<T>,
  ): Promise<T | null> =>
    inTransaction(pool, c.var.loggedIn.tenantId, mode, async (tx) => {
      const overseer = await loadLearningOverseer(tx, c.var.loggedIn);
      return overseer?.role === 'abcContact' ? work(tx, overseer) : null;
    });
  const waitFor = (c: Context<AppEnv>, what: string, limit: typeof jobsOfOne): Promise<number> =>
    sharedLimit([what, c.var.loggedIn.tenantId, c.var.loggedIn.staffId], limit);

  app.get('/', async (c) => {
    const query = certificateQuery.safeParse(c.req.query());
    if (!query.success) return problem(c, 'badRequest');
    const wait = await waitFor(c, 'certificates', jobsOfOne);
    if (wait > 0) return problem(c, 'tooMany', { retryAfterSeconds: wait });
    const at = now();
    const list = await asContact(c, 'noted', async (tx, contact) => {
      const row = supervisionRow(contact, 'certificates.list', { kind: 'certificate' }, null, at);
      await addAccessRows(tx, c.var.loggedIn, at.toISOString(), [row]);
      return listCertificates(tx, contact, query.data, at);
    });
    return list ? c.json(list) : problem(c, 'forbidden');
  });

  for (const [path, hasCome] of [
    ['received', true],
    ['not-received', false],
  ] as const) {
    app.post(`/:id/${path}`, async (c) => {
      const id = c.req.param('id');
      if (!uuid.safeParse(id).success) return problem(c, 'notFound');
      const wait = await waitFor(c, 'certificates', jobsOfOne);
      if (wait > 0) return problem(c, 'tooMany', { retryAfterSeconds: wait });
      const at = now();
      const marked = await asContact(c, 'write', async (tx, contact) => {
        const row = supervisionRow(
          contact,
          `certificate.${path}`,
          { kind: 'certificate', recordId: id },
          null,
          at,
        );
        const done = await markReceived(tx, contact, id, hasCome, at);
        if (done) await addAccessRows(tx, c.var.loggedIn, at.toISOString(), [row]);
        return { done };
      });
      if (!marked) return problem(c, 'forbidden');
      if (!marked.done) return problem(c, 'notFound');
      pokes.poke(c.var.loggedIn.tenantId);
      return c.body(null, 204);
    });
  }

  app.get('/:id/confirmation.pdf', async (c) => {
    const id = c.req.param('id');
    const query = paperQuery.safeParse(c.req.query());
    if (!query.success) return problem(c, 'badRequest');
    if (!uuid.safeParse(id).success) return problem(c, 'notFound');
    const wait = await waitFor(c, 'confirmation', papersOfOne);
    if (wait > 0) return problem(c, 'tooMany', { retryAfterSeconds: wait });
    const { tenantId, staffId } = c.var.loggedIn;
    const at = now();
    const confirmation = await inTransaction(pool, tenantId, 'noted', async (tx) => {
      const overseer = await loadLearningOverseer(tx, c.var.loggedIn);
      const { rows } = await tx.query<{ readonly body: unknown }>(
        `SELECT body FROM visitt.record WHERE id = $1 AND kind = 'certificate'`,
        [id],
      );
      const certificate = recordBodies.certificate.safeParse(rows[0]?.body);
      if (!certificate.success || certificate.data.status !== 'requested') return null;
      const isOwn = certificate.data.learnerId === staffId;
      if (!isOwn && overseer?.role !== 'abcContact') return null;
      const role = isOwn ? 'learner' : 'abcContact';
      await addAccessRows(tx, c.var.loggedIn, at.toISOString(), [
        supervisionRow({ role }, 'certificate.print', { kind: 'certificate', recordId: id }, null, at),
      ]);
      return loadConfirmation(tx, certificate.data, at);
    });
    // Not there and not hers look alike: who has asked for a bevis is nobody else's business.
    if (!confirmation) return problem(c, 'notFound');
    const pdf = await toConfirmationPdf({
      confirmation,
      jws: confirmations.sign({
        iss: publicUrl,
        iat: Math.floor(at.getTime() / 1000),
        jti: confirmation.id,
        ...confirmation,
      }),
      keyId: confirmations.keyId,
      keyAddress: `${publicUrl}${confirmationKeysPath}`,
      language: query.data.lang ?? 'nb',
    });
    return c.body(new Uint8Array(pdf), 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'attachment; filename="registrert-i-visitt.pdf"',
    });
  });

  app.all('*', (c) => problem(c, 'notFound'));
  return app;
}
