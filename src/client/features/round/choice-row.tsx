import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { ItemState } from '#domain/forms/form-session.ts';
import { isSameAnswer } from '#domain/forms/same-value.ts';
import { useToday } from '../../device/use-today.ts';
import { translated } from '../../text/translated.ts';
import { Icon } from '../../ui/icon.tsx';
import { ChoiceQuestion } from './choice-question.tsx';
import type { RowAnswer } from './fill-row.ts';
import { RowFrame } from './row-frame.tsx';
import { toLastWords, toWho, useRoundWords } from './row-words.ts';
import type { RoundRow } from './use-round.ts';

type Props = {
  readonly row: RoundRow;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onAnswer: (answer: RowAnswer) => void;
  /** The last question is answered. */
  readonly onDone: () => void;
  readonly children?: ComponentChildren;
};

/** One resident, question by question: a tap answers and steps on by itself. Digits choose too. */
export function ChoiceRow({ row, isOpen, onOpen, onAnswer, onDone, children }: Props) {
  const words = useRoundWords();
  const { text, language } = words;
  const today = useToday();
  const { choices, score } = row.reading;
  const firstOpen = Math.max(
    choices.findIndex(({ answer }) => answer.length === 0),
    0,
  );
  const [at, setAt] = useState(firstOpen);
  /** The last answer given, until it is read back: only then is it known whether it leads to another question. */
  const [given, setGiven] = useState<{ readonly path: string; readonly answer: Answer } | null>(null);
  const group = useRef<HTMLDivElement>(null);
  const question = choices[at];
  useEffect(() => {
    if (isOpen) setAt(firstOpen);
  }, [isOpen]);
  // The question is read out as it comes, and the whole of it is brought under the thumb.
  useEffect(() => {
    if (!isOpen) return;
    group.current?.focus({ preventScroll: true });
    group.current?.closest('li')?.scrollIntoView({ block: 'start' });
  }, [isOpen, at]);
  useEffect(() => {
    const answered = given && choices.find(({ path }) => path === given.path);
    if (!given || !answered || !isSameAnswer(answered.answer, given.answer)) return;
    setGiven(null);
    const open = choices.findIndex(({ answer }) => answer.length === 0);
    if (open < 0) onDone();
    else setAt(open);
  }, [given, choices]);
  const choose = (answer: Answer) => {
    if (!question) return;
    onAnswer({ linkId: question.item.linkId, answer });
    if (at + 1 < choices.length) setAt(at + 1);
    else setGiven({ path: question.path, answer });
  };
  const result = score === undefined ? null : text.points(String(score));
  const who = toWho(row, words);
  return (
    <RowFrame
      row={row}
      isOpen={isOpen}
      end={
        <button
          type="button"
          id={`row-${row.id}`}
          class="v-round-open"
          aria-expanded={isOpen}
          aria-label={[`${who}. ${toLastWords(row.last, words, today)}`, result].filter(Boolean).join('. ')}
          onClick={onOpen}
        >
          {result ?? <Icon of="down" />}
        </button>
      }
    >
      {isOpen && row.state.kind !== 'signed' && question && (
        <div
          ref={group}
          class="v-round-question"
          role="group"
          tabIndex={-1}
          aria-label={`${who}. ${textOf(question, language)}`}
        >
          <p class="v-round-question__count">
            {text.question(at + 1, choices.length)}
            {at > 0 && (
              <button type="button" class="v-round-back" onClick={() => setAt(at - 1)}>
                {text.back}
              </button>
            )}
          </p>
          <p class="v-round-question__text">{textOf(question, language)}</p>
          <ChoiceQuestion key={question.path} question={question} group={group} onChoose={choose} />
        </div>
      )}
      {children}
    </RowFrame>
  );
}

type Answer = readonly QuestionnaireResponseAnswer[];

const textOf = ({ item, text }: ItemState, language: Parameters<typeof translated>[2]): string =>
  text ?? translated(item.text, item._text, language);
