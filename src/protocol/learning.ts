import * as z from 'zod/mini';
import { learningReasons } from './learning-reasons.ts';
import { day, instant, recordId, text, uuid } from './primitives.ts';

const learningReason = z.enum(learningReasons);

/** Absent: the first time she works through the perm. */
const round = z.optional(z.number().check(z.int(), z.gte(1), z.lte(99)));

/** One tick in a perm; the newest event of a step counts. Belongs to the learner alone. */
export const progressBody = z.object({
  learnerId: uuid,
  programme: recordId,
  booklet: z.string().check(z.minLength(1), z.maxLength(60)),
  step: z.enum(['read', 'reflected', 'discussed']),
  done: z.boolean(),
  on: day,
  at: instant,
  /** Time spent reading, less than none to take it back. Such an event is no tick: `done` says what stood. */
  minutes: z.optional(z.number().check(z.int(), z.gte(-1440), z.lte(1440))),
  round,
});

/** A learner's own note beside a hefte. Nobody else can read it. */
export const noteBody = z.object({
  learnerId: uuid,
  programme: recordId,
  booklet: z.string().check(z.minLength(1), z.maxLength(60)),
  text: text(20_000),
  round,
});

/** Somebody may have worked on it. The year 9999, from a client of one's own, would leave a municipality without figures. */
const workday = day.check(z.refine((value) => value >= '1900' && value < '2200'));
const mostPauses = 200;

/** A learner works through a perm; `programme` is the version she and her group run on until somebody moves her. */
export const enrolmentBody = z.object({
  learnerId: uuid,
  programme: recordId,
  round,
  startedOn: workday,
  status: z.enum(['active', 'paused', 'stopped', 'completed']),
  /** Her own words on why it rests or was stopped: for her alone. */
  reason: z.optional(z.nullable(text(500))),
  /** The same as leaders may count it. */
  reasonCode: z.optional(z.nullable(learningReason)),
  /** The day it was stopped or completed. */
  endedOn: z.optional(z.nullable(workday)),
  /** `to` null while it rests. */
  pauses: z.optional(
    z
      .array(z.object({ from: workday, to: z.nullable(workday), reasonCode: learningReason }))
      .check(z.maxLength(mostPauses)),
  ),
  /** Where she works and has worked meanwhile, the newest last. */
  workplaces: z.optional(z.array(z.object({ unitId: uuid, from: workday }))),
});
