import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';

type Props = {
  readonly action: string;
  /** What happens when it is done, said before. */
  readonly what: string;
  /** The question the word answers; absent when no word is asked for. */
  readonly why?: string;
  readonly cancel: string;
  readonly color?: 'accent' | 'danger';
  /** Said to a screen reader of several alike. */
  readonly label?: string;
  readonly onDo: (word: string) => Promise<void>;
};

/** Two steps: what it does and why is seen and said before it is done. The focus stays with it, and when it is gone goes to the heading. */
export function WordAction({ action, what, why, cancel, color = 'accent', label, onDo }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [word, setWord] = useState('');
  const [isBusy, setBusy] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current === isOpen) return;
    wasOpen.current = isOpen;
    const place = isOpen ? (why === undefined ? 'p' : 'textarea') : 'button';
    root.current?.querySelector<HTMLElement>(place)?.focus();
  }, [isOpen]);
  useLayoutEffect(
    () => () => {
      if (root.current?.contains(document.activeElement) !== true) return;
      document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    },
    [],
  );
  const submit = async () => {
    setBusy(true);
    await onDo(word.trim());
    setBusy(false);
    setOpen(false);
    setWord('');
  };
  const form = (
    <form
      class="v-stack v-supervision__word"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p tabIndex={-1}>{what}</p>
      {why !== undefined && (
        <div class="ds-field">
          <label class="ds-label" for={id}>
            {why}
          </label>
          <textarea
            id={id}
            class="ds-input"
            required
            maxLength={500}
            rows={2}
            value={word}
            onInput={({ currentTarget }) => setWord(currentTarget.value)}
          />
        </div>
      )}
      <div class="v-supervision__actions">
        <Button type="submit" color={color} busy={isBusy}>
          {action}
        </Button>
        <Button variant="tertiary" onClick={() => setOpen(false)}>
          {cancel}
        </Button>
      </div>
    </form>
  );
  return (
    <div ref={root} class="v-supervision__action">
      {isOpen ? (
        form
      ) : (
        <Button variant="secondary" color={color} onClick={() => setOpen(true)} {...(label ? { label } : {})}>
          {action}
        </Button>
      )}
    </div>
  );
}
