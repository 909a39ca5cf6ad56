import { readScore } from '#domain/indicators/read-score.ts';
import { madeAt } from '#domain/merge/made-at.ts';
import { isStanding } from '#domain/merge/standing-measurement.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Day } from '#domain/time/day.ts';
import type { Questionnaire, QuestionnaireItem } from '#domain/fhir/types.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import { weightItem } from './round-topics.ts';

/** What was found the last time, before this round. */
export type LastTime = { readonly day: Day; readonly grams?: number; readonly score?: number };

/** When a row's figure was written, or else its form signed: what came later is not its last time. */
export const takenAt = ({ body, stamps }: Kept<'response'>): string | undefined =>
  stamps[weightItem]?.at ?? madeAt(body);

/** The newest weight before an instant that can be relied on; the round's own row left out. */
export function lastWeight(
  { measurements, responses }: PersonRecords,
  rowId: string,
  before: string,
): LastTime | null {
  const [newest] = measurements
    .filter(
      ({ body }) =>
        body.code === 'bodyWeight' &&
        body.reliable !== false &&
        body.responseId !== rowId &&
        Date.parse(body.measuredAt) < Date.parse(before) &&
        isStanding(body, responses.find(({ id }) => id === body.responseId)?.body),
    )
    .toSorted((a, b) => Date.parse(b.body.measuredAt) - Date.parse(a.body.measuredAt));
  return newest ? { day: osloDay(newest.body.measuredAt), grams: newest.body.value } : null;
}

/** The newest form of that kind signed before an instant, with its sum when it has one. */
export function lastForm(
  { responses }: PersonRecords,
  url: string,
  questionnaire: Questionnaire,
  rowId: string,
  before: string,
): LastTime | null {
  const [newest] = responses
    .filter(
      ({ id, body }) =>
        id !== rowId &&
        body.status === 'signed' &&
        Date.parse(madeAt(body) ?? '') < Date.parse(before) &&
        body.questionnaire.split('|', 1)[0] === url,
    )
    .toSorted((a, b) => Date.parse(madeAt(b.body) ?? '') - Date.parse(madeAt(a.body) ?? ''));
  const made = newest && madeAt(newest.body);
  if (!newest || made === undefined) return null;
  const score = readScore(newest.body.response, sumItem(questionnaire.item));
  return { day: osloDay(made), ...(score === undefined ? {} : { score }) };
}

const calculated = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression';

/** linkId of the sum a form works out. */
function sumItem(items: readonly QuestionnaireItem[] = []): string | undefined {
  for (const item of items) {
    const isSum = item.type === 'integer' && item.extension?.some(({ url }) => url === calculated);
    const found = isSum ? item.linkId : sumItem(item.item);
    if (found !== undefined) return found;
  }
  return undefined;
}
