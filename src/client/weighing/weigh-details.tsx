import { useId } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import { weighingText } from '../text/later/weighing-text.ts';
import { useText } from '../text/use-text.ts';
import { Choices } from '../ui/choices.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import type { WeighContext } from './weigh-context.ts';

type Props = {
  readonly context: WeighContext;
  readonly today: Day;
  /** Clothes and scale stand as they were last time. */
  readonly isAsLast: boolean;
  readonly onChange: (context: WeighContext) => void;
};

/** Whether the figure can be relied on is seen at once; clothes, scale and day lie folded and say what they are. */
export function WeighDetails({ context, today, isAsLast, onChange }: Props) {
  const { formats, language } = useText();
  const text = weighingText(language);
  const id = useId();
  const { clothing, scale, doubt, doubtNote, isReported, day } = context;
  const put = (changed: Partial<WeighContext>) => onChange({ ...context, ...changed });
  const scales = [
    ...entriesOf(text.scales).map(([value, label]) => ({ value, label })),
    { value: 'reported' as const, label: text.reported },
  ];
  const chosen = [
    isReported ? text.reported : undefined,
    !isReported && clothing ? text.clothings[clothing] : undefined,
    !isReported && scale ? text.scales[scale] : undefined,
    day === today || day === '' ? undefined : formats.dayNear(day, today),
  ].filter((word) => word !== undefined);
  return (
    <>
      <Choices
        legend={text.doubt}
        value={doubt ?? 'none'}
        options={entriesOf(text.doubts).map(([value, label]) => ({ value, label }))}
        onChange={(value) => put({ doubt: value === 'none' ? undefined : value })}
      />
      {doubt !== undefined && (
        <div class="ds-field">
          <label class="ds-label" for={`${id}-note`}>
            {text.doubtNote}
          </label>
          <div data-field="description" id={`${id}-help`}>
            {text.doubtHelp}
          </div>
          <input
            id={`${id}-note`}
            class="ds-input"
            type="text"
            maxLength={300}
            autoComplete="off"
            aria-describedby={`${id}-help`}
            value={doubtNote}
            onInput={({ currentTarget }) => put({ doubtNote: currentTarget.value })}
          />
        </div>
      )}
      <Disclosure title={chosen.length === 0 ? text.details : chosen.join(' · ')}>
        <div class="v-stack">
          {isAsLast && <p class="v-quiet v-small">{text.asLast}</p>}
          <Choices
            legend={text.scale}
            value={isReported ? 'reported' : scale}
            options={scales}
            onChange={(value) =>
              value === 'reported' ? put({ isReported: true }) : put({ isReported: false, scale: value })
            }
          />
          {!isReported && (
            <Choices
              legend={text.clothing}
              value={clothing}
              options={entriesOf(text.clothings).map(([value, label]) => ({ value, label }))}
              onChange={(value) => put({ clothing: value })}
            />
          )}
          <div class="ds-field">
            <label class="ds-label" for={`${id}-day`}>
              {text.dayLabel}
            </label>
            <input
              id={`${id}-day`}
              class="ds-input"
              type="date"
              max={today}
              value={day}
              onInput={({ currentTarget }) => put({ day: currentTarget.value })}
            />
          </div>
        </div>
      </Disclosure>
    </>
  );
}

const entriesOf = <K extends string>(words: { readonly [Key in K]: string }) =>
  Object.entries(words) as [K, string][];
