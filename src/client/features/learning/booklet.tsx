import type { ComponentChildren } from 'preact';
import type { Day } from '#domain/time/day.ts';
import type { Programme } from '#protocol/content.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from './note.tsx';
import './booklet.css';

type Step = RecordBody<'progress'>['step'];

type Props = {
  readonly booklet: Programme['booklets'][number];
  readonly steps: readonly Step[];
  readonly ticks: { readonly [step in Step]: Day | null };
  readonly isDone: boolean;
  readonly isNext: boolean;
  readonly programme: string;
  readonly note: Kept<'note'> | undefined;
  readonly mark: ComponentChildren;
  readonly onTick: (step: Step, done: boolean) => void;
};

/** One hefte: three ticks, each with its day, and a note nobody else reads. */
export function Booklet({ booklet, steps, ticks, isDone, isNext, programme, note, mark, onTick }: Props) {
  const { learning: text, formats, language } = useText();
  return (
    <li class="v-booklet" data-next={isNext || undefined} data-done={isDone || undefined}>
      <h3 class="v-booklet__title">{text.booklet(booklet.number, localizedText(booklet.title, language))}</h3>
      <div class="v-booklet__steps">
        {steps.map((step) => {
          const day = ticks[step];
          return (
            <label key={step} class="v-tick">
              <input
                type="checkbox"
                checked={day !== null}
                onChange={({ currentTarget }) => onTick(step, currentTarget.checked)}
              />
              <Icon of={day === null ? 'open' : 'doneFill'} />
              <span class="v-tick__words">
                <span>{text.steps[step]}</span>
                {day !== null && <span class="v-tick__day">{formats.dayShort(day)}</span>}
              </span>
            </label>
          );
        })}
      </div>
      {mark}
      <Disclosure title={text.note.open}>
        <Note booklet={booklet} programme={programme} note={note} />
      </Disclosure>
    </li>
  );
}
