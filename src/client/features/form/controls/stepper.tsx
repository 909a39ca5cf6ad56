import type { ComponentChildren } from 'preact';
import { extensionNumber } from '../extensions.ts';
import type { ValueProps } from '../control-props.ts';
import { useForm } from '../form-scope.ts';
import { toNumberText } from '../answer-text.ts';

type Props = Pick<ValueProps, 'state' | 'name'> & {
  readonly number: number | undefined;
  readonly putNumber: (number: number) => void;
  /** The field itself. */
  readonly children: ComponentChildren;
};

/** One less and one more beside the field, for a thumb; the form's limits are where they stop. */
export function Stepper({ state, name, number, putNumber, children }: Props) {
  const { text, announce, flush, session } = useForm();
  const { item, path } = state;
  const step = extensionNumber(item, 'sliderStep') ?? 1;
  const min = state.range?.min ?? extensionNumber(item, 'minValue') ?? Number.NEGATIVE_INFINITY;
  const max = state.range?.max ?? extensionNumber(item, 'maxValue') ?? Number.POSITIVE_INFINITY;
  const within = (value: number): number => Math.min(max, Math.max(min, Math.round(value * 1e6) / 1e6));
  // From nothing, counting begins at zero or as near it as the form allows.
  const next = (from: number | undefined, direction: -1 | 1): number =>
    within(from === undefined ? 0 : from + direction * step);

  const count = (direction: -1 | 1) => {
    // What is being written in the field counts before the step does.
    flush();
    const written = session.item(path)?.answer[0];
    const from = item.repeats ? number : (written?.valueInteger ?? written?.valueDecimal);
    const given = next(from, direction);
    if (given === from) return;
    putNumber(given);
    announce(text.form.answerIs(name, toNumberText(given, text)));
  };
  const button = (direction: -1 | 1, words: string) => (
    <button
      type="button"
      class="ds-button vf-step"
      data-variant="secondary"
      aria-label={`${words}: ${name}`}
      aria-disabled={(number !== undefined && next(number, direction) === number) || undefined}
      onClick={() => count(direction)}
    >
      <span aria-hidden="true">{direction < 0 ? '\u2212' : '+'}</span>
    </button>
  );
  return (
    <div class="vf-stepper">
      {button(-1, text.form.oneLess)}
      {children}
      {button(1, text.form.oneMore)}
    </div>
  );
}
