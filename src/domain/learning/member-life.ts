import { osloDay } from '../time/oslo.ts';
import { wasMember, type GroupMember } from './group-members.ts';
import { newestWords, type AttendanceWord } from './newest-words.ts';

type Meeting = {
  readonly id: string;
  readonly body: { readonly at: string; readonly status: 'planned' | 'held' | 'cancelled' };
};
type Word = AttendanceWord & {
  readonly body: AttendanceWord['body'] & { readonly meetingId?: string | undefined };
};

export type MemberLife = {
  readonly staffId: string;
  /** Held meetings while she was a member, and how many of them she was at. */
  readonly held: number;
  readonly present: number;
  /** She was at none of the last two: worth a kind word. */
  readonly isAway: boolean;
};

/** How it goes for each member, by the meetings that have been held. One who joined in the middle is judged from then on. */
export function memberLife(
  members: readonly GroupMember[],
  meetings: readonly Meeting[],
  attendance: readonly Word[],
): readonly MemberLife[] {
  const held = meetings
    .filter(({ body }) => body.status === 'held')
    .toSorted((a, b) => Date.parse(a.body.at) - Date.parse(b.body.at));
  const words = new Map(
    held.map(({ id }) => [id, newestWords(attendance.filter(({ body }) => body.meetingId === id))]),
  );
  return members.map((member) => {
    const { staffId } = member;
    const hers = held.filter(({ body }) => wasMember(member, osloDay(body.at)));
    const were = hers.map(({ id }) => words.get(id)?.get(staffId)?.body.present === true);
    return {
      staffId,
      held: hers.length,
      present: were.filter(Boolean).length,
      isAway: were.length >= 2 && were.slice(-2).every((was) => !was),
    };
  });
}
