import type { Day } from '../time/day.ts';
import { osloDay } from '../time/oslo.ts';
import type { VisitSummary } from './visit-summary.ts';

export type VisitFigures = {
  readonly finished: number;
  readonly withReferral: number;
  readonly withoutReferral: number;
  readonly declined: number;
  readonly noAnswer: number;
  readonly withInterpreter: number;
  /** How many visits touched each theme, and how many persons were referred to each place; the most first. */
  readonly themes: readonly (readonly [code: string, visits: number])[];
  readonly referredTo: readonly (readonly [code: string, persons: number])[];
  readonly personsReferred: number;
};

type Visit = VisitSummary & { readonly personId: string };

/**
 * What the year's report asks for, from the visits alone. A visit counts in the year it was finished, an answer in the
 * year it was given; `from` and `to` are days, both included.
 */
export function countVisits(visits: readonly Visit[], from: Day, to: Day): VisitFigures {
  const isWithin = (day: Day): boolean => day >= from && day <= to;
  const preventive = visits.filter(({ kind }) => kind === 'preventiveVisit');
  const finished = preventive.flatMap(({ personId, outcome }) =>
    outcome && isWithin(osloDay(outcome.at)) ? [{ ...outcome, personId }] : [],
  );
  const referred = finished.filter(({ referredTo }) => referredTo.length > 0);
  const answered = (reply: 'no' | 'none'): number =>
    preventive.filter(({ answer, outcome }) => !outcome && answer?.reply === reply && isWithin(answer.on))
      .length;
  return {
    finished: finished.length,
    withReferral: referred.length,
    withoutReferral: finished.length - referred.length,
    declined: answered('no'),
    noAnswer: answered('none'),
    withInterpreter: finished.filter(({ interpreter }) => interpreter).length,
    themes: mostFirst(finished.flatMap(({ themes }) => Array.from(new Set(themes)))),
    referredTo: mostFirst(
      [
        ...new Set(
          referred.flatMap(({ personId, referredTo }) => referredTo.map((to_) => `${to_} ${personId}`)),
        ),
      ].map((pair) => pair.slice(0, pair.indexOf(' '))),
    ),
    personsReferred: new Set(referred.map(({ personId }) => personId)).size,
  };
}

function mostFirst(codes: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
}

export type OfferFigures = {
  /** Asked: invited, or answered without that anybody noted how she was asked. */
  readonly offered: number;
  readonly accepted: number;
  readonly declined: number;
  readonly noAnswer: number;
  readonly held: number;
};

/**
 * What became of the offers of preventive visits. Each is counted by the day it happened, both ends included: a visit that
 * was offered in December and held in January is offered in one year and held in the next.
 */
export function countOffers(visits: readonly VisitSummary[], from: Day, to: Day): OfferFigures {
  const isWithin = (day: Day | undefined): boolean => day !== undefined && day >= from && day <= to;
  const preventive = visits.filter(({ kind }) => kind === 'preventiveVisit');
  const answered = (reply: 'yes' | 'no' | 'none'): number =>
    preventive.filter(({ answer }) => answer?.reply === reply && isWithin(answer.on)).length;
  return {
    offered: preventive.filter(({ invitation, answer }) => isWithin(invitation?.on ?? answer?.on)).length,
    accepted: answered('yes'),
    declined: answered('no'),
    noAnswer: answered('none'),
    held: preventive.filter(({ outcome }) => outcome && isWithin(osloDay(outcome.at))).length,
  };
}
