import * as z from 'zod/mini';
import { count, uuid } from './primitives.ts';

const memberStatus = z.object({
  staffId: uuid,
  status: z.enum(['notStarted', 'onTrack', 'behind', 'paused', 'stopped', 'completed']),
  /** Hefter that are done, of all. */
  done: count,
  total: count,
});
export type MemberStatus = z.infer<typeof memberStatus>;

/** `GET /learning/groups/<id>/status`, for who leads the group and the ABC contact. */
export const groupStatus = z.object({
  groupId: uuid,
  serverTime: z.string(),
  members: z.array(memberStatus),
});
export type GroupStatus = z.infer<typeof groupStatus>;

const refusal = z.enum(['forged', 'stale', 'copied', 'clock', 'tooMany']);
const place = z.enum(['room', 'stream']);

/** `GET /learning/seminars/<id>/attendance`, for those who lead groups and ABC contacts. */
export const seminarRoom = z.object({
  seminarId: uuid,
  serverTime: z.string(),
  people: z.array(z.object({ staffId: uuid, place, by: z.enum(['code', 'hand']), at: z.string() })),
  refused: z.array(z.object({ checkInId: uuid, staffId: uuid, reason: refusal, at: z.string() })),
  /** Check-ins that cannot be looked at before the seminar's key has come. */
  waiting: count,
});
export type SeminarRoomAnswer = z.infer<typeof seminarRoom>;

/** `GET /learning/check-ins`: one's own, and what was found of each. */
export const ownCheckIns = z.object({
  serverTime: z.string(),
  checkIns: z.array(
    z.object({
      checkInId: uuid,
      seminarId: uuid,
      state: z.enum(['waiting', 'accepted', 'refused']),
      place: z.optional(place),
      reason: z.optional(refusal),
    }),
  ),
  /** Seminars she was ticked at by hand. */
  byHand: z.array(z.object({ seminarId: uuid, place })),
  /** Seminars at which a code of hers was right, and who led it has said that she was not there. */
  absent: z.optional(z.array(uuid)),
});
export type OwnCheckIns = z.infer<typeof ownCheckIns>;
