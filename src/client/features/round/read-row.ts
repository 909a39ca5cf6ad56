import type { QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { ItemState } from '#domain/forms/form-session.ts';
import type { RowFacts } from '#domain/rounds/row-state.ts';
import { toGrams } from '#domain/rounds/weight-text.ts';
import type { Day } from '#domain/time/day.ts';
import type { Kept } from '#store/device-store.ts';
import type { ContentForm } from '../../content/device-content.ts';
import { choicesOf, emptyResponse, leavesOf, openRow, scoreIn } from './row-form.ts';
import { doubtItem, weightItem } from './round-topics.ts';

type Candidate = {
  readonly by: string;
  /** The operation of the value that is shown, for who chooses has seen it. */
  readonly seen: string;
  readonly answer: readonly QuestionnaireResponseAnswer[];
};
export type Disagreement = { readonly item: ItemState; readonly values: readonly Candidate[] };

/** What one row's form says. */
export type RowReading = {
  readonly facts: RowFacts['form'];
  /** To be answered by choosing, with what is answered. */
  readonly choices: readonly ItemState[];
  readonly score: number | undefined;
  readonly grams: number | null;
  /** The figure is not to be relied on. */
  readonly isDoubted: boolean;
  readonly disagreements: readonly Disagreement[];
};

/** Reads a row's form; without one, the form as it would begin. `form`: the version it is filled in by. */
export function readRow(form: ContentForm, kept: Kept<'response'> | null, today: Day): RowReading {
  const response = kept?.body.response ?? emptyResponse('row', form.canonical, '', `${today}T00:00:00Z`);
  const session = openRow(form.questionnaire, response, today);
  try {
    const leaves = leavesOf(session);
    const given = leaves.filter(({ calculated, answer }) => !calculated && answer.length > 0);
    const disagreements = kept?.body.status === 'draft' ? toDisagreements(kept, leaves) : [];
    const weight = leaves.find(({ item }) => item.linkId === weightItem)?.answer[0]?.valueDecimal;
    return {
      facts: kept && {
        status: kept.body.status,
        isBegun: given.length > 0,
        isWhole: session.review().every(({ severity }) => severity !== 'error'),
        disagrees:
          disagreements.length > 0 ||
          (kept.delivery.state === 'attention' && kept.delivery.reason === 'conflict'),
        writers: [
          ...new Set(
            given.flatMap(({ path }) => {
              const by = kept.stamps[path]?.by;
              return by === undefined ? [] : [by];
            }),
          ),
        ],
        signedBy: kept.body.signedBy,
      },
      choices: choicesOf(leaves),
      score: scoreIn(leaves),
      isDoubted: leaves.find(({ item }) => item.linkId === doubtItem)?.answer[0]?.valueBoolean === true,
      grams: weight === undefined ? null : toGrams(weight),
      disagreements,
    };
  } finally {
    session.close();
  }
}

function toDisagreements(
  { stamps }: Kept<'response'>,
  leaves: readonly ItemState[],
): readonly Disagreement[] {
  return leaves.flatMap((item) => {
    const stamp = stamps[item.path];
    if (item.calculated || !stamp?.alternatives?.length) return [];
    const shown = { by: stamp.by, seen: stamp.operation, answer: item.answer };
    const others = stamp.alternatives.map(({ by, value }) => ({
      by,
      seen: stamp.operation,
      answer: value as unknown as readonly QuestionnaireResponseAnswer[],
    }));
    return [{ item, values: [shown, ...others] }];
  });
}
