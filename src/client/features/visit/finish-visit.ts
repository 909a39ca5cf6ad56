import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import { openForm } from '#domain/forms/open-form.ts';
import { toFilledVisit } from '#domain/visits/filled-visit.ts';
import { toVisitPatch } from '#domain/visits/visit.ts';
import { toOutcomeCodes } from '#domain/visits/visit-form.ts';
import { toFinished } from '#domain/visits/visit-steps.ts';
import type { DeviceStore } from '#store/device-store.ts';
import { staffName } from './staff-name.ts';
import type { VisitWork } from './use-visit.ts';
import type { SignVisit } from './visit-screen.tsx';

/**
 * Signs the conversation with what the visit itself knows of it, and notes on the visit what it is counted by. Both lie
 * on the device, or neither. What was signed already is only noted. Rejects with a `StorageError`.
 */
export async function finishVisit(
  store: DeviceStore,
  work: Pick<VisitWork, 'visit' | 'record' | 'questionnaire' | 'followUps' | 'staff' | 'today'>,
  sign: SignVisit,
): Promise<void> {
  const { visit, record, questionnaire, followUps, staff, today } = work;
  if (!record) return;
  // Answers given a moment ago are in the store, and may not be on the screen yet.
  const latest = (await store.readRecord('response', record.id)) ?? record;
  const finishing = (signed: QuestionnaireResponse) => {
    const step = toFinished(visit.body, {
      by: store.staffId,
      at: new Date().toISOString(),
      responseId: record.id,
      ...toOutcomeCodes(questionnaire, signed),
    });
    return step.ok ? [toVisitPatch(visit, step.fields)] : [];
  };
  if (latest.body.status !== 'draft') return store.write(finishing(latest.body.response));
  const told = toFilledVisit(questionnaire, latest.body.response, {
    invitation: visit.body.invitation,
    followUps: followUps
      .filter(({ body }) => body.status !== 'dropped')
      .map(({ id, body }) => ({
        id,
        what: body.title,
        who: body.assignedTo === null ? null : staffName(staff, body.assignedTo),
        due: body.due,
      })),
  });
  const signed = openForm(questionnaire, { response: told, today }).toSigned();
  await sign(store, latest, questionnaire, signed, null, { also: finishing(signed) });
}
