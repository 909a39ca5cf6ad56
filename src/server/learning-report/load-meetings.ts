import { isIn, type Period } from '#domain/learning-report/learning-figures.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Transaction } from '../db/transaction.ts';

export type MeetingFigures = {
  readonly groups: number;
  readonly meetings: number;
  readonly present: number;
  /** Those a leader ticked, there or not. */
  readonly asked: number;
};

/**
 * Groups that met in the period, their meetings and who was there (RAP7).
 *
 * @param staffIds null: everybody. Else these people alone, and the meetings they were ticked at.
 * @param programme url; null: all.
 */
export async function loadMeetings(
  tx: Transaction,
  period: Period,
  staffIds: readonly string[] | null,
  programme: string | null,
): Promise<MeetingFigures> {
  // Joined here: the database, which knows little of what is inside a body, would look through all words for each meeting. And read
  // here: an instant that a phone may write and the database cannot hold (`+23:00`) would leave everybody without a report.
  const [meetings, groups, words] = await Promise.all([
    tx.query<MeetingRow>(
      `SELECT id, body ->> 'groupId' AS group_id, body ->> 'at' AS at FROM visitt.record
       WHERE kind = 'groupMeeting' AND body ->> 'status' = 'held'`,
    ),
    tx.query<{ readonly id: string }>(
      `SELECT id FROM visitt.record
       WHERE kind = 'learningGroup' AND ($1::text IS NULL OR split_part(body ->> 'programme', '|', 1) = $1)`,
      [programme],
    ),
    tx.query<WordRow>(
      `SELECT id, body ->> 'groupId' AS group_id, body ->> 'meetingId' AS meeting_id, body ->> 'staffId' AS staff_id,
         (body ->> 'present')::boolean AS present, body ->> 'at' AS at
       FROM visitt.record
       WHERE kind = 'attendance' AND body ? 'meetingId' AND ($1::text[] IS NULL OR body ->> 'staffId' = ANY ($1))`,
      [staffIds],
    ),
  ]);
  const known = new Set(groups.rows.map(({ id }) => id));
  const held = new Map(
    meetings.rows.flatMap(({ id, group_id, at }) =>
      known.has(group_id) && isIn(period, osloDay(at)) ? [[id, group_id] as const] : [],
    ),
  );
  const newest = new Map<string, WordRow>();
  for (const word of words.rows) {
    // Who leads one group says nothing about another's meeting.
    if (held.get(word.meeting_id) !== word.group_id) continue;
    const key = `${word.meeting_id} ${word.staff_id}`;
    const before = newest.get(key);
    if (!before || isNewer(word, before)) newest.set(key, word);
  }
  const ticked = [...newest.values()];
  const counted = staffIds === null ? [...held.keys()] : ticked.map(({ meeting_id }) => meeting_id);
  return {
    groups: new Set(counted.map((id) => held.get(id))).size,
    meetings: new Set(counted).size,
    present: ticked.filter(({ present }) => present).length,
    asked: ticked.length,
  };
}

type MeetingRow = { readonly id: string; readonly group_id: string; readonly at: string };
type WordRow = {
  readonly id: string;
  readonly group_id: string | null;
  readonly meeting_id: string;
  readonly staff_id: string;
  readonly present: boolean;
  readonly at: string;
};

/** As on the phones (`newest-words.ts`): by its instant, then by its id. */
function isNewer(one: WordRow, other: WordRow): boolean {
  const difference = Date.parse(one.at) - Date.parse(other.at);
  return difference === 0 ? one.id > other.id : difference > 0;
}
