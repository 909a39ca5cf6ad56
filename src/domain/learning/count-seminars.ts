import { addMonths, type Day } from '../time/day.ts';
import { osloDay } from '../time/oslo.ts';

/** The start seminar may lie before the day a learner opens her perm. */
const monthsBefore = 3;

type SeminarHeld = {
  /** Url of the programme; absent when it is for several. */
  readonly programme?: string | undefined;
  readonly startsAt: string;
  readonly status: 'planned' | 'held' | 'cancelled';
};

/**
 * How many seminars she was at that count for this perm (BEV6): each once, of this programme or for several, from three months
 * before she began.
 *
 * @param attended ids of the seminars at which she was.
 * @param programme url, without version.
 */
export function countSeminars(
  seminars: ReadonlyMap<string, SeminarHeld>,
  attended: ReadonlySet<string>,
  programme: string,
  startedOn: Day,
): number {
  const from = addMonths(startedOn, -monthsBefore);
  return [...attended].filter((id) => {
    const seminar = seminars.get(id);
    return (
      seminar !== undefined &&
      seminar.status !== 'cancelled' &&
      (seminar.programme === undefined || seminar.programme === programme) &&
      osloDay(seminar.startsAt) >= from
    );
  }).length;
}
