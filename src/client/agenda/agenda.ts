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

/** `mine`: what is mine or nobody's yet. `all`: colleagues' too. */
export type Whose = 'mine' | 'all';

type AgendaOptions = {
  readonly visits: readonly Header<'visit'>[];
  readonly tasks: readonly Header<'task'>[];
  readonly staffId: string;
  readonly today: Day;
  /** The last day that counts as one of the next. */
  readonly until: Day;
  readonly whose?: Whose;
};

/**
 * What is not done, by time; visits of a day before its tasks. An invitation without an agreed time is no visit of the
 * day (HV5). What two have taken is everybody's until one has chosen.
 */
export function toAgenda({ visits, tasks, staffId, today, until, whose = 'mine' }: AgendaOptions): Agenda {
  const isMine = ({ body: { assignedTo }, delivery }: Header<'visit' | 'task'>) =>
    whose === 'all' ||
    assignedTo === null ||
    assignedTo === staffId ||
    (delivery.state === 'attention' && delivery.reason === 'conflict');
  const entries: readonly AgendaEntry[] = [
    ...visits
      .filter(
        (visit) =>
          isMine(visit) &&
          (visit.body.status === 'planned' || visit.body.status === 'inProgress') &&
          visit.body.appointment !== 'open',
      )
      .toSorted((a, b) => Date.parse(a.body.plannedAt) - Date.parse(b.body.plannedAt))
      .map((visit) => ({ kind: 'visit', day: osloDay(visit.body.plannedAt), visit }) as const),
    ...tasks
      .filter((task) => isMine(task) && task.body.status === 'open')
      .map((task) => ({ kind: 'task', day: task.body.due, task }) as const),
  ].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return {
    missed: entries.filter(({ day }) => day < today),
    now: entries.filter(({ day }) => day === today),
    later: entries.filter(({ day }) => day > today && day <= until),
  };
}
