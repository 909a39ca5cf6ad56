import { Hono, type Context } from 'hono';
import type * as z from 'zod/mini';
import {
  learnerStatusQuery,
  learningReportQuery,
  type LearningReportQuery,
} from '#protocol/learning-report.ts';
import { inTransaction, type Transaction } from '../db/transaction.ts';
import { buildNational } from '../learning-report/build-national.ts';
import { buildReport } from '../learning-report/build-report.ts';
import { loadLearningOverseer, type LearningOverseer } from '../learning-report/learning-overseer.ts';
import { listLearners } from '../learning-report/list-learners.ts';
import { listStarted } from '../learning-report/list-started.ts';
import { toNationalSheets, toReportSheets } from '../learning-report/report-sheets.ts';
import type { ReportLanguage } from '../learning-report/report-texts.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { toWorkbook } from '../sheets/to-workbook.ts';
import { addAccessRows, supervisionRow } from '../supervision/access-rows.ts';
import { toCsv } from '../supervision/to-csv.ts';
import type { AppEnv, AppParts } from './app-parts.ts';
import { loggedInOnly } from './logged-in.ts';
import { problem } from './problems.ts';

/** A report is heavy: a reader turns a few pages, and then one every two seconds. */
const reportsOfOne = { burst: 40, perSecond: 0.5 };

/** Counting reads all there is of one moment; what was read may be written down in the same transaction. */
const mode = 'noted';

/**
 * `/learning/report`: figures and lists for the ABC contact, and for leaders of their units. Each answer is made in one transaction
 * that also logs it, and reads the person's rights anew. No note and no own words are in any of them.
 */
export function learningReportRoutes(parts: AppParts): Hono<AppEnv> {
  const { pool, now, sharedLimit } = parts;
  const app = new Hono<AppEnv>();
  app.use('*', loggedInOnly(parts));

  /** Null right away: not allowed. `action` is what the log says. */
  const answer = async <Q, T>(
    c: Context<AppEnv>,
    schema: z.ZodMiniType<Q>,
    { action, kind, contactOnly = false }: { action: string; kind: string; contactOnly?: boolean },
    work: (tx: Transaction, overseer: LearningOverseer, query: Q, at: Date) => Promise<T>,
  ): Promise<Response | { readonly value: T; readonly query: Q }> => {
    const query = schema.safeParse(c.req.query());
    if (!query.success) return problem(c, 'badRequest');
    const { tenantId, staffId } = c.var.loggedIn;
    const wait = await sharedLimit(['learning-report', tenantId, staffId], reportsOfOne);
    if (wait > 0) return problem(c, 'tooMany', { retryAfterSeconds: wait });
    const at = now();
    const done = await inTransaction(pool, tenantId, mode, async (tx) => {
      const overseer = await loadLearningOverseer(tx, c.var.loggedIn);
      if (!overseer || (contactOnly && overseer.role !== 'abcContact')) return null;
      await addAccessRows(tx, c.var.loggedIn, at.toISOString(), [
        supervisionRow(overseer, action, { kind }, null, at),
      ]);
      return { value: await work(tx, overseer, query.data, at), query: query.data };
    });
    return done ?? problem(c, 'forbidden');
  };

  app.get('/', async (c) => {
    const done = await answer(
      c,
      learningReportQuery,
      { action: 'learning.report', kind: 'learning' },
      buildReport,
    );
    return done instanceof Response ? done : c.json(done.value);
  });

  app.get('/learners', async (c) => {
    const done = await answer(
      c,
      learnerStatusQuery,
      { action: 'learning.learners', kind: 'learning' },
      listLearners,
    );
    return done instanceof Response ? done : c.json(done.value);
  });

  app.get('/national', async (c) => {
    const done = await answer(
      c,
      learningReportQuery,
      { action: 'learning.report', kind: 'learning', contactOnly: true },
      (tx, overseer, { to }, at) => buildNational(tx, overseer, to, at),
    );
    return done instanceof Response ? done : c.json(done.value);
  });

  /** The three that can be taken out, each as CSV (its first table) and as a workbook. */
  const files: readonly {
    readonly path: string;
    readonly file: string;
    readonly contactOnly: boolean;
    readonly make: (
      tx: Transaction,
      overseer: LearningOverseer,
      query: LearningReportQuery,
      language: ReportLanguage,
      at: Date,
    ) => Promise<readonly Sheet[]>;
  }[] = [
    {
      path: 'figures',
      file: 'opplaering',
      contactOnly: false,
      make: async (tx, overseer, query, language, at) =>
        toReportSheets(await buildReport(tx, overseer, query, at), language),
    },
    {
      path: 'national',
      file: 'aarstall',
      contactOnly: true,
      make: async (tx, overseer, { to }, language, at) =>
        toNationalSheets(await buildNational(tx, overseer, to, at), language),
    },
    { path: 'started', file: 'startet', contactOnly: true, make: listStarted },
  ];
  for (const { path, file, contactOnly, make } of files) {
    const asked = (c: Context<AppEnv>) =>
      answer(
        c,
        learningReportQuery,
        { action: 'learning.export', kind: `learning.${path}`, contactOnly },
        (tx, overseer, query, at) => make(tx, overseer, query, query.lang ?? 'nb', at),
      );
    app.get(`/${path}.csv`, async (c) => {
      const done = await asked(c);
      if (done instanceof Response) return done;
      const [sheet] = done.value;
      const rows = (sheet?.rows ?? []).map((row) =>
        row.map((cell) => (typeof cell === 'number' ? String(cell) : cell)),
      );
      return c.body(toCsv(sheet?.header ?? [], rows), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${file}-${done.query.to}.csv"`,
      });
    });
    app.get(`/${path}.xlsx`, async (c) => {
      const done = await asked(c);
      if (done instanceof Response) return done;
      return c.body(new Uint8Array(toWorkbook(done.value)), 200, {
        'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'Content-Disposition': `attachment; filename="${file}-${done.query.to}.xlsx"`,
      });
    });
  }

  app.all('*', (c) => problem(c, 'notFound'));
  return app;
}
