import * as z from 'zod/mini';
import { localized } from './content.ts';
import { count, day, recordId, text, uuid } from './primitives.ts';

const year = z.string().check(z.regex(/^20\d\d$/));

/** Whole calendar years, both with; one programme (url) or one unit with what lies below it, when given. */
export const learningReportQuery = z
  .object({
    from: year,
    to: year,
    programme: z.optional(recordId),
    unitId: z.optional(uuid),
    lang: z.optional(z.enum(['nb', 'nn', 'en'])),
  })
  .check(z.refine(({ from, to }) => from <= to && Number(to) - Number(from) < 20));
export type LearningReportQuery = z.infer<typeof learningReportQuery>;

const figures = {
  started: count,
  active: count,
  paused: count,
  late: count,
  completed: count,
  stopped: count,
};

const stopReason = z.enum(['away', 'noTime', 'newJob', 'groupEnded', 'notForMe', 'other', 'notGiven']);

/** Names what the figures are of; units and programmes are told whole, so that a kept report can be read by itself. */
const namedProgramme = z.object({ url: recordId, title: localized });
const namedUnit = z.object({ id: uuid, name: text(200) });

/** `GET /learning/report`: what the reader answers for, as it is. */
export const learningReport = z.object({
  serverTime: z.string(),
  from: year,
  to: year,
  /** `municipality`: the ABC contact of all of it. `units`: a leader or contact of these. */
  reach: z.enum(['municipality', 'units']),
  programmes: z.array(namedProgramme),
  units: z.array(namedUnit),
  total: z.object(figures),
  byProgramme: z.array(z.object({ programme: recordId, ...figures })),
  byUnit: z.array(z.object({ unitId: z.nullable(uuid), ...figures })),
  byMonth: z.array(z.object({ month: z.string(), started: count, completed: count, stopped: count })),
  reasons: z.array(z.object({ reason: stopReason, count })),
  groups: z.object({ groups: count, meetings: count, present: count, asked: count }),
  seminars: z.object({
    held: count,
    room: count,
    stream: count,
    guestsRoom: count,
    guestsStream: count,
  }),
  certificates: z.object({ requested: count, received: count, waiting: count }),
  /** The rest of the municipality as one row, for who does not answer for it; null when something in it is small. */
  rest: z.nullable(
    z.object({ started: count, active: count, paused: count, completed: count, stopped: count }),
  ),
});
export type LearningReport = z.infer<typeof learningReport>;

/** A number that may leave the municipality; null: hidden because it, or one it would give away, is small. */
const shown = z.nullable(count);
const nationalFigures = {
  seminars: count,
  participants: shown,
  streamed: shown,
  started: shown,
  active: shown,
  completed: shown,
  stopped: shown,
};

/** `GET /learning/report/national`: one calendar year in the shape of the national report, without small numbers. */
export const nationalReport = z.object({
  year,
  municipality: text(200),
  total: z.object(nationalFigures),
  /** `programme` null: those that had to be put together. */
  byProgramme: z.array(z.object({ programme: z.nullable(namedProgramme), ...nationalFigures })),
});
export type NationalReport = z.infer<typeof nationalReport>;

export const learnerStatusQuery = z.object({
  programme: z.optional(recordId),
  unitId: z.optional(uuid),
  show: z.optional(z.enum(['active', 'late', 'paused', 'completed', 'stopped'])),
  /** How many to leave out: those of the pages before. */
  skip: z.optional(z.string().check(z.regex(/^\d{1,6}$/))),
});
export type LearnerStatusQuery = z.infer<typeof learnerStatusQuery>;

/** Where one learner is with one perm: nothing of what she has written or thought. */
export const learnerStatus = z.object({
  enrolmentId: uuid,
  name: text(200),
  unitId: z.nullable(uuid),
  programme: recordId,
  startedOn: day,
  status: z.enum(['active', 'paused', 'stopped', 'completed']),
  late: z.boolean(),
  bookletsDone: count,
  booklets: count,
  seminarsAttended: count,
  seminars: count,
  endedOn: z.nullable(day),
  reason: z.nullable(stopReason),
  certificate: z.enum(['notYet', 'seminars', 'ready', 'requested', 'received']),
});
export type LearnerStatus = z.infer<typeof learnerStatus>;

/** `GET /learning/report/learners`: by name, a page at a time. */
export const learnerStatusPage = z.object({
  serverTime: z.string(),
  programmes: z.array(namedProgramme),
  units: z.array(namedUnit),
  learners: z.array(learnerStatus),
  total: count,
});
export type LearnerStatusPage = z.infer<typeof learnerStatusPage>;

/** A bevis somebody has asked for, with what the server counts of the rule. */
export const askedCertificate = z.object({
  id: uuid,
  name: text(200),
  unitId: z.nullable(uuid),
  programme: recordId,
  requestedOn: day,
  bookletsDone: count,
  booklets: count,
  seminarsAttended: count,
  seminars: count,
  isMet: z.boolean(),
  receivedOn: z.nullable(day),
});
export type AskedCertificate = z.infer<typeof askedCertificate>;

/** `take`: how many of the first; without it as many as there may be. */
export const certificateQuery = z.object({ take: z.optional(z.string().check(z.regex(/^[1-9]\d{0,2}$/))) });
export type CertificateQuery = z.infer<typeof certificateQuery>;

/** `GET /learning/certificates`: those that wait first, then those that have come lately. */
export const certificateList = z.object({
  serverTime: z.string(),
  programmes: z.array(namedProgramme),
  units: z.array(namedUnit),
  /** How many wait, and how many there are with those that have come lately; not given by earlier servers. */
  waiting: z.optional(count),
  total: z.optional(count),
  certificates: z.array(askedCertificate),
});
export type CertificateList = z.infer<typeof certificateList>;
