import type { Json, JsonObject } from '../fhir/json.ts';
import type { Authorship } from './operation.ts';

/** What was done with a proposed amendment. `otherwise`: who decided the opposite without having seen this. */
export type Settlement = Authorship & {
  readonly decision: 'taken' | 'declined';
  readonly reason: string;
  readonly otherwise?: readonly Settlement[];
};

/** An answer that is not in what was signed: it came too late, or its author and the signer had not seen each other. */
export type LateAnswer = Authorship & {
  readonly path: string;
  readonly answer: Json;
  readonly settled?: Settlement;
};

/** A whole signed version: an earlier one, or one that stands beside the first. */
export type SignedVersion = Authorship & {
  readonly questionnaire: string;
  readonly response: JsonObject;
  readonly hash: string;
  /** For a correction: the hash of what it corrects, and why. */
  readonly amends?: string;
  readonly reason?: string;
  readonly settled?: Settlement;
};

const listIn = (body: JsonObject, field: string): readonly Json[] =>
  Array.isArray(body[field]) ? (body[field] as readonly Json[]) : [];

// `as`: written by this layer alone, and checked by the server against `protocol/record-bodies.ts`.
export const lateAnswersOf = (body: JsonObject) =>
  listIn(body, 'lateAnswers') as unknown as readonly LateAnswer[];
export const alsoSignedOf = (body: JsonObject) =>
  listIn(body, 'alsoSigned') as unknown as readonly SignedVersion[];
export const earlierOf = (body: JsonObject) => listIn(body, 'earlier') as unknown as readonly SignedVersion[];

/** Nobody has settled it, or two people did it differently. */
export const isOpen = ({ settled }: { readonly settled?: Settlement | undefined }): boolean =>
  settled === undefined || (settled.otherwise?.length ?? 0) > 0;

/** How many proposed amendments wait for a person. */
export const countOpenProposals = (body: JsonObject): number =>
  lateAnswersOf(body).filter(isOpen).length + alsoSignedOf(body).filter(isOpen).length;
