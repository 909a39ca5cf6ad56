import { addInterval, type Interval } from '#domain/time/day.ts';
import { interval as intervalSchema, type Schedule } from '#protocol/content.ts';
import { nextOwnVersion } from '#protocol/next-own-version.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { ServiceType } from '#protocol/service-type.ts';
import { toOwnVersionFields, type OwnVersionFields } from '../../own-versions/own-version-fields.ts';

/** A schedule while somebody changes it; its rules as JSON: what a sheet's draft can hold. */
export type ScheduleFields = OwnVersionFields & {
  readonly rules: string;
  /** As typed; empty when there is no age in it. */
  readonly fromAge: string;
};
/** The services it goes for, with their intervals. */
export type DraftRules = { readonly [service in ServiceType]?: DraftRule };
export type DraftRule = { readonly first: Interval; readonly repeat: Interval };
export type ScheduleFault = 'age' | 'rules';

export const services: readonly ServiceType[] = [
  'korttidsopphold',
  'langtidsopphold',
  'hjemmesykepleie',
  'annen-hjemmetjeneste',
  'ingen-tjeneste',
];

const firsts: readonly Interval[] = [1, 2, 3, 7, 14, 28].map((days) => ({ days }));
const repeats: readonly Interval[] = [7, 14, 28].map((days) => ({ days }));
const months: readonly Interval[] = [1, 2, 3, 6, 12, 18, 24].map((count) => ({ months: count }));
/** The guideline on undernutrition lets nobody wait longer than that. */
const longestAtRisk: Interval = { months: 6 };

export const toFields = (schedule: Schedule): ScheduleFields => ({
  ...toOwnVersionFields(schedule),
  rules: JSON.stringify(
    Object.fromEntries(
      schedule.rules.map(({ service, firstWithin, repeatEvery }) => [
        service,
        { first: firstWithin, repeat: repeatEvery },
      ]),
    ),
  ),
  fromAge: schedule.fromAge === undefined ? '' : String(schedule.fromAge),
});

/** What does not read as rules is none, and none cannot be stored. */
export function rulesOf({ rules }: Pick<ScheduleFields, 'rules'>): DraftRules {
  try {
    const parsed = JSON.parse(rules) as { readonly [service: string]: DraftRule | undefined };
    return Object.fromEntries(
      services.flatMap((service) => {
        const first = intervalSchema.safeParse(parsed[service]?.first);
        const repeat = intervalSchema.safeParse(parsed[service]?.repeat);
        return first.success && repeat.success ? [[service, { first: first.data, repeat: repeat.data }]] : [];
      }),
    );
  } catch {
    return {};
  }
}

/** What can be chosen, the shortest first, with what stands now. */
export function choicesOf(
  schedule: Schedule,
  what: 'first' | 'repeat',
  current: Interval,
): readonly Interval[] {
  const isAboutRisk = schedule.riskFrom !== undefined || schedule.afterRisk !== undefined;
  const most = lengthOf(what === 'repeat' && isAboutRisk ? longestAtRisk : { months: 24 });
  const offered = [...(what === 'first' ? firsts : repeats), ...months].filter(
    (interval) => lengthOf(interval) <= most,
  );
  const all = offered.some((interval) => isSame(interval, current)) ? offered : [...offered, current];
  return all.toSorted((a, b) => lengthOf(a).localeCompare(lengthOf(b)));
}

export const isSame = (a: Interval, b: Interval): boolean => keyOf(a) === keyOf(b);
export const keyOf = (interval: Interval): string =>
  'days' in interval ? `${interval.days}d` : `${interval.months}m`;
const lengthOf = (interval: Interval): string => addInterval('2001-01-01', interval);

export function faultsOf(schedule: Schedule, draft: ScheduleFields): readonly (ScheduleFault | 'reason')[] {
  const age = Number(draft.fromAge);
  const isAge = /^\d{1,3}$/.test(draft.fromAge.trim()) && age >= 18 && age <= 110;
  return [
    ...(Object.keys(rulesOf(draft)).length === 0 ? (['rules'] as const) : []),
    ...(schedule.fromAge !== undefined && !isAge ? (['age'] as const) : []),
    ...(draft.reason.trim() === '' ? (['reason'] as const) : []),
  ];
}

/** The municipality's own version of a schedule, under the next number that is free. */
export function toOwnVersion(
  schedule: Schedule,
  draft: ScheduleFields,
  { by, at, taken }: { readonly by: string; readonly at: string; readonly taken: readonly string[] },
): RecordBody<'content'> {
  const version = nextOwnVersion(taken);
  const drafted = rulesOf(draft);
  const rules = services.flatMap((service) => {
    const chosen = drafted[service];
    if (!chosen) return [];
    const before = schedule.rules.find((rule) => rule.service === service);
    const isKept = (interval: Interval | undefined, now: Interval) =>
      interval !== undefined && isSame(interval, now);
    const firstBasis = before?.firstBasis ?? before?.repeatBasis ?? 'default';
    return [
      {
        service,
        firstWithin: chosen.first,
        firstBasis: isKept(before?.firstWithin, chosen.first) ? firstBasis : ('default' as const),
        repeatEvery: chosen.repeat,
        repeatBasis:
          before && isKept(before.repeatEvery, chosen.repeat) ? before.repeatBasis : ('default' as const),
      },
    ];
  });
  const resource: Schedule = {
    ...schedule,
    version,
    provenance: { ...schedule.provenance, approvedBy: draft.approvedBy.trim() || null },
    ...(schedule.fromAge === undefined ? {} : { fromAge: Number(draft.fromAge) }),
    rules,
    changed: { by, at, reason: draft.reason.trim() },
  };
  const { url } = schedule;
  return { type: 'schedule', url, version, status: 'active', resource };
}
