import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Header } from '#store/headers/header.ts';

export type AgendaEntry =
  | { readonly kind: 'visit'; readonly day: Day; readonly visit: Header<'visit'> }
  | { readonly kind: 'task'; readonly day: Day; readonly task: Header<'task'> };

export type Agenda = {
  readonly missed: readonly AgendaEntry[];
  readonly now: readonly AgendaEntry[];
  readonly later: readonly AgendaEntry[];
};

type AgendaOptions = {
  readonly visits: readonly Header<'visit'>[];
  readonly tasks: readonly Header<'task'>[];
  readonly staffId: string;
  readonly today: Day;
  /** The last day that counts as one of the next. */
  readonly until: Day;
};

/** What is mine or nobody's yet and not done, by time; visits of a day before its tasks. */
export function toAgenda({ visits, tasks, staffId, today, until }: AgendaOptions): Agenda {
  const isMine = (assignedTo: string | null) => assignedTo === null || assignedTo === staffId;
  const entries: readonly AgendaEntry[] = [
    ...visits
      .filter(
        ({ body }) => isMine(body.assignedTo) && (body.status === 'planned' || body.status === 'inProgress'),
      )
      .toSorted((a, b) => Date.parse(a.body.plannedAt) - Date.parse(b.body.plannedAt))
      .map((visit) => ({ kind: 'visit', day: osloDay(visit.body.plannedAt), visit }) as const),
    ...tasks
      .filter(({ body }) => isMine(body.assignedTo) && body.status === 'open')
      .map((task) => ({ kind: 'task', day: task.body.due, task }) as const),
  ].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return {
    missed: entries.filter(({ day }) => day < today),
    now: entries.filter(({ day }) => day === today),
    later: entries.filter(({ day }) => day > today && day <= until),
  };
}
