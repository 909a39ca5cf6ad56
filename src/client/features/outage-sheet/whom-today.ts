import { createRoomOrder } from '#domain/rounds/room-order.ts';
import type { Day } from '#domain/time/day.ts';
import type { Header } from '#store/headers/header.ts';
import type { AgendaEntry } from '../../agenda/agenda.ts';
import type { DuePerson } from '../../agenda/due-list.ts';

type Options = {
  readonly persons: readonly Header<'person'>[];
  readonly unitId: string;
  readonly whom: 'today' | 'everyone';
  readonly today: Day;
  /** What is not done of today and of the days before. */
  readonly entries: readonly AgendaEntry[];
  readonly due: readonly DuePerson[];
};

/** Who stands on the list: by the time of the visit, then by room, then by name. */
export function whomToday({
  persons,
  unitId,
  whom,
  today,
  entries,
  due,
}: Options): readonly Header<'person'>[] {
  const order = createRoomOrder();
  const visitAt = new Map<string, string>();
  const wanted = new Set<string>();
  for (const entry of entries) {
    const personId = entry.kind === 'visit' ? entry.visit.body.personId : entry.task.body.personId;
    if (personId === null) continue;
    wanted.add(personId);
    if (entry.kind === 'visit' && entry.day === today && !visitAt.has(personId))
      visitAt.set(personId, entry.visit.body.plannedAt);
  }
  for (const { person, screening } of due) if (screening.due <= today) wanted.add(person.id);
  const time = ({ id }: Header<'person'>) => Date.parse(visitAt.get(id) ?? '9999-12-31T00:00:00Z');
  return persons
    .filter(
      ({ id, body }) => body.unitId === unitId && !body.deceasedOn && (whom === 'everyone' || wanted.has(id)),
    )
    .toSorted((a, b) => time(a) - time(b) || order(a.body, b.body));
}
