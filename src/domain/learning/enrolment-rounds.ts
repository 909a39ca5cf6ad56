import { mix, toBytes, toHash, toUuid } from '../merge/mixed-id.ts';
import { addDays, type Day } from '../time/day.ts';
import { osloDay } from '../time/oslo.ts';
import type { FoldedEnrolment, ProgressTick } from './fold-progress.ts';
import { meetingTicks, type GroupLife } from './meeting-ticks.ts';

/** What tells one enrolment from others of hers. */
export type RoundOf = {
  readonly learnerId: string;
  /** With or without version. */
  readonly programme: string;
  /** Absent: the first time she works through it. */
  readonly round?: number | undefined;
};
type Enrolled = RoundOf & {
  readonly startedOn: Day;
  readonly status: FoldedEnrolment['status'];
  readonly endedOn?: Day | null | undefined;
};

/** One time through a perm: an enrolment, with those that tell of the same time (LRN11). */
export type Round<Body extends Enrolled = Enrolled> = {
  readonly id: string;
  readonly body: Body;
  /** Its own id and those of its twins. */
  readonly ids: readonly string[];
  /** The first day that is this round's and not the one's before; null: there is none before. */
  readonly from: Day | null;
  /** The first day of the next; null: there is none. */
  readonly until: Day | null;
};

/** The same on all her phones (LRN10), so that what is begun on two of them is one. */
export const toEnrolmentId = ({ learnerId, programme, round = 1 }: RoundOf): string =>
  toUuid(mix(toBytes(learnerId), toHash(`enrolment ${urlOf(programme)} ${round}`)));

/** Of the same time through, the one that says most is shown. */
const rank = { completed: 0, active: 1, paused: 2, stopped: 3 } as const;

/**
 * Each time she has been through each perm, once; the rounds of one perm in their order. Earlier apps gave an enrolment an id by chance, so that
 * one begun on two phones became two: those are joined, from the day the first was begun (LRN11).
 */
export function toRounds<Body extends Enrolled>(
  enrolments: readonly Recorded<Body>[],
): readonly Round<Body>[] {
  const perms = groupBy(enrolments, ({ body }) => `${body.learnerId} ${urlOf(body.programme)}`);
  return perms.flatMap((perm) => {
    const rounds = groupBy(perm, ({ body }) => numberOf(body)).map(toJoined);
    const inOrder = rounds.toSorted((a, b) => numberOf(a.body) - numberOf(b.body));
    return inOrder.map((one, index) => {
      const before = inOrder[index - 1];
      const after = inOrder[index + 1];
      return {
        ...one,
        from: before ? borderOf(before.body, one.body) : null,
        until: after ? borderOf(one.body, after.body) : null,
      };
    });
  });
}

/** Her own ticks of this round and what her groups talked through while it lasted. */
export function roundTicks(
  {
    body: { learnerId, programme, round = 1 },
    from,
    until,
  }: Pick<Round, 'from' | 'until'> & { readonly body: RoundOf },
  ticks: readonly { readonly id: string; readonly body: RoundOf & ProgressTick }[],
  life: GroupLife,
): readonly ProgressTick[] {
  const url = urlOf(programme);
  return [
    ...ticks
      .filter(({ body }) => isOfRound(body, { learnerId, programme, round }))
      .map(({ id, body }) => ({ ...body, id })),
    ...meetingTicks(life, learnerId, url).filter(({ on }) => isWithin(on, from, until)),
  ];
}

/** A tick or a note belongs to the round it was written in, whichever version of the perm that was on. */
export const isOfRound = (one: RoundOf, other: RoundOf): boolean =>
  one.learnerId === other.learnerId &&
  numberOf(one) === numberOf(other) &&
  urlOf(one.programme) === urlOf(other.programme);

/** Those of these seminars that lie in this round, so that none counts for two. */
export const seminarsWithin = <Seminar extends { readonly startsAt: string }>(
  seminars: ReadonlyMap<string, Seminar>,
  { from, until }: Pick<Round, 'from' | 'until'>,
): ReadonlyMap<string, Seminar> =>
  from === null && until === null
    ? seminars
    : new Map([...seminars].filter(([, { startsAt }]) => isWithin(osloDay(startsAt), from, until)));

const isWithin = (day: Day, from: Day | null, until: Day | null): boolean =>
  (from === null || day >= from) && (until === null || day < until);

/** The day after the one before ended; where that is not known, the day the next began. */
const borderOf = (before: Enrolled, after: Enrolled): Day =>
  before.endedOn ? addDays(before.endedOn, 1) : after.startedOn;

const numberOf = ({ round = 1 }: RoundOf): number => round;
const urlOf = (canonical: string): string => canonical.split('|', 1)[0] ?? canonical;

type Recorded<Body> = { readonly id: string; readonly body: Body };
type Some<T> = readonly [T, ...T[]];

function toJoined<Body extends Enrolled>(twins: Some<Recorded<Body>>) {
  const sorted = twins.toSorted(
    (a, b) => rank[a.body.status] - rank[b.body.status] || (a.id < b.id ? -1 : 1),
  );
  const { id, body } = sorted[0] ?? twins[0];
  const startedOn = twins.reduce(
    (day, { body: one }) => (one.startedOn < day ? one.startedOn : day),
    body.startedOn,
  );
  return { id, body: { ...body, startedOn }, ids: sorted.map((one) => one.id) };
}

/** In the order in which the first of each came. */
function groupBy<T>(list: readonly T[], keyOf: (one: T) => string | number): readonly Some<T>[] {
  const groups = new Map<string | number, [T, ...T[]]>();
  for (const one of list) {
    const key = keyOf(one);
    const known = groups.get(key);
    if (known) known.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}
