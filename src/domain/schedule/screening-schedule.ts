import type { QuestionnaireResponse } from '../fhir/types.ts';
import type { Day, Interval } from '../time/day.ts';

/** The bodies of records fit these as they are, and so do the headers that lists are made from. */
export type ScreenedPeriod = { readonly service: string; readonly start: Day; readonly end: Day | null };
export type ScreenedResponse = {
  /** `url` or `url|version`. */
  readonly questionnaire: string;
  readonly status: 'draft' | 'signed' | 'voided';
  readonly signedAt?: string | undefined;
  /** When it was signed first, if it has been corrected since. */
  readonly firstSignedAt?: string | undefined;
  /** Versions from before it was corrected, the oldest first. */
  readonly earlier?: readonly { readonly at: string }[] | undefined;
  readonly score?: number | undefined;
  /** The day the form itself says to look again. */
  readonly nextOn?: Day | undefined;
  /** The plan it tells of has ended. */
  readonly isEnded?: boolean | undefined;
  /** Where it is there, the three above are read from it (`readScheduleAnswers`). */
  readonly response?: QuestionnaireResponse | undefined;
};
export type ScreeningExemption = {
  readonly questionnaire: string;
  readonly status: 'notRelevant' | 'declined';
  readonly on: Day;
};
/** The days somebody is away, both counted; `to` null: nobody knows yet. */
export type Absence = { readonly from: Day; readonly to: Day | null };
/** Another individual plan for one form, with a reason that stands in its record. */
export type IndividualPlan = {
  readonly questionnaire: string;
  /** Null: no interval of its own; the plan itself is looked at again after a year. */
  readonly every: Interval | null;
  readonly start: Day;
  readonly end: Day | null;
};
export type ScreenedVisit = {
  readonly kind: string;
  readonly status: string;
  /** What came of the invitation. */
  readonly answer?: { readonly reply: string; readonly on: Day } | null | undefined;
};

export type PersonToScreen = {
  readonly birthDate: Day;
  readonly deceasedOn?: Day | null | undefined;
  readonly periods: readonly ScreenedPeriod[];
  readonly responses: readonly ScreenedResponse[];
  readonly exemptions: readonly ScreeningExemption[];
  readonly absences: readonly Absence[];
  readonly plans: readonly IndividualPlan[];
  readonly visits: readonly ScreenedVisit[];
};

export type ScreeningRule = {
  readonly service: string;
  readonly firstWithin: Interval;
  /** As `repeatBasis`, of `firstWithin`; absent where they are alike. */
  readonly firstBasis?: 'confirmed' | 'default' | undefined;
  readonly repeatEvery: Interval;
  /** Whether the repeat interval is read in a source or is a local default. */
  readonly repeatBasis: 'confirmed' | 'default';
};
export type ScreeningSchedule = {
  readonly url: string;
  readonly version: string;
  /** Url without version. */
  readonly questionnaire: string;
  readonly rules: readonly ScreeningRule[];
  /** Score from which the person is at risk; absent when the form has none. */
  readonly riskFrom?: number | undefined;
  /** A plan is asked for when this form, from this score, has shown risk. */
  readonly afterRisk?: { readonly questionnaire: string; readonly riskFrom: number } | undefined;
  /** Offered from this age on; a visit that is planned is the offer. */
  readonly fromAge?: number | undefined;
};

export type DueRule = {
  /** Url and version of the schedule. */
  readonly schedule: string;
  readonly version: string;
  readonly service: string;
  /** The day that was counted from, and how long. */
  readonly from: Day;
  readonly interval: Interval;
  /** `own`: the person's own plan. `form`: the day stands in the form itself. */
  readonly basis: 'confirmed' | 'default' | 'own' | 'form';
};
export type DueReason = 'first' | 'repeat' | 'review' | 'askAgain' | 'plan' | 'evaluate' | 'offer';
export type DueScreening = {
  /** Url without version. */
  readonly questionnaire: string;
  readonly due: Day;
  /**
   * `review`: the last one showed risk. `askAgain`: an exemption or an individual plan has run out. `plan`: at risk and
   * without a plan. `evaluate`: the plan's own day. `offer`: of an age to be asked.
   */
  readonly reason: DueReason;
  /** 0 when it is due today or later. */
  readonly overdueDays: number;
  readonly rule: DueRule;
  /** The day it was before an absence put it off. */
  readonly putOffFrom?: Day;
};

/** Why nothing is asked for. */
export type NothingDue =
  | 'dead'
  | 'noService'
  | 'serviceNotAsked'
  | 'away'
  | 'notAtRisk'
  | 'tooYoung'
  | 'visitPlanned';

/** For one schedule: what comes next, or why nothing does. */
export type NextStep =
  | ({ readonly kind: 'due' } & DueScreening)
  | {
      readonly kind: 'nothing';
      readonly questionnaire: string;
      readonly schedule: string;
      readonly why: NothingDue;
    };

/** `url|version` without its version. */
export const urlOf = (canonical: string): string => canonical.split('|', 1)[0] ?? canonical;
