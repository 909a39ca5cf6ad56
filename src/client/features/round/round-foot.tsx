import type { Tally } from '#domain/rounds/tally.ts';
import { useRoundWords } from './row-words.ts';

type Props = {
  /** What is signed, in words: *vekter*. */
  readonly what: (count: number) => string;
  readonly tally: Tally;
  /** Rows I have written alone and may sign. */
  readonly mine: number;
  readonly others: readonly string[];
  readonly othersCount: number;
  /** Whose figures were asked about and not confirmed. */
  readonly doubted: readonly string[];
  readonly leftUnsigned: readonly string[];
  readonly signing: { readonly done: number; readonly all: number } | undefined;
  /** Nobody waits, and all that is unsigned is mine. */
  readonly isAll: boolean;
  readonly onSign: () => void;
  readonly onEnd: () => void;
};

/** Under the thumb: how far it has come, what I put my name to, and the one button for it. */
export function RoundFoot({
  what,
  tally,
  mine,
  others,
  othersCount,
  doubted,
  leftUnsigned,
  signing,
  isAll,
  onSign,
  onEnd,
}: Props) {
  const { text } = useRoundWords();
  const done = tally.signed + tally.unsigned;
  return (
    <div class="v-round-foot">
      <p class="v-round-foot__count">
        <strong>{text.progress(done, tally.all)}</strong>
        <span>
          {[
            tally.waiting > 0 ? text.waiting(tally.waiting) : text.noneWaiting,
            ...(tally.leftOut + tally.notAsked > 0 ? [text.skipped(tally.leftOut + tally.notAsked)] : []),
          ].join(' · ')}
        </span>
      </p>
      <progress class="v-round-foot__bar" max={tally.all} value={done} aria-hidden="true" />
      {othersCount > 0 && <p class="v-small">{text.sign.others(othersCount, others.join(', '))}</p>}
      {doubted.length > 0 && <p class="v-small">{text.sign.asked(doubted.join(', '))}</p>}
      {leftUnsigned.length > 0 && (
        <p class="v-missing" role="alert">
          {text.sign.left(leftUnsigned.join(', '))}
        </p>
      )}
      {mine > 0 ? (
        <button
          id="round-primary"
          type="button"
          class="ds-button v-round-foot__button"
          data-variant="primary"
          data-color="accent"
          data-fullwidth=""
          aria-busy={signing !== undefined || undefined}
          onClick={onSign}
        >
          {signing
            ? text.sign.signing(signing.done, signing.all)
            : isAll
              ? text.sign.andEnd(what(mine))
              : text.sign.button(what(mine))}
        </button>
      ) : (
        isAll && (
          <button
            id="round-primary"
            type="button"
            class="ds-button v-round-foot__button"
            data-variant="primary"
            data-color="accent"
            data-fullwidth=""
            onClick={onEnd}
          >
            {text.end.button}
          </button>
        )
      )}
    </div>
  );
}
