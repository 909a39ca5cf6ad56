import * as z from 'zod/mini';
import { count, day, recordId, text, uuid } from './primitives.ts';
import { outcome, quarantineReason } from './push.ts';

/** Why a device is closed, or what was done about something in quarantine: a few words from whoever did it. */
export const supervisionWord = z.object({
  word: text(500).check(
    z.minLength(1),
    // Half a character is none, and the database would not keep it.
    z.refine((word) => !/\p{Surrogate}/u.test(word)),
  ),
});

/** Somebody who has used a device, with what she has left on it. */
export const deviceUser = z.object({
  staffId: z.string(),
  name: z.string(),
  lastContact: z.string(),
  pending: count,
  /** Device time of the oldest operation that is not delivered, as the device last told. */
  oldestPending: z.nullable(z.string()),
  /** Server time minus device time, milliseconds. */
  clockOffset: z.nullable(z.number()),
  /** Sessions that have not run out. */
  sessions: count,
});

export const deviceState = z.object({
  deviceId: uuid,
  /** Closed words: `chrome`, `android` … */
  browser: z.string(),
  system: z.string(),
  appVersion: z.nullable(z.string()),
  firstContact: z.string(),
  lastContact: z.string(),
  users: z.array(deviceUser),
  closed: z.nullable(z.object({ at: z.string(), by: z.string(), reason: z.string() })),
});
export type DeviceState = z.infer<typeof deviceState>;

/** `GET /admin/devices`: those the reader answers for, newest contact first. */
export const deviceList = z.object({ devices: z.array(deviceState), serverTime: z.string() });
export type DeviceList = z.infer<typeof deviceList>;

/** One line of the log. Persons are named by id alone: the reader's own device knows those she may know. */
export const accessLine = z.object({
  id: z.string(),
  at: z.string(),
  receivedAt: z.string(),
  staffId: z.string(),
  staffName: z.string(),
  role: z.nullable(z.string()),
  unitId: z.nullable(z.string()),
  action: z.string(),
  kind: z.nullable(z.string()),
  recordId: z.nullable(z.string()),
  personId: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  /** Outside all units the reader of the record had a role in. */
  outside: z.boolean(),
});
export type AccessLine = z.infer<typeof accessLine>;

/** Which lines: of a person, by a member of staff, of a day in Norway; `before`: the `next` of the page before. */
export const accessQuery = z.object({
  personId: z.optional(recordId),
  staffId: z.optional(recordId),
  day: z.optional(day),
  before: z.optional(z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z~[^\0]{1,500}$/))),
});
export type AccessQuery = z.infer<typeof accessQuery>;

/** `GET /admin/access`: newest first. `next` is null on the last page. */
export const accessPage = z.object({ events: z.array(accessLine), next: z.nullable(z.string()) });
export type AccessPage = z.infer<typeof accessPage>;

/** One operation the server has kept aside. What was written is not in it: that is opened by itself, and logged. */
export const quarantineItem = z.object({
  replicaId: uuid,
  n: count,
  staffId: z.string(),
  staffName: z.string(),
  receivedAt: z.string(),
  reason: quarantineReason,
  detail: z.string(),
  recordId: z.nullable(z.string()),
  kind: z.nullable(z.string()),
  unitId: z.nullable(z.string()),
  bytes: count,
});
export type QuarantineItem = z.infer<typeof quarantineItem>;

/** A record where words of two people stand against each other. */
export const conflictItem = z.object({
  recordId: z.string(),
  kind: z.string(),
  unitId: z.nullable(z.string()),
  personId: z.nullable(z.string()),
  receivedAt: z.string(),
  /** Answers or fields nobody has chosen between, and signed versions beside the one that stands. */
  answers: count,
  versions: count,
});
export type ConflictItem = z.infer<typeof conflictItem>;

/** `GET /admin/disputes`. */
export const disputes = z.object({
  quarantine: z.array(quarantineItem),
  conflicts: z.array(conflictItem),
});
export type Disputes = z.infer<typeof disputes>;

/** `POST /admin/quarantine/{replicaId}/{n}/open`: what was written, as it came. */
export const quarantineContent = z.object({ raw: z.string() });

/** `POST /admin/quarantine/{replicaId}/{n}/retry`. */
export const retryAnswer = z.object({ outcome });
