import { isIn, type Period } from '#domain/learning-report/learning-figures.ts';
import type { SeminarPlace } from '#domain/learning/check-in-code.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { learningScope, ownScope } from '#protocol/scope.ts';
import type { Transaction } from '../db/transaction.ts';
import { loadSeminarRooms } from '../learning/load-seminar-rooms.ts';

type Seminar = RecordBody<'seminar'>;

export type LoadedSeminars = {
  readonly seminars: ReadonlyMap<string, Seminar>;
  /** By member of staff: the seminars she was at, and how; each once (RAP8). */
  readonly attended: ReadonlyMap<string, ReadonlyMap<string, SeminarPlace>>;
};

/**
 * Seminars, and who was at which. `staffIds` null: everybody; else what these people alone were at. `period`: only those held in it,
 * so that the codes of the years before need not be gone through again.
 */
export async function loadSeminars(
  tx: Transaction,
  staffIds: readonly string[] | null,
  period: Period | null = null,
): Promise<LoadedSeminars> {
  const [theirs, held] = await Promise.all([
    staffIds && seminarsOf(tx, staffIds),
    period && seminarsHeldIn(tx, period),
  ]);
  const ids = theirs && held ? theirs.filter((id) => held.has(id)) : (theirs ?? (held && [...held]));
  const [rooms, { rows }] = await Promise.all([
    loadSeminarRooms(tx, ids, staffIds),
    tx.query<{ readonly id: string; readonly body: Seminar }>(
      `SELECT id, body FROM visitt.record WHERE kind = 'seminar' AND ($1::text[] IS NULL OR id = ANY ($1))`,
      [ids],
    ),
  ]);
  const attended = new Map<string, Map<string, SeminarPlace>>();
  for (const [seminarId, { people }] of rooms) {
    for (const { staffId, place } of people) {
      const known = attended.get(staffId);
      if (known) known.set(seminarId, place);
      else attended.set(staffId, new Map([[seminarId, place]]));
    }
  }
  return { seminars: new Map(rows.map(({ id, body }) => [id, body])), attended };
}

/** Those at which these people may have been. */
async function seminarsOf(tx: Transaction, staffIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await tx.query<{ readonly id: string }>(
    `SELECT body ->> 'seminarId' AS id FROM visitt.record WHERE scope = ANY ($1) AND kind = 'checkIn'
     UNION
     SELECT body ->> 'seminarId' FROM visitt.record
     WHERE scope = '${learningScope}' AND kind = 'attendance' AND body ->> 'staffId' = ANY ($2)`,
    [staffIds.map(ownScope), staffIds],
  );
  return rows.map(({ id }) => id);
}

async function seminarsHeldIn(tx: Transaction, period: Period): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ readonly id: string; readonly starts_at: string }>(
    `SELECT id, body ->> 'startsAt' AS starts_at FROM visitt.record
     WHERE kind = 'seminar' AND body ->> 'status' = 'held'`,
  );
  return new Set(rows.flatMap(({ id, starts_at }) => (isIn(period, osloDay(starts_at)) ? [id] : [])));
}
