import { madeAt } from '../merge/made-at.ts';
import type { Day } from '../time/day.ts';
import { osloDay } from '../time/oslo.ts';
import { readScheduleAnswers, type ScheduleAnswers } from './schedule-answers.ts';
import { urlOf, type ScreenedResponse } from './screening-schedule.ts';

export type Screening = ScheduleAnswers & {
  /** Never after today (SCH11). */
  readonly day: Day;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/**
 * The newest signed one of a form (SCH15). It was made when it was first signed: a correction is no new one (SCH18). Of
 * two signed in the same moment it is the same one every time, in whatever order they came.
 */
export function newestScreening(
  responses: readonly ScreenedResponse[],
  questionnaire: string,
  today: Day,
): Screening | undefined {
  let newest: ScreenedResponse | undefined;
  let at = -Infinity;
  for (const one of responses) {
    const signedAt = madeAt(one);
    if (one.status !== 'signed' || signedAt === undefined || urlOf(one.questionnaire) !== questionnaire)
      continue;
    const when = Date.parse(signedAt);
    if (when < at || (when === at && newest && tie(one) <= tie(newest))) continue;
    newest = one;
    at = when;
  }
  if (!newest) return undefined;
  const day = osloDay(madeAt(newest) ?? '');
  return { ...answersOf(newest), at, day: day > today ? today : day };
}

const answersOf = ({ response, score, nextOn, isEnded }: ScreenedResponse): ScheduleAnswers =>
  response
    ? readScheduleAnswers(response, score)
    : {
        ...(score === undefined ? {} : { score }),
        ...(nextOn === undefined ? {} : { nextOn }),
        ...(isEnded ? { isEnded } : {}),
      };

function tie(one: ScreenedResponse): string {
  const { score = -1, nextOn = '', isEnded = false } = answersOf(one);
  return `${String(score + 1).padStart(6, '0')} ${nextOn} ${isEnded}`;
}
