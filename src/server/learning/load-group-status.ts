import { roundTicks, toRounds } from '#domain/learning/enrolment-rounds.ts';
import { foldProgress } from '#domain/learning/fold-progress.ts';
import { membersOf } from '#domain/learning/group-members.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { MemberStatus } from '#protocol/learning-answers.ts';
import { toProgrammes } from '#protocol/programmes.ts';
import { groupScope, ownScope } from '#protocol/scope.ts';
import { recordBodies, type RecordBody, type RecordKind } from '#protocol/record-bodies.ts';
import type { Actor } from '../actor.ts';
import type { Transaction } from '../db/transaction.ts';
import { isContact } from '../learning-scopes.ts';

type Row = { readonly id: string; readonly kind: string; readonly body: unknown };

/**
 * How far each who is in it now has come, for who leads the group and for the ABC contact: counts and a status, and of what she has
 * written herself nothing at all. Null: not hers to see, or not there.
 */
export async function loadGroupStatus(
  tx: Transaction,
  { staffId, roles }: Actor,
  groupId: string,
  now: Date,
): Promise<readonly MemberStatus[] | null> {
  const { rows: found } = await tx.query<{ readonly body: unknown }>(
    `SELECT body FROM visitt.record WHERE id = $1 AND kind = 'learningGroup'`,
    [groupId],
  );
  const group = recordBodies.learningGroup.safeParse(found[0]?.body);
  if (!group.success || (group.data.leaderId !== staffId && !isContact(roles))) return null;
  const { programme: canonical } = group.data;
  const today = osloDay(now.toISOString());
  // Of who has left, how far she has come since is no longer its leader's to know.
  const members = membersOf(group.data).filter(({ to }) => to === null || to >= today);
  const url = urlOf(canonical);
  const scopes = [...new Set(members.map((member) => ownScope(member.staffId)))];
  const [{ rows: own }, { rows: shared }, { rows: contents }] = await Promise.all([
    tx.query<Row>(
      `SELECT id, kind, body FROM visitt.record
       WHERE scope = ANY ($1) AND kind IN ('enrolment', 'progress') AND split_part(body ->> 'programme', '|', 1) = $2`,
      [scopes, url],
    ),
    tx.query<Row>(
      `SELECT id, kind, body FROM visitt.record WHERE scope = $1 AND kind IN ('groupMeeting', 'attendance')`,
      [groupScope(groupId)],
    ),
    tx.query<{ readonly body: RecordBody<'content'> }>(
      `SELECT body FROM visitt.record WHERE kind = 'content' AND body ->> 'type' = 'programme' AND body ->> 'url' = $1`,
      [url],
    ),
  ]);
  const programme = toProgrammes(contents.map(({ body }) => body)).of(canonical);
  if (!programme) return [];
  const life = {
    groups: [{ id: groupId, body: group.data }],
    meetings: ofKind(shared, 'groupMeeting'),
    attendance: ofKind(shared, 'attendance'),
  };
  const enrolments = ofKind(own, 'enrolment');
  const progress = ofKind(own, 'progress');
  return members.map((member): MemberStatus => {
    const hers = toRounds(enrolments.filter(({ body }) => body.learnerId === member.staffId));
    const enrolment = hers.find(({ body }) => body.status === 'active') ?? hers.at(-1);
    const total = programme.booklets.length;
    if (!enrolment) return { staffId: member.staffId, status: 'notStarted', done: 0, total };
    const folded = foldProgress(programme, enrolment.body, roundTicks(enrolment, progress, life), today);
    const { status } = enrolment.body;
    return {
      staffId: member.staffId,
      status: status === 'active' ? (folded.late || folded.behind > 1 ? 'behind' : 'onTrack') : status,
      done: folded.bookletsDone,
      total,
    };
  });
}

const urlOf = (canonical: string): string => canonical.split('|', 1)[0] ?? canonical;

const ofKind = <K extends RecordKind>(
  rows: readonly Row[],
  kind: K,
): readonly { readonly id: string; readonly body: RecordBody<K> }[] =>
  rows.flatMap(({ id, kind: of, body }) => (of === kind ? [{ id, body: body as RecordBody<K> }] : []));
