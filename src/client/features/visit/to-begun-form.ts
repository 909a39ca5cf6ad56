import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import { setAnswer } from '#domain/forms/set-answer.ts';
import type { RecordPut } from '#domain/merge/operation.ts';
import { toOptionAnswer, visitPaths } from '#domain/visits/visit-form.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { VisitWork } from './use-visit.ts';

/**
 * The form of the conversation, to be written in the same breath as that it has begun. Its one answer is the yes that
 * a begun visit has (HV4): without it the full form shows nothing of the conversation.
 */
export function toBegunForm(
  { visit, questionnaire, canonical }: Pick<VisitWork, 'visit' | 'questionnaire' | 'canonical'>,
  staffId: string,
): RecordPut {
  const id = crypto.randomUUID();
  const startedAt = new Date().toISOString();
  const { personId, unitId } = visit.body;
  const empty: QuestionnaireResponse = {
    resourceType: 'QuestionnaireResponse',
    id,
    questionnaire: canonical,
    status: 'in-progress',
    subject: { reference: `Patient/${personId}` },
    authored: startedAt,
  };
  const body: RecordBody<'response'> = {
    personId,
    unitId,
    visitId: visit.id,
    questionnaire: canonical,
    response: setAnswer(empty, visitPaths.reply, toOptionAnswer(questionnaire, visitPaths.reply, 'ja')),
    status: 'draft',
    startedBy: staffId,
    startedAt,
  };
  return { type: 'record.put', id, kind: 'response', body };
}
