import * as z from 'zod/mini';
import { day, name, recordId, text, uuid } from './primitives.ts';
import { serviceType } from './service-type.ts';

export const personBody = z.object({
  given: name,
  family: name,
  birthDate: day,
  /** Optional on purpose: no national identifier is needed for the work on the phone. */
  nationalId: z.optional(z.string().check(z.regex(/^\d{11}$/))),
  unitId: uuid,
  address: z.optional(text(300)),
  phone: z.optional(text(40)),
  /** Room or flat in an institution. */
  room: z.optional(text(40)),
  nextOfKin: z.optional(z.array(z.object({ name, relation: text(60), phone: z.optional(text(40)) }))),
  needsInterpreter: z.optional(text(60)),
  deceasedOn: z.optional(z.nullable(day)),
});

export const servicePeriodBody = z.object({
  personId: uuid,
  /** Who gave the service. An ended period keeps it when its person moves. */
  unitId: uuid,
  /** Where an ended period lies since its person moved; absent while it lies with who gave it. */
  filedIn: z.optional(uuid),
  service: serviceType,
  start: day,
  end: z.nullable(day),
});

/** *Ikke relevant* and *ønsker ikke*: why a person is not screened. A reason is always given. */
export const exemptionBody = z.object({
  personId: uuid,
  unitId: uuid,
  /** Url of the questionnaire, without version. */
  questionnaire: recordId,
  status: z.enum(['notRelevant', 'declined']),
  reason: text(1000).check(z.minLength(1)),
  on: day,
  by: uuid,
});

/** A hospital stay, a journey: nothing is overdue meanwhile, and all of it is due the first day back. */
export const absenceBody = z.object({
  personId: uuid,
  unitId: uuid,
  reason: z.enum(['hospital', 'travel', 'other']),
  note: z.optional(text(500)),
  from: day,
  /** The last day away; null while nobody knows. */
  to: z.nullable(day),
  by: uuid,
});

/** Every so many days or calendar months. */
const ownInterval = z.union([
  z.object({ days: z.number().check(z.int(), z.gte(1), z.lte(366)) }),
  z.object({ months: z.number().check(z.int(), z.gte(1), z.lte(24)) }),
]);

/** *En annen faglig begrunnet individuell plan* for one form: it stands above the municipality's schedule. */
export const individualPlanBody = z.object({
  personId: uuid,
  unitId: uuid,
  /** Url of the questionnaire, without version. */
  questionnaire: recordId,
  /** Null: followed in another way, which the reason tells. */
  every: z.nullable(ownInterval),
  reason: text(1000).check(z.minLength(1)),
  start: day,
  /** The last day it counts; null until somebody ends it. */
  end: z.nullable(day),
  by: uuid,
});
