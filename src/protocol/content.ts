import * as z from 'zod/mini';
import { name, uuid } from './primitives.ts';
import { serviceType } from './service-type.ts';

/** The same text in the languages it exists in; bokmål and nynorsk always. */
export const localized = z.object({ nb: name, nn: name, en: z.optional(name) });
export type Localized = z.infer<typeof localized>;

const canonicalUrl = z.string().check(z.regex(/^https?:\/\/[^\s|]+$/));
const linkId = z.string().check(z.minLength(1), z.maxLength(255));
const version = z.string().check(z.regex(/^\d+\.\d+\.\d+$/));

const longer = z.string().check(z.minLength(1), z.maxLength(2000));
/** Paragraphs instead of a name. */
const localizedText = z.object({ nb: longer, nn: longer, en: z.optional(longer) });
const localId = z.string().check(z.regex(/^[a-z0-9-]{1,60}$/));

/** Where it comes from and who answers for it; empty `approvedBy` is said plainly in the app. */
export const provenance = z.object({
  source: z.string().check(z.minLength(1)),
  rights: z.string().check(z.minLength(1)),
  approvedBy: z.nullable(z.string()),
});

/** Who changed what the municipality has of its own, and when; device time, ISO 8601. */
const localChange = z.object({ by: uuid, at: z.string(), reason: z.string() });

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
  /** Where the municipality waits longer before it says so. */
  lateAfterMonths: z.optional(z.number()),
  seminars: z.number(),
  /** Who takes part in it; absent: learner, group leader and ABC contact. */
  roles: z.optional(z.array(z.enum(['learner', 'groupLeader', 'mentor', 'abcContact']))),
  /** How sure the source is of months, seminars and steps (absent: it says so), or that they are a local default. */
  rulesBasis: z.optional(z.enum(['confirmed', 'default'])),
  /** How sure the list of booklets is; `empty`: at most their number is known, and the municipality writes in its own. */
  bookletList: z.optional(z.enum(['verified', 'orderNotVerified', 'empty'])),
  booklets: z.array(
    z.object({ id: z.string().check(z.regex(/^[a-z0-9-]+$/)), number: z.number(), title: localized }),
  ),
  /** Absent on what ships. */
  changed: z.optional(localChange),
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
  /** Asked for once this questionnaire, from this score, has shown risk; ended by the form itself. */
  afterRisk: z.optional(z.object({ questionnaire: canonicalUrl, riskFrom: z.number() })),
  /** Offered to those of this age and older. */
  fromAge: z.optional(z.number().check(z.int(), z.gte(0), z.lte(120))),
  /** linkId of the item that holds the score. */
  scoreItem: z.optional(linkId),
  rules: z.array(
    z.object({
      service: serviceType,
      /** From the start of the service (or from the risk, or the birthday) to the first one. */
      firstWithin: interval,
      /** How sure the source is of that; absent where it is as sure as of the repeat interval. */
      firstBasis: z.optional(z.enum(['confirmed', 'default'])),
      repeatEvery: interval,
      /** How sure the source is of the repeat interval (`confirmed`) or that it is a local default (`default`). */
      repeatBasis: z.enum(['confirmed', 'default']),
    }),
  ),
  /** Absent on what ships. */
  changed: z.optional(localChange),
});
export type Schedule = z.infer<typeof schedule>;

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

const minutes = z.number().check(z.int(), z.gte(1), z.lte(240));

/** A table-top exercise: what happens, in steps, told once for both lengths. */
export const exerciseScenario = z.object({
  type: z.literal('exercise'),
  url: canonicalUrl,
  version,
  title: localized,
  provenance,
  summary: localizedText,
  goals: z.array(localizedText).check(z.minLength(1)),
  /** Who sits around the table, and what each looks after. */
  roles: z.array(z.object({ id: localId, name: localized, task: localizedText })).check(z.minLength(1)),
  steps: z
    .array(
      z.object({
        id: localId,
        /** `inject`: something happens that is read aloud; `reflect`: one looks back and writes what is to be learnt. */
        kind: z.enum(['brief', 'inject', 'reflect']),
        title: localized,
        text: localizedText,
        prompts: z.array(localizedText),
        /** Absent in `short`: left out when there is little time. */
        minutes: z.object({ long: minutes, short: z.optional(minutes) }),
      }),
    )
    .check(z.minLength(1)),
  /** Lists of today's people on paper are part of it. */
  outageSheet: z.optional(z.boolean()),
});
export type ExerciseScenario = z.infer<typeof exerciseScenario>;
