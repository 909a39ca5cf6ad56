import { isOfRound, roundTicks, toRounds } from '#domain/learning/enrolment-rounds.ts';
import { foldProgress, type Progress } from '#domain/learning/fold-progress.ts';
import { nextMeeting, type GroupLife } from '#domain/learning/meeting-ticks.ts';
import type { Day } from '#domain/time/day.ts';
import type { Localized, Programme } from '#protocol/content.ts';
import type { Programmes } from '#protocol/programmes.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';

export type Step = RecordBody<'progress'>['step'];

/** One perm of hers, with all that is known of it. */
export type Perm = {
  /** As shown: where the same start became two records, what they say together. */
  readonly enrolment: Pick<Kept<'enrolment'>, 'id' | 'body'>;
  /** The records behind it: a change is written to each. */
  readonly twins: readonly Kept<'enrolment'>[];
  /** The last time through this perm: only that one can be taken up or followed by another. */
  readonly isNewest: boolean;
  /** The version she runs on. */
  readonly programme: Programme;
  /** The version she could move to; undefined when hers is the one in force. */
  readonly newer: Programme | undefined;
  readonly progress: Progress<Step>;
  readonly ticks: readonly Kept<'progress'>[];
  readonly notes: readonly Kept<'note'>[];
  /** Her words on hefter that are no part of her version any more, with the title they had; empty where that is not known. */
  readonly leftNotes: readonly LeftNote[];
  /** When her group meets next, and about which booklets. */
  readonly meeting: { readonly at: string; readonly booklets: readonly string[] } | undefined;
};

export type LeftNote = { readonly id: string; readonly title: Localized; readonly text: string };

export type Learned = {
  readonly enrolments: readonly Kept<'enrolment'>[];
  readonly ticks: readonly Kept<'progress'>[];
  readonly notes: readonly Kept<'note'>[];
  readonly groups: GroupLife;
};

/** Her perms, those begun first at the top. One whose programme cannot be read here is left out. */
export function toPerms(
  learned: Learned,
  programmes: Programmes,
  staffId: string,
  today: Day,
): readonly Perm[] {
  const mine = learned.enrolments.filter(({ body }) => body.learnerId === staffId);
  return toRounds(mine)
    .toSorted((a, b) => (a.body.startedOn < b.body.startedOn ? -1 : 1))
    .flatMap((round) => {
      const { body, ids, until } = round;
      const programme = programmes.of(body.programme);
      if (!programme) return [];
      const isOfPerm = (one: Kept<'progress'> | Kept<'note'>) => isOfRound(one.body, body);
      const ticks = learned.ticks.filter(isOfPerm);
      const notes = learned.notes.filter(isOfPerm);
      const inForce = programmes.inForce.find(({ url }) => url === programme.url);
      return [
        {
          enrolment: round,
          twins: mine.filter(({ id }) => ids.includes(id)),
          isNewest: until === null,
          programme,
          newer: inForce && inForce.version !== programme.version ? inForce : undefined,
          progress: foldProgress(programme, body, roundTicks(round, ticks, learned.groups), today),
          ticks,
          notes,
          leftNotes: toLeftNotes(notes, programme, programmes),
          meeting: nextMeeting(learned.groups, staffId, programme.url, today)?.body,
        },
      ];
    });
}

/** A version that takes a hefte out takes no words of hers with it. */
const toLeftNotes = (
  notes: readonly Kept<'note'>[],
  { booklets }: Programme,
  programmes: Programmes,
): readonly LeftNote[] =>
  notes
    .filter(({ body }) => body.text.trim() !== '' && !booklets.some(({ id }) => id === body.booklet))
    .map(({ id, body }) => {
      const before = programmes.of(body.programme)?.booklets.find((one) => one.id === body.booklet);
      return { id, title: before?.title ?? { nb: '', nn: '' }, text: body.text };
    });
