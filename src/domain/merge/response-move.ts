import type { QuestionnaireResponseAnswer } from '../fhir/types.ts';

export type MovedAway = {
  readonly linkId: string;
  /** The question, as the person read it. */
  readonly text: string;
  readonly answer: readonly QuestionnaireResponseAnswer[];
};

/** A draft goes on with another version of its form: what that does to its answers, and what a person let go. */
export type ResponseMove = {
  readonly type: 'response.move';
  readonly id: string;
  /** Canonical `url|version`. */
  readonly from: string;
  readonly to: string;
  /** `base` as in `AnswerSet`: an answer that is no longer the one that was seen is left as it is. */
  readonly changes: readonly {
    readonly path: string;
    readonly answer: readonly QuestionnaireResponseAnswer[];
    readonly base: string | null;
  }[];
  readonly lost: readonly MovedAway[];
};
