import type { QuestionnaireResponse, QuestionnaireResponseAnswer } from '../fhir/types.ts';
import type { Json, JsonObject } from '../fhir/json.ts';

/**
 * What a device asks for. Operations go up, versions of records come down (see `src/sync/SPEC.md`).
 * `base` names the operation whose value the writer saw (a `Stamp.operation`), null when there was none.
 */
export type RecordPut = {
  readonly type: 'record.put';
  readonly id: string;
  readonly kind: string;
  readonly body: JsonObject;
};
export type RecordPatch = {
  readonly type: 'record.patch';
  readonly id: string;
  readonly kind: string;
  /** A register per field; null clears it. */
  readonly fields: { readonly [field: string]: Json };
  readonly base: { readonly [field: string]: string | null };
};
/** Append-only: an event is never changed, only followed by another. */
export type EventAdd = {
  readonly type: 'event.add';
  readonly id: string;
  readonly kind: string;
  readonly body: JsonObject;
};
export type AnswerSet = {
  readonly type: 'answer.set';
  /** The response record. */
  readonly id: string;
  /** linkIds from the root joined by `/`, a repeat's instance id in brackets: `medisiner[a1]/navn`. */
  readonly path: string;
  /** The whole answer of the item: empty when it was taken away. */
  readonly answer: readonly QuestionnaireResponseAnswer[];
  readonly base: string | null;
};
export type ResponseSign = {
  readonly type: 'response.sign';
  readonly id: string;
  /** Canonical `url|version` the snapshot was made with. */
  readonly questionnaire: string;
  readonly response: QuestionnaireResponse;
  /** SHA-256 in hex over `toCanonicalJson(response)`. */
  readonly hash: string;
};

export type OperationBody = RecordPut | RecordPatch | EventAdd | AnswerSet | ResponseSign;

/** Who did it, when by the device's clock, and the operation's own name `replicaId:n`. */
export type Authorship = {
  readonly by: string;
  readonly at: string;
  readonly operation: string;
};
