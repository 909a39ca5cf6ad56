import type { ProgressTick } from '#domain/learning/fold-progress.ts';
import { roundTicks, type Round, type RoundOf } from '#domain/learning/enrolment-rounds.ts';
import type { GroupLife } from '#domain/learning/meeting-ticks.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { groupScope, ownScope } from '#protocol/scope.ts';
import type { Transaction } from '../db/transaction.ts';
import { groupBy } from '../learning/group-by.ts';

type Row<K extends 'progress' | 'learningGroup' | 'groupMeeting' | 'attendance'> = {
  readonly id: string;
  readonly kind: K;
  readonly body: RecordBody<K>;
};

/** All that these people have ticked themselves and been at, by the time through a perm it is of. */
export async function loadTicks(
  tx: Transaction,
  staffIds: readonly string[],
): Promise<(round: RoundOf & Pick<Round, 'from' | 'until'>) => readonly ProgressTick[]> {
  const [own, lives] = await Promise.all([
    tx.query<Row<'progress'>>(
      `SELECT id, kind, body FROM visitt.record WHERE scope = ANY ($1) AND kind = 'progress'`,
      [staffIds.map(ownScope)],
    ),
    loadGroupLives(tx, staffIds),
  ]);
  const ticks = groupBy(own.rows, ({ body }) => keyOf(body.learnerId, urlOf(body.programme)));
  return (round) => {
    const { learnerId, programme } = round;
    const mine = ticks.get(keyOf(learnerId, urlOf(programme))) ?? [];
    return roundTicks({ ...round, body: round }, mine, lives(learnerId));
  };
}

/** Of each what she was at: of a group of eight, one eighth of the words are about her. */
async function loadGroupLives(
  tx: Transaction,
  staffIds: readonly string[],
): Promise<(learnerId: string) => GroupLife> {
  const groups = await tx.query<Row<'learningGroup'>>(
    `SELECT id, kind, body FROM visitt.record WHERE kind = 'learningGroup' AND id = ANY (ARRAY(
       SELECT group_id FROM visitt.group_person WHERE staff_id = ANY ($1)))`,
    [staffIds],
  );
  const scopes = groups.rows.map(({ id }) => groupScope(id));
  const [meetings, words] = await Promise.all([
    tx.query<Row<'groupMeeting'>>(
      `SELECT id, kind, body FROM visitt.record WHERE scope = ANY ($1) AND kind = 'groupMeeting'`,
      [scopes],
    ),
    tx.query<Row<'attendance'>>(
      `SELECT id, kind, body FROM visitt.record
       WHERE scope = ANY ($1) AND kind = 'attendance' AND body ->> 'staffId' = ANY ($2)`,
      [scopes, staffIds],
    ),
  ]);
  const meetingOf = new Map(meetings.rows.map((meeting) => [meeting.id, meeting]));
  const wordsOf = groupBy(words.rows, ({ body }) => body.staffId);
  return (learnerId) => {
    const attendance = wordsOf.get(learnerId) ?? [];
    const mine = new Set(attendance.map(({ body }) => body.meetingId ?? ''));
    return {
      groups: groups.rows,
      meetings: [...mine].flatMap((id) => meetingOf.get(id) ?? []),
      attendance,
    };
  };
}

const urlOf = (canonical: string): string => canonical.split('|', 1)[0] ?? canonical;
const keyOf = (learnerId: string, programme: string): string => `${learnerId} ${programme}`;
