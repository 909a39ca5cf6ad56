import type { JsonObject } from '#domain/fhir/json.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DeviceStore } from '#store/device-store.ts';

export type ResponseToStart = {
  /** Canonical `url|version`. */
  readonly questionnaire: string;
  readonly personId: string;
  readonly unitId: string;
  readonly visitId: string | null;
};

/** Puts an empty draft on the device and returns its id. Rejects with a `StorageError`. */
export async function startResponse(
  store: DeviceStore,
  { questionnaire, personId, unitId, visitId }: ResponseToStart,
): Promise<string> {
  const id = crypto.randomUUID();
  const startedAt = new Date().toISOString();
  const body: RecordBody<'response'> = {
    personId,
    unitId,
    visitId,
    questionnaire,
    response: {
      resourceType: 'QuestionnaireResponse',
      id,
      questionnaire,
      status: 'in-progress',
      subject: { reference: `Patient/${personId}` },
      authored: startedAt,
    },
    status: 'draft',
    startedBy: store.staffId,
    startedAt,
  };
  await store.write([{ type: 'record.put', id, kind: 'response', body: body as unknown as JsonObject }]);
  return id;
}
