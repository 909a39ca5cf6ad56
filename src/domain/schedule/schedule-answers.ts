import type { QuestionnaireResponse, QuestionnaireResponseItem } from '../fhir/types.ts';
import { readScore } from '../indicators/read-score.ts';
import type { Day } from '../time/day.ts';

/** The few answers that decide what is due next, by the linkId every form that takes part in a schedule gives them. */
export const scheduleItems = {
  score: 'poeng',
  nextOn: ['evaluering', 'neste-gang'],
  status: 'plan-status',
} as const;
const endedCode = 'slutt';

export type ScheduleAnswers = {
  readonly score?: number;
  readonly nextOn?: Day;
  readonly isEnded?: boolean;
};

/** Lists keep these beside a record instead of its answers, so that device and server count from the same. */
export function readScheduleAnswers(
  response: QuestionnaireResponse | undefined,
  storedScore: number | undefined,
): ScheduleAnswers {
  const score = storedScore ?? readScore(response, scheduleItems.score);
  const items = response?.item ?? [];
  const nextOn = scheduleItems.nextOn.flatMap(
    (linkId) => find(items, linkId)?.answer?.[0]?.valueDate ?? [],
  )[0];
  const status = find(items, scheduleItems.status)?.answer?.[0]?.valueCoding?.code;
  return {
    ...(score === undefined ? {} : { score }),
    ...(nextOn === undefined ? {} : { nextOn }),
    ...(status === endedCode ? { isEnded: true } : {}),
  };
}

function find(
  items: readonly QuestionnaireResponseItem[],
  linkId: string,
): QuestionnaireResponseItem | undefined {
  for (const item of items) {
    const found = item.linkId === linkId ? item : find(item.item ?? [], linkId);
    if (found) return found;
  }
  return undefined;
}
