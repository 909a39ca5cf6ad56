import { useId, useState } from 'preact/hooks';
import { addDays, addMonths, type Day } from '#domain/time/day.ts';
import { workText } from '../text/later/work-text.ts';
import { useFirstText } from '../text/use-text.ts';
import { Choices } from '../ui/choices.tsx';

type Props = {
  readonly legend: string;
  readonly today: Day;
  readonly value: Day;
  readonly onChange: (day: Day) => void;
};

/** The days that are mostly meant, one tap each, and any other by the phone's own calendar. */
export function DayChoice({ legend, today, value, onChange }: Props) {
  const { language } = useFirstText();
  const { days: text } = workText(language);
  const id = useId();
  const near = { today, tomorrow: addDays(today, 1), week: addDays(today, 7), month: addMonths(today, 1) };
  const named = (['today', 'tomorrow', 'week', 'month'] as const).find((one) => near[one] === value);
  const [isOther, setOther] = useState(named === undefined);
  return (
    <>
      <Choices
        legend={legend}
        value={isOther ? 'other' : named}
        options={(['today', 'tomorrow', 'week', 'month', 'other'] as const).map((one) => ({
          value: one,
          label: text[one],
        }))}
        onChange={(chosen) => {
          setOther(chosen === 'other');
          if (chosen !== 'other') onChange(near[chosen]);
        }}
      />
      {isOther && (
        <div class="ds-field">
          <label class="ds-label" for={id}>
            {text.which}
          </label>
          <input
            id={id}
            class="ds-input"
            type="date"
            value={value}
            onInput={({ currentTarget }) => {
              if (/^\d{4}-\d\d-\d\d$/.test(currentTarget.value)) onChange(currentTarget.value);
            }}
          />
        </div>
      )}
    </>
  );
}
