import * as z from 'zod/mini';
import { memberField } from '#domain/learning/group-members.ts';
import { count, day, instant, json, name, recordId, text, uuid } from './primitives.ts';

const bookletId = z.string().check(z.minLength(1), z.maxLength(60));

/** One who is or has been in a group. Who leaves gets a last day and stays in the list: what she was at still counts. */
const member = z.object({
  staffId: uuid,
  from: day,
  /** The last day; null while she is in it. */
  to: z.nullable(day),
  /** Where she works, as she says it: a group has members from several workplaces. */
  workplace: z.optional(text(120)),
  /** When she was in it before she came back. */
  earlier: z.optional(z.array(z.object({ from: day, to: day })).check(z.maxLength(40))),
});

/**
 * People who go through one perm together. `groupId` is the record's own id: the scope is worked out from the body. Members stand
 * in the list or each in a field of her own (`domain/learning/group-members.ts`), as phones write them now.
 */
const group = z.object({
  groupId: uuid,
  name,
  /** Canonical `url|version`: a group that has begun stays with its version. */
  programme: recordId,
  leaderId: uuid,
  members: z.array(member).check(z.maxLength(60)),
  startsOn: day,
  status: z.enum(['open', 'ended']),
  /** Where they usually meet. */
  place: z.optional(text(200)),
});
const mostMembers = 200;

export const learningGroupBody = z.catchall(group, z.optional(json)).check(
  z.refine((body) => {
    const fields = Object.entries(body).filter(([field]) => !Object.hasOwn(group.shape, field));
    return (
      fields.length <= mostMembers &&
      fields.every(([field, value]) => {
        const parsed = member.safeParse(value);
        return parsed.success && field === memberField(parsed.data.staffId);
      })
    );
  }, 'each member in a field of her own'),
);

export const groupMeetingBody = z.object({
  groupId: uuid,
  /** What they talk about: ids of hefter in the group's programme. */
  booklets: z.array(bookletId).check(z.maxLength(40)),
  at: instant,
  minutes: z.optional(count),
  place: z.optional(text(200)),
  status: z.enum(['planned', 'held', 'cancelled']),
  /** One line of what was learnt. About the work, never about a patient. */
  learnt: z.optional(z.nullable(text(500))),
});

/**
 * Somebody was or was not there, as a leader ticked it; the newest of one person and one meeting or seminar counts.
 * Of a meeting it has `groupId` and `meetingId`, of a seminar `seminarId`.
 */
export const attendanceBody = z
  .object({
    staffId: uuid,
    present: z.boolean(),
    groupId: z.optional(uuid),
    meetingId: z.optional(uuid),
    seminarId: z.optional(uuid),
    /** Of a seminar: in the room or by the streaming. Absent: in the room. */
    place: z.optional(z.enum(['room', 'stream'])),
    at: instant,
  })
  .check(
    z.refine(
      ({ groupId, meetingId, seminarId }) =>
        seminarId === undefined
          ? groupId !== undefined && meetingId !== undefined
          : groupId === undefined && meetingId === undefined,
      'of a meeting or of a seminar',
    ),
  );
