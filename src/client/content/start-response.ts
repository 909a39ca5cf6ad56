import type { JsonObject } from '#domain/fhir/json.ts';
import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DeviceStore } from '#store/device-store.ts';

export type ResponseToStart = {
  /** Canonical `url|version`. */
  readonly questionnaire: string;
  /** Null for what is about a unit and nobody in it. */
  readonly personId: string | null;
  readonly unitId: string;
  readonly visitId: string | null;
  /** Gives the empty response what is known already; as it is when absent. */
  readonly fill?: ((empty: QuestionnaireResponse) => QuestionnaireResponse) | undefined;
};

/** Puts a draft on the device and returns its id. Rejects with a `StorageError`. */
export async function startResponse(
  store: DeviceStore,
  { questionnaire, personId, unitId, visitId, fill }: ResponseToStart,
): Promise<string> {
  const id = crypto.randomUUID();
  const startedAt = new Date().toISOString();
  const empty: QuestionnaireResponse = {
    resourceType: 'QuestionnaireResponse',
    id,
    questionnaire,
    status: 'in-progress',
    subject: { reference: personId === null ? `Organization/${unitId}` : `Patient/${personId}` },
    authored: startedAt,
  };
  const body: RecordBody<'response'> = {
    personId,
    unitId,
    visitId,
    questionnaire,
    response: fill ? fill(empty) : empty,
    status: 'draft',
    startedBy: store.staffId,
    startedAt,
  };
  await store.write([{ type: 'record.put', id, kind: 'response', body: body as unknown as JsonObject }]);
  return id;
}
