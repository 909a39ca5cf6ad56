import type { QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import { useDraft } from '../controls/use-draft.ts';
import { isSameValue } from '#domain/forms/same-value.ts';
import type { AnswerColumn } from './answer-columns.ts';

type Props = {
  readonly answer: readonly QuestionnaireResponseAnswer[];
  readonly columns: readonly AnswerColumn[];
  readonly isOne: boolean;
  readonly isClosed: boolean;
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  readonly put: (answer: readonly QuestionnaireResponseAnswer[]) => void;
};

/** The answer that is in none of the columns, in words. */
export function OtherCell({ answer, columns, isOne, isClosed, labelledBy, describedBy, put }: Props) {
  const own = answer.find(
    (value) => value.valueString !== undefined && !columns.some((column) => isSameValue(column.value, value)),
  );
  const draft = useDraft<HTMLInputElement>({
    shown: own?.valueString ?? '',
    commit: (written) => {
      const words = written.trim();
      const others = isOne && words !== '' ? [] : answer.filter((value) => value !== own);
      if (words !== (own?.valueString ?? ''))
        put(words === '' ? others : [...others, { valueString: words }]);
      return words;
    },
  });
  if (isClosed) return <>{own?.valueString ?? ''}</>;
  return (
    <input
      class="ds-input"
      type="text"
      enterkeyhint="next"
      autoComplete="off"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      {...draft}
    />
  );
}
