import { dueScreenings } from '#domain/schedule/due-screenings.ts';
import type { DueScreening, ScreeningSchedule } from '#domain/schedule/screening-schedule.ts';
import type { Day } from '#domain/time/day.ts';
import type { Header } from '#store/headers/header.ts';

export type DuePerson = { readonly person: Header<'person'>; readonly screening: DueScreening };

export type ScreenedRecords = {
  readonly persons: readonly Header<'person'>[];
  readonly servicePeriods: readonly Header<'servicePeriod'>[];
  readonly responses: readonly Header<'response'>[];
  readonly exemptions: readonly Header<'exemption'>[];
  readonly absences: readonly Header<'absence'>[];
  readonly individualPlans: readonly Header<'individualPlan'>[];
  readonly visits: readonly Header<'visit'>[];
};

/** Everybody on the device with what falls due up to a day, the longest overdue first. */
export function toDueList(
  { persons, servicePeriods, responses, exemptions, absences, individualPlans, visits }: ScreenedRecords,
  schedules: readonly ScreeningSchedule[],
  { today, until }: { readonly today: Day; readonly until: Day },
): readonly DuePerson[] {
  const periodsOf = bodiesByPerson(servicePeriods);
  const responsesOf = bodiesByPerson(responses);
  const exemptionsOf = bodiesByPerson(exemptions);
  const absencesOf = bodiesByPerson(absences);
  const plansOf = bodiesByPerson(individualPlans);
  const visitsOf = bodiesByPerson(visits);
  return persons
    .flatMap((person) =>
      dueScreenings(
        {
          birthDate: person.body.birthDate,
          deceasedOn: person.body.deceasedOn,
          periods: periodsOf.get(person.id) ?? [],
          responses: responsesOf.get(person.id) ?? [],
          exemptions: exemptionsOf.get(person.id) ?? [],
          absences: absencesOf.get(person.id) ?? [],
          plans: plansOf.get(person.id) ?? [],
          visits: visitsOf.get(person.id) ?? [],
        },
        schedules,
        today,
      )
        .filter(({ due }) => due <= until)
        .map((screening) => ({ person, screening })),
    )
    .toSorted((a, b) => compare(a.screening.due, b.screening.due));
}

function bodiesByPerson<B extends { readonly personId: string | null }>(
  records: readonly { readonly body: B }[],
): ReadonlyMap<string | null, readonly B[]> {
  const byPerson = new Map<string | null, B[]>();
  for (const { body } of records) {
    const list = byPerson.get(body.personId);
    if (list) list.push(body);
    else byPerson.set(body.personId, [body]);
  }
  return byPerson;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
