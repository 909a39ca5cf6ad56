import * as z from 'zod/mini';
import { name } from './primitives.ts';
import { serviceType } from './record-bodies.ts';

/** The same text in the languages it exists in; bokmål and nynorsk always. */
export const localized = z.object({ nb: name, nn: name, en: z.optional(name) });
export type Localized = z.infer<typeof localized>;

const canonicalUrl = z.string().check(z.regex(/^https?:\/\/[^\s|]+$/));
const linkId = z.string().check(z.minLength(1), z.maxLength(255));
const version = z.string().check(z.regex(/^\d+\.\d+\.\d+$/));

/** Where it comes from and who answers for it; empty `approvedBy` is said plainly in the app. */
export const provenance = z.object({
  source: z.string().check(z.minLength(1)),
  rights: z.string().check(z.minLength(1)),
  approvedBy: z.nullable(z.string()),
});

export const programme = z.object({
  type: z.literal('programme'),
  url: canonicalUrl,
  version,
  title: localized,
  provenance,
  /** Where the texts are: Visitt is the logbook beside them. */
  link: z.url(),
  steps: z.array(z.enum(['read', 'reflected', 'discussed'])),
  /** A perm takes about this many months; after that it is shown as late. */
  months: z.number(),
  seminars: z.number(),
  /** How sure the list of booklets is; `empty`: the municipality or the group writes in its own. */
  bookletList: z.optional(z.enum(['verified', 'orderNotVerified', 'empty'])),
  booklets: z.array(
    z.object({ id: z.string().check(z.regex(/^[a-z0-9-]+$/)), number: z.number(), title: localized }),
  ),
});
export type Programme = z.infer<typeof programme>;

/** An interval; months are calendar months. Exactly one of them is set. */
export const interval = z.union([z.object({ days: z.number() }), z.object({ months: z.number() })]);

export const schedule = z.object({
  type: z.literal('schedule'),
  url: canonicalUrl,
  version,
  title: localized,
  provenance,
  /** Url of the questionnaire that is due. */
  questionnaire: canonicalUrl,
  /** Score from which the last screening showed risk. */
  riskFrom: z.optional(z.number()),
  /** linkId of the item that holds the score. */
  scoreItem: z.optional(linkId),
  rules: z.array(
    z.object({
      service: serviceType,
      /** Days from the start of the service to the first screening. */
      firstWithin: interval,
      repeatEvery: interval,
      /** How sure the source is of the repeat interval (`confirmed`) or that it is a local default (`default`). */
      repeatBasis: z.enum(['confirmed', 'default']),
    }),
  ),
});

export const indicator = z.object({
  type: z.literal('indicator'),
  url: canonicalUrl,
  version,
  title: localized,
  provenance,
  questionnaire: canonicalUrl,
  minimumAge: z.number(),
  windowMonths: z.number(),
  services: z.array(serviceType),
  /** Score from which a person is at risk. */
  riskFrom: z.number(),
  /** linkId of the item that holds the score. */
  scoreItem: z.optional(linkId),
  /** Url of the questionnaire whose signed response counts as a plan. */
  planQuestionnaire: z.optional(canonicalUrl),
});
export type Indicator = z.infer<typeof indicator>;
