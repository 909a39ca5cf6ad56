import { useState } from 'preact/hooks';
import type { ControlProps } from '../control-props.ts';
import { isSideBySide } from '../control-kind.ts';
import { useForm } from '../form-scope.ts';
import { besideOption, toOptionPrefix, toOptionText } from '../item-text.ts';
import { toPreviousDay } from '../previous-day.ts';
import { isSameValue, toBareValue } from '#domain/forms/same-value.ts';
import { OptionRow } from './option-row.tsx';
import { OtherAnswer } from './other-answer.tsx';

/** One of a few. Arrow keys move between them as in any radio group; Delete takes the answer back. */
export function RadiosControl({ state, id, put, labelId, describedBy }: ControlProps) {
  const { text, previous, today } = useForm();
  const { item, options, answer } = state;
  const chosen = answer[0];
  const before = previous?.at(state)?.[0];
  const texts = options.map((option) => toOptionText(option, text.language));
  const rows = options.map((option, at) => `${toOptionPrefix(option) ?? ''}${texts[at] ?? ''}`);
  const isOpen = item.type === 'open-choice';
  const other = isOpen && chosen?.valueString !== undefined && !options.some((o) => isSameValue(o, chosen));
  const [isWriting, setWriting] = useState(other);
  return (
    <div
      class="vf-options"
      data-side={isSideBySide(state, rows) || undefined}
      onKeyDown={(event) => {
        if ((event.key !== 'Delete' && event.key !== 'Backspace') || isTextField(event.target)) return;
        event.preventDefault();
        put([]);
      }}
    >
      {options.map((option, index) => (
        <OptionRow
          key={index}
          type="radio"
          group={id}
          text={texts[index] ?? ''}
          beside={besideOption(option)}
          prefix={toOptionPrefix(option)}
          isChosen={!isWriting && chosen !== undefined && isSameValue(option, chosen)}
          last={
            before && isSameValue(option, before)
              ? text.form.lastOn(toPreviousDay(previous, today, text))
              : undefined
          }
          onChoose={() => {
            setWriting(false);
            put([toBareValue(option)]);
          }}
        />
      ))}
      {isOpen && (
        <OtherAnswer
          state={state}
          group={id}
          type="radio"
          isChosen={isWriting || other}
          value={other ? chosen.valueString : undefined}
          labelledBy={labelId}
          describedBy={describedBy}
          onChoose={() => {
            setWriting(true);
            put([]);
          }}
          onWrite={(words) => put(words === '' ? [] : [{ valueString: words }])}
        />
      )}
    </div>
  );
}

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type === 'text';
