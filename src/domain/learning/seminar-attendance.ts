import type { SeminarPlace } from './check-in-code.ts';
import {
  byTime,
  type CheckInRefusal,
  type CheckInVerdict,
  type DeliveredCheckIn,
} from './judge-check-ins.ts';
import { newestWords, type AttendanceWord } from './newest-words.ts';

type HandWord = AttendanceWord & {
  readonly body: AttendanceWord['body'] & { readonly place?: SeminarPlace | undefined };
};
export type SeminarPerson = {
  readonly staffId: string;
  readonly place: SeminarPlace;
  readonly by: 'code' | 'hand';
  /** When the code was typed or she was ticked; ISO 8601. */
  readonly at: string;
};
export type RefusedCheckIn = {
  readonly checkInId: string;
  readonly staffId: string;
  readonly reason: CheckInRefusal;
  readonly at: string;
};

/**
 * Who was at a seminar, each once: the newest word of who led it stands above any code, the room above the streaming. Those
 * refused are left out again when the person is there anyhow.
 */
export function seminarAttendance(
  checkIns: readonly DeliveredCheckIn[],
  verdicts: ReadonlyMap<string, CheckInVerdict>,
  words: readonly HandWord[],
): { readonly people: readonly SeminarPerson[]; readonly refused: readonly RefusedCheckIn[] } {
  const people = new Map<string, SeminarPerson>();
  const refused: RefusedCheckIn[] = [];
  for (const { checkInId, staffId, madeAt } of checkIns.toSorted(byTime)) {
    const verdict = verdicts.get(checkInId);
    if (!verdict) continue;
    if (!verdict.ok) {
      refused.push({ checkInId, staffId, reason: verdict.reason, at: madeAt });
      continue;
    }
    const known = people.get(staffId);
    if (!known || (known.place === 'stream' && verdict.place === 'room'))
      people.set(staffId, { staffId, place: verdict.place, by: 'code', at: madeAt });
  }
  for (const [staffId, { body }] of newestWords(words)) {
    if (body.present) people.set(staffId, { staffId, place: body.place ?? 'room', by: 'hand', at: body.at });
    else people.delete(staffId);
  }
  return {
    people: [...people.values()].toSorted((a, b) => (a.staffId < b.staffId ? -1 : 1)),
    refused: refused.filter(({ staffId }) => !people.has(staffId)),
  };
}
