import { addDays, type Day } from '#domain/time/day.ts';
import type { Header } from '#store/headers/header.ts';

type Task = Header<'task'>;

export type FollowUpGroups = {
  readonly overdue: readonly Task[];
  readonly today: readonly Task[];
  readonly week: readonly Task[];
  readonly later: readonly Task[];
};

/** By when they are due, the first first. */
export function groupFollowUps(tasks: readonly Task[], today: Day): FollowUpGroups {
  const inOrder = tasks.toSorted(({ body: a }, { body: b }) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const week = addDays(today, 7);
  return {
    overdue: inOrder.filter(({ body: { due } }) => due < today),
    today: inOrder.filter(({ body: { due } }) => due === today),
    week: inOrder.filter(({ body: { due } }) => due > today && due <= week),
    later: inOrder.filter(({ body: { due } }) => due > week),
  };
}
