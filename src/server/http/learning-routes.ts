import { Hono, type Context } from 'hono';
import { learningScope, ownScope } from '#protocol/scope.ts';
import type { GroupStatus, OwnCheckIns, SeminarRoomAnswer } from '#protocol/learning-answers.ts';
import { loadActor, type Actor } from '../actor.ts';
import { inTransaction, type Transaction } from '../db/transaction.ts';
import { loadGroupStatus } from '../learning/load-group-status.ts';
import { loadSeminarRooms } from '../learning/load-seminar-rooms.ts';
import { isContact, leadsGroups } from '../learning-scopes.ts';
import type { AppEnv, AppParts } from './app-parts.ts';
import { loggedInOnly } from './logged-in.ts';
import { problem } from './problems.ts';

/** `/learning`: what leaders may know of others, and what was found of one's own check-ins. Never a note. */
export function learningRoutes(parts: AppParts): Hono<AppEnv> {
  const { pool, now } = parts;
  const app = new Hono<AppEnv>();
  app.use('*', loggedInOnly(parts));

  const asActor = <T>(
    c: Context<AppEnv>,
    work: (tx: Transaction, actor: Actor) => Promise<T | null>,
  ): Promise<T | null> => {
    const { tenantId, staffId } = c.var.loggedIn;
    return inTransaction(pool, tenantId, 'snapshot', async (tx) => {
      const actor = await loadActor(tx, tenantId, staffId);
      return actor && work(tx, actor);
    });
  };

  app.get('/groups/:id/status', async (c) => {
    const groupId = c.req.param('id');
    const at = now();
    const members = await asActor(c, (tx, actor) => loadGroupStatus(tx, actor, groupId, at));
    if (!members) return problem(c, 'forbidden');
    return c.json({ groupId, serverTime: at.toISOString(), members: [...members] } satisfies GroupStatus);
  });

  app.get('/seminars/:id/attendance', async (c) => {
    const seminarId = c.req.param('id');
    const found = await asActor(c, async (tx, { roles }) => {
      if (!leadsGroups(roles) && !isContact(roles)) return null;
      return { room: (await loadSeminarRooms(tx, [seminarId])).get(seminarId) };
    });
    if (!found) return problem(c, 'forbidden');
    if (!found.room) return problem(c, 'notFound');
    const { people, refused, waiting } = found.room;
    return c.json({
      seminarId,
      serverTime: now().toISOString(),
      people: [...people],
      refused: [...refused],
      waiting: waiting.length,
    } satisfies SeminarRoomAnswer);
  });

  app.get('/check-ins', async (c) => {
    const { staffId } = c.var.loggedIn;
    const answer = await asActor(c, async (tx) => loadOwn(tx, staffId));
    if (!answer) return problem(c, 'forbidden');
    return c.json({ serverTime: now().toISOString(), ...answer } satisfies OwnCheckIns);
  });

  return app;
}

async function loadOwn(tx: Transaction, staffId: string): Promise<Omit<OwnCheckIns, 'serverTime'>> {
  const { rows } = await tx.query<{ readonly id: string | null; readonly seminar_id: string }>(
    `SELECT id, body ->> 'seminarId' AS seminar_id FROM visitt.record WHERE scope = $1 AND kind = 'checkIn'
     UNION
     SELECT NULL, body ->> 'seminarId' FROM visitt.record
     WHERE scope = '${learningScope}' AND kind = 'attendance' AND body ->> 'staffId' = $2`,
    [ownScope(staffId), staffId],
  );
  const rooms = await loadSeminarRooms(tx, [...new Set(rows.map(({ seminar_id }) => seminar_id))]);
  return {
    checkIns: rows.flatMap(({ id: checkInId, seminar_id: seminarId }): OwnCheckIns['checkIns'] => {
      if (checkInId === null) return [];
      const verdict = rooms.get(seminarId)?.verdicts.get(checkInId);
      if (!verdict) return [{ checkInId, seminarId, state: 'waiting' as const }];
      return verdict.ok
        ? [{ checkInId, seminarId, state: 'accepted' as const, place: verdict.place }]
        : [{ checkInId, seminarId, state: 'refused' as const, reason: verdict.reason }];
    }),
    byHand: [...rooms].flatMap(([seminarId, { people }]) => {
      const person = people.find((one) => one.staffId === staffId && one.by === 'hand');
      return person ? [{ seminarId, place: person.place }] : [];
    }),
    absent: [...rooms].flatMap(([seminarId, { people, verdicts }]) => {
      const typedRight = rows.some(({ id }) => id !== null && verdicts.get(id)?.ok === true);
      return typedRight && people.every((one) => one.staffId !== staffId) ? [seminarId] : [];
    }),
  };
}
