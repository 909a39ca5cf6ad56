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
  openReason: string | null = null,
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
    base: seenOf(record, store.staffId),
    openReason,
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

/** The others' answers that were on the screen: what is not among them when it arrives was not seen by the signer. */
const seenOf = ({ stamps }: Kept<'response'>, staffId: string): { readonly [path: string]: string } =>
  Object.fromEntries(
    Object.entries(stamps).flatMap(([path, { by, operation }]) =>
      by === staffId ? [] : [[path, operation]],
    ),
  );
