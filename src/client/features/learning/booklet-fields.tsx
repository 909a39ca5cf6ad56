import { useId, useRef, useState } from 'preact/hooks';
import { programmesText } from '../../text/later/programmes-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { bookletsOf, withBooklet, type DraftBooklet, type ProgrammeFields } from './programme-draft.ts';

type Props = {
  readonly fields: Pick<ProgrammeFields, 'booklets'>;
  /** Ids any version has used. */
  readonly taken: readonly string[];
  /** The first is number 0. */
  readonly hasIntroduction: boolean;
  readonly fault: string | undefined;
  readonly onChange: (booklets: readonly DraftBooklet[]) => void;
};

/** The list of hefter: a title each, in the order they are taken. A pasted list becomes a hefte a line. */
export function BookletFields({ fields, taken, hasIntroduction, fault, onChange }: Props) {
  const { language } = useText();
  const text = programmesText(language).edit;
  const id = useId();
  const root = useRef<HTMLFieldSetElement>(null);
  const [said, setSaid] = useState('');
  const booklets = bookletsOf(fields);
  const numberAt = (index: number): number => (hasIntroduction ? index : index + 1);
  const focusOn = (index: number) =>
    requestAnimationFrame(() => {
      const inputs = root.current?.querySelectorAll('input');
      (inputs?.[index] ?? root.current?.querySelector('button'))?.focus();
    });
  const write = (index: number, title: string) =>
    onChange(booklets.map((one, at) => (at === index ? { ...one, title, nn: '' } : one)));
  const add = () => {
    onChange(withBooklet(booklets, taken));
    focusOn(booklets.length);
  };
  const paste = (index: number, lines: readonly string[]) => {
    const filled = lines.reduce<readonly DraftBooklet[]>((list, title, offset) => {
      const at = index + offset;
      const longer = at < list.length ? list : withBooklet(list, taken);
      return longer.map((one, place) => (place === at ? { ...one, title, nn: '' } : one));
    }, booklets);
    onChange(filled);
    focusOn(index + lines.length - 1);
  };
  return (
    <fieldset class="v-own__fields" ref={root} aria-describedby={`${id}-help`}>
      <legend class="ds-label">{text.booklets}</legend>
      <p id={`${id}-help`} class="v-quiet v-small">
        {text.bookletsHelp}
      </p>
      {booklets.map((booklet, index) => {
        const number = numberAt(index);
        const isFaulty = fault !== undefined && booklet.title.trim() === '';
        return (
          <div key={booklet.id} class="ds-field">
            <label class="ds-label" for={`${id}-${booklet.id}`}>
              {number === 0 ? text.introduction : text.booklet(number)}
            </label>
            <div class="v-own__field">
              <input
                id={`${id}-${booklet.id}`}
                class="ds-input"
                maxLength={200}
                value={booklet.title}
                aria-invalid={isFaulty}
                aria-describedby={isFaulty ? `${id}-fault` : undefined}
                onInput={({ currentTarget }) => write(index, currentTarget.value)}
                onPaste={(event) => {
                  const lines = (event.clipboardData?.getData('text') ?? '')
                    .split('\n')
                    .map((line) => line.trim().slice(0, 200))
                    .filter((line) => line !== '');
                  if (lines.length < 2) return;
                  event.preventDefault();
                  paste(index, lines);
                }}
              />
              <Button
                variant="tertiary"
                color="neutral"
                label={text.removeNamed(number)}
                onClick={() => {
                  onChange(booklets.filter((one) => one.id !== booklet.id));
                  setSaid(text.removed(booklet.title || text.booklet(number)));
                  focusOn(Math.max(0, index - 1));
                }}
              >
                {text.remove}
              </Button>
            </div>
          </div>
        );
      })}
      <p class="v-missing" id={`${id}-fault`} role="alert">
        {fault}
      </p>
      <p class="v-hidden" role="status">
        {said}
      </p>
      <Button variant="secondary" wide onClick={add}>
        {text.add}
      </Button>
    </fieldset>
  );
}
