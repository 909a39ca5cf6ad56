import type { JsonObject } from '../fhir/json.ts';

/** The person or learner a record is about; empty when it is about neither. */
export function subjectOf(body: JsonObject): string {
  const subject = body['personId'] ?? body['learnerId'];
  return typeof subject === 'string' ? subject : '';
}
