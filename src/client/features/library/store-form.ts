import type { JsonObject } from '#domain/fhir/json.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { pushBytes } from '#protocol/version.ts';
import type { DeviceStore } from '#store/device-store.ts';

export type StoredForm = 'stored' | 'sent' | 'offline' | 'refused';

/** What an operation may weigh and still find room in a push, with what goes around it. */
const largestOperation = pushBytes - 16 * 1024;

/**
 * Puts a form on the device, to be delivered like everything else. One that is too large for that is sent at once
 * (`sent`) and comes back with what is fetched. Rejects with a `StorageError`.
 */
export async function storeForm(store: DeviceStore, body: RecordBody<'content'>): Promise<StoredForm> {
  const operation: OperationBody = {
    type: 'record.put',
    id: `${body.url}|${body.version}`,
    kind: 'content',
    body: body as unknown as JsonObject,
  };
  if (new TextEncoder().encode(JSON.stringify(operation)).length <= largestOperation) {
    await store.write([operation]);
    return 'stored';
  }
  return sendForm(body.resource);
}

async function sendForm(resource: object): Promise<StoredForm> {
  try {
    const answer = await fetch('/fhir/R4/Questionnaire', {
      method: 'POST',
      headers: { 'content-type': 'application/fhir+json' },
      body: JSON.stringify(resource),
    });
    if (answer.ok) return 'sent';
    return answer.status === 401 || answer.status >= 500 ? 'offline' : 'refused';
  } catch {
    return 'offline';
  }
}
