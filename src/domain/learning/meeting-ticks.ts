import type { Day } from '../time/day.ts';
import { osloDay } from '../time/oslo.ts';
import { membersOf, type MemberedGroup } from './group-members.ts';
import type { ProgressTick } from './fold-progress.ts';

type Recorded<Body> = { readonly id: string; readonly body: Body };
export type GroupOfPerm = MemberedGroup & {
  readonly programme: string;
  readonly status?: 'open' | 'ended' | undefined;
};
export type MeetingOfGroup = {
  readonly groupId: string;
  readonly booklets: readonly string[];
  readonly at: string;
  readonly status: 'planned' | 'held' | 'cancelled';
};
export type AttendanceAt = {
  readonly staffId: string;
  readonly present: boolean;
  /** The group of who ticked. */
  readonly groupId?: string | undefined;
  readonly meetingId?: string | undefined;
  readonly at: string;
};

/** What a learner can see of the groups she is or has been in. */
export type GroupLife = {
  readonly groups: readonly Recorded<GroupOfPerm>[];
  readonly meetings: readonly Recorded<MeetingOfGroup>[];
  readonly attendance: readonly Recorded<AttendanceAt>[];
};

/**
 * Who was at a meeting about a hefte has discussed it: a tick of the meeting's day, as new as the word that she was there, so
 * that what she ticks herself afterwards still counts. Worked out wherever it is shown and written nowhere. The newest word
 * about her at one meeting counts; that she was not there is no tick, and leaves her own alone. Who leads another group says
 * nothing about this one's meetings.
 *
 * @param programmeUrl without version: a change of group or of version keeps what was discussed.
 */
export function meetingTicks(
  { groups, meetings, attendance }: GroupLife,
  learnerId: string,
  programmeUrl: string,
): readonly ProgressTick[] {
  const ofPerm = new Set(
    groups.filter(({ body }) => urlOf(body.programme) === programmeUrl).map(({ id }) => id),
  );
  const groupOf = new Map(meetings.map(({ id, body }) => [id, body.groupId]));
  const newest = new Map<string, Recorded<AttendanceAt>>();
  for (const word of attendance) {
    const { staffId, meetingId, groupId } = word.body;
    if (staffId !== learnerId || meetingId === undefined) continue;
    if (groupId !== undefined && groupId !== groupOf.get(meetingId)) continue;
    const known = newest.get(meetingId);
    if (!known || isNewer(word, known)) newest.set(meetingId, word);
  }
  return meetings.flatMap(({ id, body }) => {
    const word = newest.get(id);
    if (!word?.body.present || body.status === 'cancelled' || !ofPerm.has(body.groupId)) return [];
    return body.booklets.map((booklet) => ({
      id: word.id,
      booklet,
      step: 'discussed',
      done: true,
      on: osloDay(body.at),
      at: word.body.at,
    }));
  });
}

/** The next meeting of a group she is in, of this perm; undefined when none is planned. A group that has ended meets no more. */
export function nextMeeting(
  { groups, meetings }: Pick<GroupLife, 'groups' | 'meetings'>,
  learnerId: string,
  programmeUrl: string,
  today: Day,
): Recorded<MeetingOfGroup> | undefined {
  const mine = new Set(
    groups
      .filter(
        ({ body }) =>
          body.status !== 'ended' &&
          urlOf(body.programme) === programmeUrl &&
          membersOf(body).some(({ staffId, to }) => staffId === learnerId && (to === null || to >= today)),
      )
      .map(({ id }) => id),
  );
  return meetings
    .filter(({ body }) => mine.has(body.groupId) && body.status === 'planned' && osloDay(body.at) >= today)
    .toSorted((a, b) => Date.parse(a.body.at) - Date.parse(b.body.at))[0];
}

const urlOf = (canonical: string): string => canonical.split('|', 1)[0] ?? canonical;

function isNewer(one: Recorded<AttendanceAt>, other: Recorded<AttendanceAt>): boolean {
  const difference = Date.parse(one.body.at) - Date.parse(other.body.at);
  return difference === 0 ? one.id > other.id : difference > 0;
}
