import { dueScreenings, type DueScreening, type ScreeningSchedule } from '#domain/schedule/due-screenings.ts';
import type { Day } from '#domain/time/day.ts';
import type { Header } from '#store/headers/header.ts';

export type DuePerson = { readonly person: Header<'person'>; readonly screening: DueScreening };

export type ScreenedRecords = {
  readonly persons: readonly Header<'person'>[];
  readonly servicePeriods: readonly Header<'servicePeriod'>[];
  readonly responses: readonly Header<'response'>[];
  readonly exemptions: readonly Header<'exemption'>[];
};

/** Everybody on the device with what falls due up to a day, the longest overdue first. */
export function toDueList(
  { persons, servicePeriods, responses, exemptions }: ScreenedRecords,
  schedules: readonly ScreeningSchedule[],
  { today, until }: { readonly today: Day; readonly until: Day },
): readonly DuePerson[] {
  const periodsOf = bodiesByPerson(servicePeriods);
  const responsesOf = bodiesByPerson(responses);
  const exemptionsOf = bodiesByPerson(exemptions);
  return persons
    .flatMap((person) =>
      dueScreenings(
        {
          deceasedOn: person.body.deceasedOn,
          periods: periodsOf.get(person.id) ?? [],
          responses: responsesOf.get(person.id) ?? [],
          exemptions: exemptionsOf.get(person.id) ?? [],
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
