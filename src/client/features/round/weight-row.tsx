import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { doubtOf, parseKilograms, type WeightDoubt } from '#domain/rounds/weight-text.ts';
import { useToday } from '../../device/use-today.ts';
import { personName } from '../../text/person-name.ts';
import { RowFrame } from './row-frame.tsx';
import { toChangeWords, toLastWords, toWho, useRoundWords } from './row-words.ts';
import { useAfterTap } from './use-after-tap.ts';
import type { RoundRow } from './use-round.ts';
import type { ComponentChildren } from 'preact';

type Props = {
  readonly row: RoundRow;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  /** Null: the figure was taken away. */
  readonly onWeight: (grams: number | null) => void;
  /** On to the next who waits. */
  readonly onNext: () => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onDoubt: (doubt: WeightDoubt | null) => void;
  readonly children?: ComponentChildren;
};

/** A pause in the typing: what is written is stored. */
const pauseMs = 150;

/** One resident on the scale: the figure, the last one and the change. What looks wrong is asked about once, then taken. */
export function WeightRow({ row, isOpen, onOpen, onWeight, onNext, onStep, onDoubt, children }: Props) {
  const words = useRoundWords();
  const { text, formats } = words;
  const today = useToday();
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isDirty = useRef(false);
  const [typed, setTyped] = useState<number | null | 'unreadable'>(row.reading.grams);
  const [asked, setAsked] = useState<'unreadable' | WeightDoubt | null>(null);
  const confirmed = useRef<number | null>(null);
  const afterTap = useAfterTap();
  const latest = useRef(onWeight);
  latest.current = onWeight;
  const stored = row.reading.grams;
  const shown = stored === null ? '' : toFigure(stored, formats.decimal);

  const read = (): number | null | 'unreadable' => {
    const value = field.current?.value.trim() ?? '';
    return value === '' ? null : (parseKilograms(value) ?? 'unreadable');
  };
  const hand = (): number | null | 'unreadable' => {
    clearTimeout(timer.current);
    const grams = read();
    if (!isDirty.current) return grams;
    // What cannot be read stays in the field to be put right; a figure stored before it stands no longer for it.
    isDirty.current = grams === 'unreadable';
    latest.current(grams === 'unreadable' ? null : grams);
    return grams;
  };
  // A figure from elsewhere, such as the other tablet, is shown at once, also in the field one stands in: what one is
  // writing oneself stays, and so does what says the same.
  useLayoutEffect(() => {
    const element = field.current;
    if (!element || isDirty.current) return;
    setTyped(stored);
    if (read() === stored) return;
    element.value = shown;
    if (document.activeElement === element) element.select();
  }, [shown]);
  useEffect(() => {
    const leave = () => void hand();
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
      hand();
    };
  }, []);

  const lastGrams = row.last?.grams ?? null;
  const look = (grams: number | null | 'unreadable') => {
    if (grams === 'unreadable') return 'unreadable';
    return grams === null || grams === confirmed.current ? null : doubtOf(grams, lastGrams);
  };
  const goOn = () => {
    const grams = hand();
    const doubt = look(grams);
    if (doubt === 'unreadable') return setAsked(doubt);
    if (doubt && asked !== doubt) {
      setAsked(doubt);
      onDoubt(doubt);
      return;
    }
    confirm(grams);
    onNext();
  };
  const confirm = (grams: number | null | 'unreadable') => {
    if (typeof grams === 'number') confirmed.current = grams;
    setAsked(null);
    onDoubt(null);
  };
  const isSigned = row.state.kind === 'signed';
  const grams = typeof typed === 'number' ? typed : null;
  const change =
    grams !== null && lastGrams !== null ? text.change(toChangeWords(lastGrams, grams, words)) : '';
  const label = `${text.weightOf(toWho(row, words))}. ${toLastWords(row.last, words, today)}`;
  const askId = `ask-${row.id}`;
  return (
    <RowFrame
      row={row}
      isOpen={isOpen}
      change={change}
      end={
        isSigned ? (
          <span class="v-round-figure" data-signed="">
            {stored === null ? '–' : formats.weight(stored)}
          </span>
        ) : (
          <span class="v-round-figure">
            <input
              ref={field}
              id={`row-${row.id}`}
              class="ds-input v-round-figure__field"
              type="text"
              inputMode="decimal"
              enterkeyhint="next"
              autoComplete="off"
              maxLength={7}
              aria-label={label}
              aria-invalid={asked === 'unreadable'}
              aria-describedby={asked ? askId : undefined}
              defaultValue={shown}
              onFocus={({ currentTarget }) => {
                currentTarget.select();
                onOpen();
              }}
              onInput={() => {
                isDirty.current = true;
                setTyped(read());
                if (asked) setAsked(null);
                clearTimeout(timer.current);
                timer.current = setTimeout(hand, pauseMs);
              }}
              onBlur={() => {
                const given = hand();
                const doubt = look(given);
                afterTap(() => {
                  // Typed in again meanwhile: that is looked at when it is left.
                  if (isDirty.current && doubt !== 'unreadable') return;
                  setAsked(doubt);
                  if (doubt !== 'unreadable') onDoubt(doubt);
                });
                if (field.current && typeof given === 'number')
                  field.current.value = toFigure(given, formats.decimal);
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter') {
                  event.preventDefault();
                  goOn();
                } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                  event.preventDefault();
                  onStep(event.key === 'ArrowDown' ? 1 : -1);
                }
              }}
            />
            <span aria-hidden="true">{text.kilo}</span>
          </span>
        )
      }
    >
      {asked && (
        <div class="v-round-ask" id={askId} role="alert">
          {asked === 'unreadable' ? (
            <p>{text.unreadable}</p>
          ) : (
            <>
              <p class="v-round-ask__question">
                {asked === 'range' || lastGrams === null
                  ? text.ask.range(formats.weight(grams ?? 0))
                  : text.ask.change(formats.weight(grams ?? 0), toChangeWords(lastGrams, grams ?? 0, words))}
              </p>
              {isOpen && <p class="v-small">{text.ask.how}</p>}
              <button
                type="button"
                class="v-round-reason"
                aria-label={`${text.ask.right}: ${personName(row.person.body)}`}
                onClick={() => {
                  confirm(grams);
                  onNext();
                }}
              >
                {text.ask.right}
              </button>
            </>
          )}
        </div>
      )}
      {children}
    </RowFrame>
  );
}

/** One decimal as weights are said, two where the scale showed two. */
const toFigure = (grams: number, decimal: (value: number, digits: number) => string): string =>
  decimal(grams / 1000, grams % 100 === 0 ? 1 : 2);
