import type { Day } from '#domain/time/day.ts';
import type { Agenda } from './agenda.ts';
import type { DuePerson } from './due-list.ts';

/** Who comes after this person: the next visit of today, else the next screening that is due by now. */
export function toNextPerson(
  personId: string,
  {
    agenda,
    due,
    today,
  }: { readonly agenda: Agenda; readonly due: readonly DuePerson[]; readonly today: Day },
): string | null {
  const visits = agenda.now.flatMap((entry) => (entry.kind === 'visit' ? [entry.visit] : []));
  const here = visits.findIndex(({ body }) => body.personId === personId);
  const visit = visits.slice(here + 1).find(({ body }) => body.personId !== personId);
  if (visit) return visit.body.personId;
  return (
    due.find(({ person, screening }) => person.id !== personId && screening.due <= today)?.person.id ?? null
  );
}
