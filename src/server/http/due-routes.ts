import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { addDays, type Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import { dueQuery, type DueList } from '#protocol/due-list.ts';
import { unitScope } from '#protocol/scope.ts';
import { loadActor, type Actor } from '../actor.ts';
import { inTransaction, type Transaction } from '../db/transaction.ts';
import { dueInUnit, type DueRow } from '../due/due-in-unit.ts';
import { addAccessRows } from '../supervision/access-rows.ts';
import { toCsv } from '../supervision/to-csv.ts';
import { roleFor } from '../sync/to-access.ts';
import type { AppEnv, AppParts } from './app-parts.ts';
import { loggedInOnly } from './logged-in.ts';
import { problem } from './problems.ts';

const daysAhead = 7;
const columns = [
  'family',
  'given',
  'birthDate',
  'unit',
  'room',
  'due',
  'overdueDays',
  'reason',
  'form',
  'schedule',
  'personId',
];

type Asked = {
  readonly actor: Actor;
  readonly rows: readonly DueRow[];
  readonly unitNames: ReadonlyMap<string, string>;
  readonly unitId: string;
  readonly today: Day;
  readonly until: Day;
};

/** `/due`: what is due in a unit and those below it, worked out from the server's own rows, for whoever may read that unit's persons. */
export function dueRoutes(parts: AppParts): Hono<AppEnv> {
  const { pool, now } = parts;
  const app = new Hono<AppEnv>();
  app.use('*', loggedInOnly(parts));

  /** Rights and rows in one transaction; with `then` what goes with it, such as a line in the log. */
  const ask = async (
    c: Context<AppEnv>,
    mode: 'snapshot' | 'write',
    then: (tx: Transaction, asked: Asked, at: Date) => Promise<void>,
  ): Promise<Response | (Asked & { readonly at: Date })> => {
    const query = dueQuery.safeParse(c.req.query());
    if (!query.success) return problem(c, 'badRequest');
    const { unitId } = query.data;
    const at = now();
    const today = osloDay(at.toISOString());
    const until = query.data.until ?? addDays(today, daysAhead);
    const { tenantId, staffId } = c.var.loggedIn;
    const asked = await inTransaction(pool, tenantId, mode, async (tx) => {
      const actor = await loadActor(tx, tenantId, staffId);
      if (!actor?.scopes.read.includes(unitScope(unitId))) return null;
      const rows = await dueInUnit(tx, actor, unitId, { today, until });
      const units = await tx.query<{ id: string; name: string }>(
        `SELECT id, body ->> 'name' AS name FROM visitt.record WHERE kind = 'unit'`,
      );
      const unitNames = new Map(units.rows.map(({ id, name }) => [id, name]));
      const found = { actor, rows, unitNames, unitId, today, until };
      await then(tx, found, at);
      return found;
    });
    return asked ? { ...asked, at } : problem(c, 'forbidden');
  };

  app.get('/', async (c) => {
    const asked = await ask(c, 'snapshot', () => Promise.resolve());
    if (asked instanceof Response) return asked;
    const { rows, unitId, today, until, at } = asked;
    const due = rows.map(({ personId, screening }) => ({ personId, ...screening }));
    return c.json({ unitId, today, until, serverTime: at.toISOString(), due } satisfies DueList);
  });

  /** With names, for a spreadsheet: taking it out is logged. */
  app.get('/list.csv', async (c) => {
    const asked = await ask(c, 'write', async (tx, { actor, unitId }, at) => {
      const row = {
        id: randomUUID(),
        role: roleFor(actor, unitId),
        unitId,
        action: 'export',
        kind: 'due',
        recordId: null,
        personId: null,
        reason: null,
        outside: false,
        at: at.toISOString(),
      };
      await addAccessRows(tx, c.var.loggedIn, at.toISOString(), [row]);
    });
    if (asked instanceof Response) return asked;
    const lines = asked.rows.map(({ personId, person, screening }) => [
      person.family,
      person.given,
      person.birthDate,
      asked.unitNames.get(person.unitId) ?? '',
      person.room ?? '',
      screening.due,
      String(screening.overdueDays),
      screening.reason,
      screening.questionnaire.split('/').at(-1) ?? '',
      `${screening.rule.schedule}|${screening.rule.version}`,
      personId,
    ]);
    return c.body(toCsv(columns, lines), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="forfall.csv"',
    });
  });

  return app;
}
