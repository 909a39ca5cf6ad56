import { useState } from 'preact/hooks';
import type { ControlProps } from '../control-props.ts';
import { extensionNumber, extensionText } from '../extensions.ts';
import { useForm } from '../form-scope.ts';
import { SingleValue } from './single-value.tsx';

/** A question with several answers: a field for each, one more on request, each removable. */
export function ValuesControl(props: ControlProps) {
  const { state, id, name, put } = props;
  const { text } = useForm();
  const { answer, item } = state;
  const [extra, setExtra] = useState(0);
  const shown = Math.max(1, answer.length + extra);
  const most = extensionNumber(item, 'maxOccurs') ?? Number.POSITIVE_INFINITY;
  return (
    <div class="vf-values">
      {Array.from({ length: shown }, (_, index) => {
        const value = answer[index];
        return (
          <div class="vf-value" key={index}>
            <SingleValue
              {...props}
              id={index === 0 ? id : `${id}-${index}`}
              label={index === 0 ? name : text.form.answerNumber(name, index + 1)}
              value={value}
              putValue={(next) => {
                if (next === null) {
                  // The field that was just emptied stays, so that the writing can go on in it.
                  if (value && index === answer.length - 1) setExtra(extra + 1);
                  put(answer.filter((_answer, at) => at !== index));
                } else if (value) put(answer.with(index, { ...idOf(value), ...next }));
                else {
                  put([...answer, next]);
                  setExtra(Math.max(0, extra - 1));
                }
              }}
            />
            {shown > 1 && (
              <button
                type="button"
                class="ds-button vf-remove-value"
                data-variant="tertiary"
                onClick={() => {
                  if (value) put(answer.filter((_answer, at) => at !== index));
                  else setExtra(Math.max(0, extra - 1));
                }}
              >
                {text.form.removeChosen(text.form.answerNumber(name, index + 1))}
              </button>
            )}
          </div>
        );
      })}
      {shown < most && (
        <button
          type="button"
          class="ds-button vf-add"
          data-variant="secondary"
          aria-disabled={answer.length < shown || undefined}
          onClick={() => {
            if (answer.length === shown) setExtra(extra + 1);
          }}
        >
          {extensionText(item, 'repeatsText') ?? text.form.addAnswer}
        </button>
      )}
    </div>
  );
}

const idOf = ({ id }: { readonly id?: string }): { readonly id?: string } => (id === undefined ? {} : { id });
