import { toEnrolmentId } from '#domain/learning/enrolment-rounds.ts';
import { membersOf } from '#domain/learning/group-members.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { Day } from '#domain/time/day.ts';
import type { Programme } from '#protocol/content.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';

type Learner = {
  readonly learnerId: string;
  readonly roles: readonly { readonly role: string; readonly unitId: string }[];
  readonly groups: readonly Kept<'learningGroup'>[];
};

/**
 * She begins a perm: the same record on each of her phones, so that a second tap or a second phone begins nothing more (LRN10). Her
 * group's version and her own workplace come along.
 */
export function toStart(
  { learnerId, roles, groups }: Learner,
  { url, version }: Pick<Programme, 'url' | 'version'>,
  round: number,
  today: Day,
): OperationBody {
  const group = groups.find(
    ({ body }) =>
      body.status === 'open' &&
      body.programme.split('|', 1)[0] === url &&
      membersOf(body).some(({ staffId, to }) => staffId === learnerId && (to === null || to >= today)),
  );
  const unitId = (roles.find(({ role }) => role === 'learner') ?? roles[0])?.unitId;
  const body = {
    learnerId,
    programme: group?.body.programme ?? `${url}|${version}`,
    ...(round === 1 ? {} : { round }),
    startedOn: today,
    status: 'active',
    ...(unitId === undefined ? {} : { workplaces: [{ unitId, from: today }] }),
  } satisfies RecordBody<'enrolment'>;
  return { type: 'record.put', id: toEnrolmentId(body), kind: 'enrolment', body };
}
