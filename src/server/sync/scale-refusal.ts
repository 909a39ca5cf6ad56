import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import { isScaleDecided, usesSecondScale } from '#domain/vitals/scale-fault.ts';
import type { VitalsPlan } from '#domain/vitals/vitals-plan.ts';
import type { Operation } from '#protocol/operation.ts';
import { vitalsPlanId } from '#protocol/vitals-plan.ts';
import type { PlacedRecord } from './sync-rows.ts';

/** What is signed by scale 2 is judged by the plan of the person it says it is about. */
export function planBehind(body: Operation['body']): string | null {
  if (!('response' in body) || body.response === undefined || body.questionnaire === undefined) return null;
  if (!usesSecondScale(body.questionnaire, body.response)) return null;
  const personId = body.response.subject?.reference?.replace(/^Patient\//, '');
  return personId === undefined ? null : vitalsPlanId(personId);
}

/**
 * Why a NEWS2 by scale 2 is not taken: no doctor has decided it for that person (VIT11). Null when one may have. A
 * correction of what was by scale 2 already changes nothing of that.
 */
export function scaleRefusal(
  { at, body }: Operation,
  before: PlacedRecord | undefined,
  receivedAt: string,
  recordOf: (id: string) => PlacedRecord | undefined,
): string | null {
  if (!('response' in body) || body.response === undefined || body.questionnaire === undefined) return null;
  if (!usesSecondScale(body.questionnaire, body.response)) return null;
  const earlier = before?.body['response'] as QuestionnaireResponse | undefined;
  if (before?.body['status'] === 'signed' && earlier && usesSecondScale(body.questionnaire, earlier))
    return null;
  const personId = before?.body['personId'];
  const record = typeof personId === 'string' ? recordOf(vitalsPlanId(personId)) : undefined;
  const known = record ? { plan: record.body as VitalsPlan, decidedAt: record.stamps['scale2']?.at } : null;
  return isScaleDecided(known, { at, receivedAt }) ? null : 'skala: no doctor has decided scale 2';
}
