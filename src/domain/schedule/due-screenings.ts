import type { QuestionnaireResponse } from '../fhir/types.ts';
import { readScore } from '../indicators/read-score.ts';
import { addDays, addInterval, daysBetween, type Day, type Interval } from '../time/day.ts';
import { osloDay } from '../time/oslo.ts';

/** The bodies of records fit these as they are. */
export type ScreenedPeriod = { readonly service: string; readonly start: Day; readonly end: Day | null };
export type ScreenedResponse = {
  /** `url` or `url|version`. */
  readonly questionnaire: string;
  readonly status: 'draft' | 'signed' | 'voided';
  readonly signedAt?: string | undefined;
  /** As stored; without it the score is read from the response's `scoreItem`. */
  readonly score?: number | undefined;
  readonly response?: QuestionnaireResponse | undefined;
};
export type ScreeningExemption = {
  readonly questionnaire: string;
  readonly status: 'notRelevant' | 'declined';
  readonly on: Day;
};
export type ScreeningRule = {
  readonly service: string;
  readonly firstWithin: Interval;
  readonly repeatEvery: Interval;
};
export type ScreeningSchedule = {
  /** Url without version. */
  readonly questionnaire: string;
  readonly rules: readonly ScreeningRule[];
  /** Score from which the person is at risk; absent when the form has none. */
  readonly riskFrom?: number | undefined;
  /** linkId of the item that holds the score. */
  readonly scoreItem?: string | undefined;
};

export type PersonToScreen = {
  readonly deceasedOn?: Day | null | undefined;
  readonly periods: readonly ScreenedPeriod[];
  readonly responses: readonly ScreenedResponse[];
  readonly exemptions: readonly ScreeningExemption[];
};

export type DueScreening = {
  /** Url without version. */
  readonly questionnaire: string;
  readonly due: Day;
  /** `review`: the last one showed risk. `askAgain`: an exemption has run out. */
  readonly reason: 'first' | 'repeat' | 'review' | 'askAgain';
  /** 0 when it is due today or later. */
  readonly overdueDays: number;
};

type Stay = { readonly rule: ScreeningRule; readonly start: Day };
type Due = Pick<DueScreening, 'due' | 'reason'>;

/** National indicator: a statement older than twelve months is not counted. */
const notRelevantHolds: Interval = { months: 12 };

/** What this person is to be screened for next, soonest first; rules by id in `SPEC.md`. `today` is a day in Norway. */
export function dueScreenings(
  person: PersonToScreen,
  schedules: readonly ScreeningSchedule[],
  today: Day,
): readonly DueScreening[] {
  if (person.deceasedOn && person.deceasedOn <= today) return [];
  return schedules
    .flatMap((schedule) => {
      const next = nextScreening(person, schedule, today);
      if (!next) return [];
      const overdueDays = Math.max(0, daysBetween(next.due, today));
      return [{ questionnaire: schedule.questionnaire, ...next, overdueDays }];
    })
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

function nextScreening(person: PersonToScreen, schedule: ScreeningSchedule, today: Day): Due | undefined {
  const stays = currentStays(person.periods, schedule.rules, today);
  const last = lastScreening(person.responses, schedule, today);
  const exemption = lastExemption(person.exemptions, schedule.questionnaire, today);
  return stays
    .filter((stay) => !isFollowedElsewhere(stay, stays, today))
    .map((stay) => dueInStay(stay, last, exemption, schedule.riskFrom))
    .toSorted((a, b) => (a.due < b.due ? -1 : 1))[0];
}

function dueInStay(
  { rule, start }: Stay,
  last: Screening | undefined,
  exemption: ScreeningExemption | undefined,
  riskFrom = Infinity,
): Due {
  const screened = last && last.day >= start ? last : undefined;
  const isCurrent = exemption && exemption.on >= start && (!screened || exemption.on > screened.day);
  const exempt = isCurrent ? exemption : undefined;
  if (exempt) {
    const holds = exempt.status === 'notRelevant' ? notRelevantHolds : rule.repeatEvery;
    return { due: addInterval(exempt.on, holds), reason: 'askAgain' };
  }
  if (!screened) return { due: addInterval(start, rule.firstWithin), reason: 'first' };
  const isAtRisk = screened.score !== undefined && screened.score >= riskFrom;
  return { due: addInterval(screened.day, rule.repeatEvery), reason: isAtRisk ? 'review' : 'repeat' };
}

/** SCH01, SCH03, SCH04, SCH06: one stay for each service that runs today. */
function currentStays(
  periods: readonly ScreenedPeriod[],
  rules: readonly ScreeningRule[],
  today: Day,
): readonly Stay[] {
  return rules.flatMap((rule) => {
    const ofService = periods.filter(({ service, start }) => service === rule.service && start <= today);
    const newestFirst = ofService.toSorted((a, b) => (a.start > b.start ? -1 : 1));
    let start = newestFirst.findLast(({ end }) => end === null || end >= today)?.start;
    if (start === undefined) return [];
    // One pass is enough: going back in time, a period can only reach what starts before it.
    for (const period of newestFirst) {
      const reaches = period.end === null || addDays(period.end, 1) >= start;
      if (period.start < start && reaches) start = period.start;
    }
    return [{ rule, start }];
  });
}

/** SCH07. */
function isFollowedElsewhere(stay: Stay, stays: readonly Stay[], today: Day): boolean {
  return stays.some(
    (other) =>
      other !== stay &&
      other.start < stay.start &&
      addInterval(today, other.rule.repeatEvery) <= addInterval(today, stay.rule.repeatEvery),
  );
}

type Screening = { readonly day: Day; readonly score: number | undefined };

function lastScreening(
  responses: readonly ScreenedResponse[],
  { questionnaire, scoreItem }: ScreeningSchedule,
  today: Day,
): Screening | undefined {
  let newest: (Screening & { readonly at: number }) | undefined;
  for (const { status, signedAt, questionnaire: canonical, ...made } of responses) {
    if (status !== 'signed' || signedAt === undefined || urlOf(canonical) !== questionnaire) continue;
    const at = Date.parse(signedAt);
    if (newest && newest.at >= at) continue;
    const day = osloDay(signedAt);
    const score = made.score ?? readScore(made.response, scoreItem);
    newest = { at, score, day: day > today ? today : day };
  }
  return newest;
}

function lastExemption(
  exemptions: readonly ScreeningExemption[],
  questionnaire: string,
  today: Day,
): ScreeningExemption | undefined {
  return exemptions
    .filter((exemption) => urlOf(exemption.questionnaire) === questionnaire && exemption.on <= today)
    .toSorted((a, b) => (keyOf(a) > keyOf(b) ? -1 : 1))[0];
}

/** Of two on one day *ønsker ikke* counts: the question comes back sooner. */
const keyOf = ({ on, status }: ScreeningExemption): string => on + (status === 'declined' ? 1 : 0);

const urlOf = (canonical: string): string => canonical.split('|', 1)[0] ?? canonical;
