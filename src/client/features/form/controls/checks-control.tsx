import { useState } from 'preact/hooks';
import type { AnswerOption, QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { ControlProps } from '../control-props.ts';
import { findExtension } from '../extensions.ts';
import { useForm } from '../form-scope.ts';
import { besideOption, toOptionPrefix, toOptionText } from '../item-text.ts';
import { toPreviousDay } from '../previous-day.ts';
import { isSameValue, toBareValue } from '#domain/forms/same-value.ts';
import { OptionRow } from './option-row.tsx';
import { OtherAnswer } from './other-answer.tsx';

const isExclusive = (option: AnswerOption): boolean =>
  findExtension(option, 'optionExclusive')?.valueBoolean === true ||
  (option.valueCoding ? findExtension(option.valueCoding, 'optionExclusive')?.valueBoolean === true : false);

/** Any of a few. An option that rules out the others clears them, and they it. */
export function ChecksControl({ state, id, put, labelId, describedBy }: ControlProps) {
  const { text, previous, today } = useForm();
  const { item, options, answer } = state;
  const before = previous?.at(state) ?? [];
  const isOpen = item.type === 'open-choice';
  const others = answer.filter((value) => !options.some((option) => isSameValue(option, value)));
  const own = isOpen ? others.find(({ valueString }) => valueString !== undefined) : undefined;
  const [isWriting, setWriting] = useState(own !== undefined);

  const toggle = (option: AnswerOption, isChosen: boolean) => {
    if (!isChosen) return put(answer.filter((value) => !isSameValue(option, value)));
    const exclusive = isExclusive(option);
    const kept = exclusive
      ? []
      : answer.filter(
          (value) => !options.some((candidate) => isExclusive(candidate) && isSameValue(candidate, value)),
        );
    if (exclusive) setWriting(false);
    put(inOrder([...kept, toBareValue(option)], options));
  };
  return (
    <div class="vf-options">
      {options.map((option, index) => (
        <OptionRow
          key={index}
          type="checkbox"
          group={id}
          text={toOptionText(option, text.language)}
          beside={besideOption(option)}
          prefix={toOptionPrefix(option)}
          isChosen={answer.some((value) => isSameValue(option, value))}
          last={
            before.some((value) => isSameValue(option, value))
              ? text.form.lastOn(toPreviousDay(previous, today, text))
              : undefined
          }
          onChoose={(isChosen) => toggle(option, isChosen)}
        />
      ))}
      {isOpen && (
        <OtherAnswer
          state={state}
          group={id}
          type="checkbox"
          isChosen={isWriting || own !== undefined}
          value={own?.valueString}
          labelledBy={labelId}
          describedBy={describedBy}
          onChoose={(isChosen) => {
            setWriting(isChosen);
            if (!isChosen && own) put(answer.filter((value) => value !== own));
          }}
          onWrite={(words) =>
            put([
              ...answer.filter((value) => value !== own),
              ...(words === '' ? [] : [{ valueString: words }]),
            ])
          }
        />
      )}
    </div>
  );
}

/** Answers lie in the options' order, however they were tapped: the same choice is then the same answer. */
function inOrder(
  answer: readonly QuestionnaireResponseAnswer[],
  options: readonly AnswerOption[],
): readonly QuestionnaireResponseAnswer[] {
  const place = (value: QuestionnaireResponseAnswer) => {
    const at = options.findIndex((option) => isSameValue(option, value));
    return at < 0 ? options.length : at;
  };
  return answer.toSorted((one, other) => place(one) - place(other));
}
