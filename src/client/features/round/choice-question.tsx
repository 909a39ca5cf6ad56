import { useEffect, useId, useState } from 'preact/hooks';
import type { QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { ItemState } from '#domain/forms/form-session.ts';
import { isSameAnswer, toBareValue } from '#domain/forms/same-value.ts';
import { useToday } from '../../device/use-today.ts';
import { dayFault, daysOffered } from './days-offered.ts';
import { toAnswerWords, useRoundWords } from './row-words.ts';

type Props = {
  readonly question: ItemState;
  /** Where a digit chooses. */
  readonly group: { readonly current: HTMLElement | null };
  readonly onChoose: (answer: readonly QuestionnaireResponseAnswer[]) => void;
};

/** The answers as big rows; of a day the two that are nearly always meant, and any other. */
export function ChoiceQuestion({ question, group, onChoose }: Props) {
  const words = useRoundWords();
  const { text } = words;
  const today = useToday();
  const id = useId();
  const { item, answer: given } = question;
  const offered = daysOffered(item.linkId, today);
  const { days, min, max } = offered;
  const [fault, setFault] = useState<'past' | 'ahead' | null>(null);
  const options: readonly {
    readonly label: string;
    readonly answer: readonly QuestionnaireResponseAnswer[];
  }[] =
    item.type === 'date'
      ? days.map(({ when, day }) => ({ label: text[when], answer: [{ valueDate: day }] }))
      : (item.type === 'boolean'
          ? [[{ valueBoolean: true }], [{ valueBoolean: false }]]
          : question.options.map((option) => [toBareValue(option)])
        ).map((answer) => ({ answer, label: toAnswerWords(answer, words) }));
  useEffect(() => {
    const element = group.current;
    const onKey = (event: KeyboardEvent) => {
      const isField = event.target instanceof HTMLInputElement;
      const chosen = /^[1-9]$/.test(event.key) && !isField ? options[Number(event.key) - 1] : undefined;
      if (chosen) onChoose(chosen.answer);
    };
    element?.addEventListener('keydown', onKey);
    return () => element?.removeEventListener('keydown', onKey);
  });
  return (
    <>
      {options.map(({ label, answer }) => (
        <button
          key={label}
          type="button"
          class="v-round-choice"
          aria-pressed={isSameAnswer(given, answer)}
          onClick={() => onChoose(answer)}
        >
          {label}
        </button>
      ))}
      {item.type === 'date' && (
        <div class="ds-field">
          <label class="ds-label" for={id}>
            {text.otherDay}
          </label>
          <input
            id={id}
            class="ds-input"
            type="date"
            min={min}
            max={max}
            value={given[0]?.valueDate ?? ''}
            aria-describedby={`${id}-fault`}
            aria-invalid={fault !== null}
            onInput={() => setFault(null)}
            onBlur={({ currentTarget: { value } }) => {
              if (value === '' || value === given[0]?.valueDate) return;
              const why = dayFault(value, offered);
              setFault(why);
              if (why === null) onChoose([{ valueDate: value }]);
            }}
          />
          <p id={`${id}-fault`} role="alert" class="v-missing">
            {fault === null ? '' : text.dayFaults[fault]}
          </p>
        </div>
      )}
    </>
  );
}
