import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import type { Programme } from '#protocol/content.ts';
import type { Kept } from '#store/device-store.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from './note.tsx';
import { ReadingTime } from './reading-time.tsx';
import type { Step } from './to-perms.ts';
import './booklet.css';

type Props = {
  readonly booklet: Programme['booklets'][number];
  readonly steps: readonly Step[];
  readonly ticks: { readonly [step in Step]: Day | null };
  readonly isDone: boolean;
  readonly isNext: boolean;
  /** Which perm, by when and a kind word: empty where there is nothing to say. */
  readonly of: string;
  readonly when: string;
  readonly kindly: string;
  readonly enrolment: Kept<'enrolment'>['body'];
  readonly notes: readonly Kept<'note'>[];
  readonly minutes: number;
  readonly mark: ComponentChildren;
  readonly onTick: (step: Step, done: boolean) => void;
  /** With its first step as it stands. */
  readonly onRead: (minutes: number, first: { readonly step: Step; readonly since: Day | null }) => void;
};

/** So long a hefte that has just come where another was takes no tap, in milliseconds: it was meant for the other. */
const settleMs = 600;

/** One hefte: three ticks, each with its day, and a note nobody else reads. */
export function Booklet({
  booklet,
  steps,
  ticks,
  isDone,
  isNext,
  of,
  when,
  kindly,
  enrolment,
  notes,
  minutes,
  mark,
  onTick,
  onRead,
}: Props) {
  const { learning: text, formats, language } = useText();
  const id = useId();
  const root = useRef<HTMLLIElement>(null);
  const shown = useRef(booklet.id);
  const [isSettling, setSettling] = useState(false);
  useLayoutEffect(() => {
    if (shown.current === booklet.id) return undefined;
    shown.current = booklet.id;
    setSettling(true);
    // Whoever ticked the last step of the one before is told which one this is.
    if (root.current?.contains(document.activeElement) === true)
      root.current.querySelector('h3')?.focus({ preventScroll: true });
    const timer = setTimeout(() => setSettling(false), settleMs);
    return () => clearTimeout(timer);
  }, [booklet.id]);
  const [first] = steps.map((step) => ({ step, since: ticks[step] }));
  return (
    <li
      ref={root}
      class="v-booklet"
      data-settling={isSettling || undefined}
      data-next={isNext || undefined}
      data-done={isDone || undefined}
      data-booklet={isNext ? undefined : booklet.id}
    >
      {of !== '' && <p class="v-quiet v-small">{of}</p>}
      <h3 class="v-booklet__title" id={id} tabIndex={-1}>
        {text.booklet(booklet.number, localizedText(booklet.title, language))}
      </h3>
      {when !== '' && <p class="v-booklet__when">{when}</p>}
      {kindly !== '' && <p class="v-booklet__kindly">{kindly}</p>}
      <div class="v-booklet__steps" role="group" aria-labelledby={id}>
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
      <Disclosure title={text.note.open} long>
        <div class="v-stack">
          {/* What stands on top becomes another hefte when this one is done: its note is another field. */}
          <Note key={booklet.id} booklet={booklet} enrolment={enrolment} notes={notes} />
          <ReadingTime
            booklet={booklet.number}
            minutes={minutes}
            onRead={(more) => first && onRead(more, first)}
          />
        </div>
      </Disclosure>
    </li>
  );
}
