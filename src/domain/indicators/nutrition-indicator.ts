import type { QuestionnaireResponse } from '../fhir/types.ts';
import { addMonths, ageOn, type Day } from '../time/day.ts';
import { osloDay } from '../time/oslo.ts';
import { readScore } from './read-score.ts';

/** The bodies of records fit these as they are; `id` is the record's. */
export type CountedPerson = {
  readonly id: string;
  readonly birthDate: Day;
  readonly deceasedOn?: Day | null | undefined;
};
export type CountedPeriod = {
  readonly personId: string;
  readonly service: string;
  readonly start: Day;
  readonly end: Day | null;
};
export type CountedResponse = {
  readonly personId: string | null;
  /** `url` or `url|version`. */
  readonly questionnaire: string;
  readonly status: 'draft' | 'signed' | 'voided';
  readonly signedAt?: string | undefined;
  /** As stored; without it the score is read from the response's `scoreItem`. */
  readonly score?: number | undefined;
  readonly response?: QuestionnaireResponse | undefined;
};
export type CountedExemption = {
  readonly personId: string;
  readonly questionnaire: string;
  readonly status: 'notRelevant' | 'declined';
  readonly on: Day;
};
export type IndicatorRule = {
  /** Url without version. */
  readonly questionnaire: string;
  readonly minimumAge: number;
  readonly windowMonths: number;
  readonly services: readonly string[];
  readonly riskFrom: number;
  readonly scoreItem?: string | undefined;
  /** Url of the form whose signed response in the window is a plan. */
  readonly planQuestionnaire?: string | undefined;
};

export type IndicatorData = {
  readonly persons: readonly CountedPerson[];
  readonly periods: readonly CountedPeriod[];
  readonly responses: readonly CountedResponse[];
  readonly exemptions: readonly CountedExemption[];
};

/** Ids of the persons behind each number. The four states share one denominator and leave nobody out. */
export type NutritionIndicator = {
  readonly assessed: readonly string[];
  readonly notAssessed: readonly string[];
  readonly notRelevant: readonly string[];
  /** No record of any kind: not reported. */
  readonly missing: readonly string[];
  /** Of the assessed, by the newest screening. */
  readonly atRisk: readonly string[];
  /** Of those at risk. */
  readonly withPlan: readonly string[];
};

export type IndicatorState = 'assessed' | 'notAssessed' | 'notRelevant' | 'missing';

type Statement = { readonly at: number; readonly day: Day; readonly score: number | undefined };
type History = {
  screening?: Statement;
  plan?: Statement;
  exemption?: CountedExemption;
};

/**
 * The national indicator on nutrition (67 and older), counted on one day in Norway from what is on record. An
 * assessment in the window wins over all else; then *ikke relevant* stated in the window. Older records and
 * *ønsker ikke* are "not assessed"; no record at all is "missing".
 */
export function nutritionIndicator(data: IndicatorData, rule: IndicatorRule, today: Day): NutritionIndicator {
  const windowStart = addMonths(today, -rule.windowMonths);
  const histories = toHistories(data, rule);
  const served = new Set(
    data.periods
      .filter(({ service, start, end }) => rule.services.includes(service) && covers(start, end, today))
      .map(({ personId }) => personId),
  );
  const lists = {
    assessed: [] as string[],
    notAssessed: [] as string[],
    notRelevant: [] as string[],
    missing: [] as string[],
    atRisk: [] as string[],
    withPlan: [] as string[],
  };
  for (const { id, birthDate, deceasedOn } of data.persons) {
    const isDead = deceasedOn !== null && deceasedOn !== undefined && deceasedOn <= today;
    if (isDead || !served.has(id) || ageOn(birthDate, today) < rule.minimumAge) continue;
    const history = histories.get(id) ?? {};
    const state = stateOf(history, windowStart);
    lists[state].push(id);
    const isAtRisk = state === 'assessed' && (history.screening?.score ?? -Infinity) >= rule.riskFrom;
    if (!isAtRisk) continue;
    lists.atRisk.push(id);
    if (history.plan && history.plan.day >= windowStart) lists.withPlan.push(id);
  }
  return lists;
}

function stateOf({ screening, exemption }: History, windowStart: Day): IndicatorState {
  if (screening && screening.day >= windowStart) return 'assessed';
  if (exemption?.status === 'notRelevant' && exemption.on >= windowStart) return 'notRelevant';
  return screening || exemption ? 'notAssessed' : 'missing';
}

function toHistories(
  { responses, exemptions }: IndicatorData,
  { questionnaire, planQuestionnaire, scoreItem }: IndicatorRule,
): ReadonlyMap<string, History> {
  const histories = new Map<string, History>();
  const historyOf = (personId: string): History => {
    const known = histories.get(personId) ?? {};
    histories.set(personId, known);
    return known;
  };
  for (const { personId, questionnaire: canonical, status, signedAt, ...counted } of responses) {
    if (status !== 'signed' || signedAt === undefined || personId === null) continue;
    const url = canonical.split('|', 1)[0];
    const part = url === questionnaire ? 'screening' : url === planQuestionnaire ? 'plan' : undefined;
    if (!part) continue;
    const history = historyOf(personId);
    const at = Date.parse(signedAt);
    if ((history[part]?.at ?? -Infinity) >= at) continue;
    const score = counted.score ?? readScore(counted.response, scoreItem);
    history[part] = { at, day: osloDay(signedAt), score };
  }
  for (const exemption of exemptions) {
    if (exemption.questionnaire.split('|', 1)[0] !== questionnaire) continue;
    const history = historyOf(exemption.personId);
    if (!history.exemption || history.exemption.on < exemption.on) history.exemption = exemption;
  }
  return histories;
}

const covers = (start: Day, end: Day | null, day: Day): boolean =>
  start <= day && (end === null || end >= day);
