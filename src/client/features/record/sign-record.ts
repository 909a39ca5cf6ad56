import type { JsonObject } from '#domain/fhir/json.ts';
import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DeviceStore, Kept } from '#store/device-store.ts';
import { sha256Hex } from './sha256-hex.ts';
import { toMeasurements, type DerivedMeasurement } from './to-measurements.ts';

export type Signed = {
  readonly response: QuestionnaireResponse;
  readonly measurements: readonly DerivedMeasurement[];
};

/**
 * Signs a record and puts the measurements in it beside it, all or none. Resolves when it lies on the device; rejects
 * with a `StorageError`.
 */
export async function signRecord(
  store: DeviceStore,
  record: Kept<'response'>,
  questionnaire: Questionnaire,
  filled: QuestionnaireResponse,
): Promise<Signed> {
  const now = new Date().toISOString();
  const { personId, unitId } = record.body;
  const response: QuestionnaireResponse = {
    ...filled,
    authored: now,
    author: { reference: `Practitioner/${store.staffId}` },
  };
  const measurements = personId === null ? [] : toMeasurements(questionnaire, response);
  const sign: OperationBody = {
    type: 'response.sign',
    id: record.id,
    questionnaire: record.body.questionnaire,
    response,
    hash: await sha256Hex(toCanonicalJson(response)),
  };
  const measured = measurements.map(({ code, value, reliable }): OperationBody => {
    const body: RecordBody<'measurement'> = {
      personId: personId ?? '',
      unitId,
      code,
      value,
      measuredAt: now,
      measuredBy: store.staffId,
      responseId: record.id,
      reliable,
    };
    return {
      type: 'record.put',
      id: crypto.randomUUID(),
      kind: 'measurement',
      body: body as unknown as JsonObject,
    };
  });
  await store.write([sign, ...measured], { grouped: true });
  return { response, measurements };
}
