import type { QuestionnaireResponse, QuestionnaireResponseAnswer } from '../fhir/types.ts';
import type { Json, JsonObject } from '../fhir/json.ts';
import type { ResponseMove } from './response-move.ts';

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
  /** The form worked it out: it follows from the answers, and nobody has to choose between two. */
  readonly calculated?: true | undefined;
};
export type ResponseSign = {
  readonly type: 'response.sign';
  readonly id: string;
  /** Canonical `url|version` the snapshot was made with. */
  readonly questionnaire: string;
  readonly response: QuestionnaireResponse;
  /** SHA-256 in hex over `toCanonicalJson(response)`. */
  readonly hash: string;
  /** The operation of each answer the signer saw; null when that is not known (signed by an early version). */
  readonly base: { readonly [path: string]: string } | null;
  /** Why it was signed though two answers still stood against each other; null when none did. */
  readonly openReason: string | null;
};
/** A correction of a signed record: a whole new signed version. The earlier one stays in the record. */
export type ResponseAmend = {
  readonly type: 'response.amend';
  readonly id: string;
  /** Hash of the version it corrects, the one its author saw. */
  readonly amends: string;
  readonly reason: string;
  readonly questionnaire: string;
  readonly response: QuestionnaireResponse;
  readonly hash: string;
};
/** *Feilført*: the record stays and is readable, and counts for nothing. */
export type ResponseVoid = { readonly type: 'response.void'; readonly id: string; readonly reason: string };

type Settle = {
  readonly type: 'amendment.settle';
  readonly id: string;
  /** The operation of the late answer, or of the version beside the first, that is settled. */
  readonly of: string;
  readonly reason: string;
  /** The operation of the settlement one saw; null when there was none. */
  readonly base: string | null;
};
/** What is done with a proposed amendment. Taking it is signing a new version that has it. */
export type AmendmentSettle =
  | (Settle & { readonly decision: 'declined' })
  | (Settle & { readonly decision: 'taken' } & Pick<
        ResponseAmend,
        'amends' | 'questionnaire' | 'response' | 'hash'
      >);

export type OperationBody =
  | RecordPut
  | RecordPatch
  | EventAdd
  | AnswerSet
  | ResponseSign
  | ResponseAmend
  | ResponseVoid
  | AmendmentSettle
  | ResponseMove;

/** Who did it, when by the device's clock, and the operation's own name `replicaId:n`. */
export type Authorship = {
  readonly by: string;
  readonly at: string;
  readonly operation: string;
  /** Hybrid logical clock (`hybrid-clock.ts`): orders one person's own devices, and nothing else. */
  readonly hlc?: string;
};
