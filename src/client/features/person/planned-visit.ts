import { addDays, type Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Kept } from '#store/device-store.ts';

/** The form that belongs to a kind of visit. */
const forms: { readonly [kind in Kept<'visit'>['body']['kind']]?: string } = {
  preventiveVisit: 'https://visitt.example/fhir/Questionnaire/forebyggende-hjemmebesok',
};
const daysAhead = 7;

export type PlannedVisit = {
  readonly visit: Kept<'visit'>;
  readonly day: Day;
  /** Url of the form to fill in on it, when there is one. */
  readonly form: string | undefined;
};

/** The visit to be made next: today's, else one that was missed, else one within a week. */
export function toPlannedVisit(visits: readonly Kept<'visit'>[], today: Day): PlannedVisit | undefined {
  const open = visits
    .filter(
      ({ body }) =>
        (body.status === 'planned' || body.status === 'inProgress') && body.appointment !== 'open',
    )
    .map((visit) => ({ visit, day: osloDay(visit.body.plannedAt), form: forms[visit.body.kind] }))
    .filter(({ day }) => day <= addDays(today, daysAhead))
    .toSorted((a, b) => Date.parse(a.visit.body.plannedAt) - Date.parse(b.visit.body.plannedAt));
  return open.find(({ day }) => day === today) ?? open[0];
}
