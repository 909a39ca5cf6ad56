import type { Stamp } from '#domain/merge/record.ts';
import {
  judgeCheckIns,
  type CheckInVerdict,
  type DeliveredCheckIn,
} from '#domain/learning/judge-check-ins.ts';
import {
  seminarAttendance,
  type RefusedCheckIn,
  type SeminarPerson,
} from '#domain/learning/seminar-attendance.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { learningScope, ownScope } from '#protocol/scope.ts';
import type { Transaction } from '../db/transaction.ts';
import { groupBy } from './group-by.ts';
import { nodeHmac } from './node-hmac.ts';

export type SeminarRoom = {
  readonly people: readonly SeminarPerson[];
  readonly refused: readonly RefusedCheckIn[];
  /** Check-ins that came before the seminar's key. */
  readonly waiting: readonly DeliveredCheckIn[];
  /** Of each check-in that has been looked at. */
  readonly verdicts: ReadonlyMap<string, CheckInVerdict>;
};

/**
 * Who was at these seminars (null: at any), worked out from what has been delivered (`domain/learning/SPEC.md`, SEM). Nothing of
 * it is stored: what comes late changes the answer to what it would have been.
 *
 * @param staffIds these people alone. Whether a code counts follows from what its own person sent; why one does not may follow from
 *   what others did, and is not to be read of a room that was asked for so.
 */
export async function loadSeminarRooms(
  tx: Transaction,
  seminarIds: readonly string[] | null,
  staffIds: readonly string[] | null = null,
): Promise<ReadonlyMap<string, SeminarRoom>> {
  const [seminars, keys, checkIns, words] = await Promise.all([
    tx.query<{ readonly id: string; readonly body: RecordBody<'seminar'> }>(
      `SELECT id, body FROM visitt.record WHERE kind = 'seminar' AND ($1::text[] IS NULL OR id = ANY ($1))`,
      [seminarIds],
    ),
    tx.query<{ readonly body: RecordBody<'seminarKey'> }>(
      `SELECT body FROM visitt.record
       WHERE kind = 'seminarKey' AND ($1::text[] IS NULL OR body ->> 'seminarId' = ANY ($1)) ORDER BY position`,
      [seminarIds],
    ),
    selectCheckIns(tx, seminarIds, staffIds),
    tx.query<{ readonly id: string; readonly body: RecordBody<'attendance'> }>(
      `SELECT id, body FROM visitt.record
       WHERE scope = '${learningScope}' AND kind = 'attendance'
         AND ($1::text[] IS NULL OR body ->> 'seminarId' = ANY ($1))
         AND ($2::text[] IS NULL OR body ->> 'staffId' = ANY ($2))`,
      [seminarIds, staffIds],
    ),
  ]);
  // The first that came counts: two phones may each have made one.
  const secrets = new Map(keys.rows.toReversed().map(({ body }) => [body.seminarId, body.secret]));
  const checkInsOf = groupBy(checkIns.rows.map(toDelivered), ({ seminarId }) => seminarId);
  const wordsOf = groupBy(words.rows, ({ body }) => body.seminarId ?? '');
  const rooms = await Promise.all(
    seminars.rows.map(async ({ id, body }) => {
      const delivered = checkInsOf.get(id) ?? [];
      const secret = secrets.get(id);
      const judged = delivered.length > 0 && secret !== undefined;
      const verdicts = judged
        ? await judgeCheckIns(nodeHmac, { id, ...body }, secret, delivered)
        : new Map<string, CheckInVerdict>();
      const { people, refused } = seminarAttendance(delivered, verdicts, wordsOf.get(id) ?? []);
      return [id, { people, refused, waiting: judged ? [] : delivered, verdicts }] as const;
    }),
  );
  return new Map(rooms);
}

/** Of a few people they are found where these have them, of a seminar only by looking at all. */
function selectCheckIns(
  tx: Transaction,
  seminarIds: readonly string[] | null,
  staffIds: readonly string[] | null,
) {
  const select = `SELECT r.body, r.stamps -> 'proof' AS stamp, coalesce(t.made_at, r.received_at) AS made_at
       FROM visitt.record r LEFT JOIN visitt.check_in_time t ON t.tenant_id = r.tenant_id AND t.id = r.id
       WHERE r.kind = 'checkIn' AND ($1::text[] IS NULL OR r.body ->> 'seminarId' = ANY ($1))`;
  return staffIds === null
    ? tx.query<CheckInRow>(select, [seminarIds])
    : tx.query<CheckInRow>(`${select} AND r.scope = ANY ($2)`, [seminarIds, staffIds.map(ownScope)]);
}

type CheckInRow = {
  readonly body: RecordBody<'checkIn'>;
  readonly stamp: Stamp | null;
  readonly made_at: Date;
};

const toDelivered = ({ body, stamp, made_at }: CheckInRow): DeliveredCheckIn => ({
  ...body,
  madeAt: made_at.toISOString(),
  setBack: stamp?.hlc === undefined ? 0 : Math.max(0, toMilliseconds(stamp.hlc) - Date.parse(stamp.at)),
});

/** The wall part of a hybrid time. */
const toMilliseconds = (hlc: string): number => Number.parseInt(hlc.slice(0, 12), 16);
