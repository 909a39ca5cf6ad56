import { addInterval, addMonths, ageOn, daysBetween, type Day, type Interval } from '../time/day.ts';
import { currentStays, runsOn, type Stay } from './current-stays.ts';
import { dayBack } from './day-back.ts';
import { newestScreening, type Screening } from './newest-screening.ts';
import {
  urlOf,
  type DueRule,
  type DueScreening,
  type IndividualPlan,
  type NextStep,
  type NothingDue,
  type PersonToScreen,
  type ScreeningExemption,
  type ScreeningSchedule,
} from './screening-schedule.ts';

type Due = Pick<DueScreening, 'due' | 'reason' | 'rule'>;
type Situation = {
  readonly schedule: ScreeningSchedule;
  readonly last: Screening | undefined;
  readonly exemption: ScreeningExemption | undefined;
  readonly plan: IndividualPlan | undefined;
  readonly risk: Screening | undefined;
  readonly birthDate: Day;
};

/** National indicator: a statement older than twelve months is not counted. */
const statementHolds: Interval = { months: 12 };

/** What this person is to be screened for next, soonest first; rules by id in `SPEC.md`. `today` is a day in Norway. */
export function dueScreenings(
  person: PersonToScreen,
  schedules: readonly ScreeningSchedule[],
  today: Day,
): readonly DueScreening[] {
  return nextSteps(person, schedules, today)
    .flatMap((step) => {
      if (step.kind !== 'due') return [];
      const { kind: _, ...due } = step;
      return [due];
    })
    .toSorted((a, b) => compare(a.due, b.due) || compare(a.rule.schedule, b.rule.schedule));
}

/** For each schedule one answer: what is next, or why nothing is (SCH30). In the order of the schedules. */
export function nextSteps(
  person: PersonToScreen,
  schedules: readonly ScreeningSchedule[],
  today: Day,
): readonly NextStep[] {
  return schedules.map((schedule) => {
    const { questionnaire, url } = schedule;
    const next = nextOf(person, schedule, today);
    if (typeof next === 'string') return { kind: 'nothing', questionnaire, schedule: url, why: next };
    const back = dayBack(next.due, person, today);
    if (back === null) return { kind: 'nothing', questionnaire, schedule: url, why: 'away' };
    return {
      kind: 'due',
      questionnaire,
      due: back,
      reason: next.reason,
      overdueDays: Math.max(0, daysBetween(back, today)),
      rule: next.rule,
      ...(back === next.due ? {} : { putOffFrom: next.due }),
    };
  });
}

function nextOf(person: PersonToScreen, schedule: ScreeningSchedule, today: Day): Due | NothingDue {
  const { deceasedOn, periods, visits, birthDate, responses } = person;
  if (deceasedOn && deceasedOn <= today) return 'dead';
  if (!periods.some((period) => runsOn(period, today))) return 'noService';
  const stays = currentStays(periods, schedule.rules, today);
  if (stays.length === 0) return 'serviceNotAsked';
  if (schedule.fromAge !== undefined) {
    if (ageOn(birthDate, today) < schedule.fromAge) return 'tooYoung';
    if (visits.some(isPlannedOffer)) return 'visitPlanned';
  }
  const { questionnaire, afterRisk } = schedule;
  const situation: Situation = {
    schedule,
    birthDate,
    last: newestScreening(responses, questionnaire, today),
    exemption: newestExemption(
      [
        ...person.exemptions,
        ...(schedule.fromAge === undefined ? [] : visits.flatMap(toRefusal(questionnaire))),
      ],
      questionnaire,
      today,
    ),
    plan: planInForce(person.plans, questionnaire, today),
    risk: afterRisk && newestScreening(responses, afterRisk.questionnaire, today),
  };
  const due = stays.flatMap((stay) => dueInStay(stay, situation) ?? []);
  return due.toSorted((a, b) => compare(a.due, b.due))[0] ?? 'notAtRisk';
}

/** Null: a plan is asked for only after risk, and there is none. */
function dueInStay(stay: Stay, situation: Situation): Due | null {
  const { schedule, exemption: stated } = situation;
  const { rule, start } = stay;
  const last = situation.last && situation.last.day >= start ? situation.last : undefined;
  const plan = situation.plan && situation.plan.start >= start ? situation.plan : undefined;
  const first = firstFrom(stay, last, situation);
  const isOver = last === undefined || (schedule.afterRisk !== undefined && last.isEnded === true);
  if (isOver && first === null) return null;

  const after = (from: Day, interval: Interval, basis: DueRule['basis'], reason: Due['reason']): Due => ({
    due: addInterval(from, interval),
    reason,
    rule: { schedule: schedule.url, version: schedule.version, service: rule.service, from, interval, basis },
  });
  const every = plan?.every ?? rule.repeatEvery;
  const basis = plan?.every ? 'own' : rule.repeatBasis;
  const isStated = stated && stated.on >= start && (!last || stated.on > last.day);
  if (isStated && (!plan || stated.on >= plan.start))
    return stated.status === 'notRelevant'
      ? after(stated.on, statementHolds, 'default', 'askAgain')
      : after(stated.on, every, basis, 'askAgain');
  if (plan && plan.every === null) return after(plan.start, statementHolds, 'own', 'askAgain');
  if (isOver) {
    if (plan?.every) return after(plan.start, plan.every, 'own', firstReason(schedule));
    return after(
      first ?? start,
      rule.firstWithin,
      rule.firstBasis ?? rule.repeatBasis,
      firstReason(schedule),
    );
  }
  const isAtRisk = last.score !== undefined && last.score >= (schedule.riskFrom ?? Infinity);
  const reason = schedule.afterRisk ? 'evaluate' : isAtRisk ? 'review' : 'repeat';
  const byInterval = after(last.day, every, basis, reason);
  const { nextOn } = last;
  if (nextOn === undefined || nextOn <= last.day || nextOn >= byInterval.due) return byInterval;
  return { ...after(last.day, every, 'form', reason), due: nextOn };
}

/** The day the first one is counted from. Null: there is nothing to begin. */
function firstFrom(
  { start }: Stay,
  last: Screening | undefined,
  { schedule, risk, birthDate }: Situation,
): Day | null {
  const { afterRisk, fromAge } = schedule;
  if (afterRisk) {
    const isAtRisk = risk && risk.day >= start && (risk.score ?? -Infinity) >= afterRisk.riskFrom;
    return isAtRisk && (!last || risk.at > last.at) ? risk.day : null;
  }
  if (fromAge === undefined) return start;
  const ofAge = addMonths(birthDate, 12 * fromAge);
  return ofAge > start ? ofAge : start;
}

const firstReason = ({ afterRisk, fromAge }: ScreeningSchedule): Due['reason'] =>
  afterRisk ? 'plan' : fromAge === undefined ? 'first' : 'offer';

const isPlannedOffer = ({ kind, status }: PersonToScreen['visits'][number]): boolean =>
  kind === 'preventiveVisit' && (status === 'planned' || status === 'inProgress');

/** Who did not want the visit, or did not answer, has been asked. */
const toRefusal =
  (questionnaire: string) =>
  ({ kind, answer }: PersonToScreen['visits'][number]): readonly ScreeningExemption[] =>
    kind === 'preventiveVisit' && answer && answer.reply !== 'yes'
      ? [{ questionnaire, status: 'declined', on: answer.on }]
      : [];

function newestExemption(
  exemptions: readonly ScreeningExemption[],
  questionnaire: string,
  today: Day,
): ScreeningExemption | undefined {
  // Of two on one day *ønsker ikke* counts: the question comes back sooner.
  const keyOf = ({ on, status }: ScreeningExemption): string => on + (status === 'declined' ? 1 : 0);
  return exemptions
    .filter((exemption) => urlOf(exemption.questionnaire) === questionnaire && exemption.on <= today)
    .toSorted((a, b) => compare(keyOf(b), keyOf(a)))[0];
}

function planInForce(
  plans: readonly IndividualPlan[],
  questionnaire: string,
  today: Day,
): IndividualPlan | undefined {
  const daysOf = ({ every }: IndividualPlan): number =>
    every ? daysBetween(today, addInterval(today, every)) : Infinity;
  return plans
    .filter((plan) => urlOf(plan.questionnaire) === questionnaire && runsOn(plan, today))
    .toSorted((a, b) => compare(b.start, a.start) || compare(daysOf(a), daysOf(b)))[0];
}

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
