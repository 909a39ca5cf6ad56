import * as z from 'zod/mini';
import { count, instant, name, recordId, text, uuid } from './primitives.ts';

/** A seminar of several groups, often of several municipalities. Everybody in the tenant sees it: no personal data here. */
export const seminarBody = z.object({
  title: name,
  /** Url of the programme, without version; absent when it is for several. */
  programme: z.optional(recordId),
  part: z.enum(['start', 'halfway', 'other']),
  startsAt: instant,
  endsAt: instant,
  place: z.optional(text(200)),
  /** Other municipalities that take part, by name; their people are not in this tenant and are counted by hand. */
  municipalities: z.optional(z.array(text(120)).check(z.maxLength(30))),
  /** People from the others who were there, in the room and by the streaming. */
  guests: z.optional(z.object({ room: count, stream: count })),
  /** Heads counted in the room by who led it: fewer than those checked in is worth a word. */
  counted: z.optional(z.nullable(count)),
  streamed: z.boolean(),
  status: z.enum(['planned', 'held', 'cancelled']),
});

/** What the codes on the wall are made from. Only those who lead groups and ABC contacts hold it. */
export const seminarKeyBody = z.object({
  seminarId: uuid,
  /** 32 random bytes, base64url. */
  secret: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
});

/**
 * What a learner's own phone says: a code was typed at this time. `proof` ties the code to her, to the seminar, to the
 * time and to this very event (`src/domain/learning/check-in-code.ts`); the code itself is not in it.
 */
export const checkInBody = z.object({
  staffId: uuid,
  seminarId: uuid,
  /** The event's own id again: it is part of what is proved. */
  checkInId: uuid,
  at: instant,
  proof: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
});
