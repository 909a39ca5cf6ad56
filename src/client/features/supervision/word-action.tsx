import { useId, useState } from 'preact/hooks';
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

/** Two steps: what it does and why is seen and said before it is done. */
export function WordAction({ action, what, why, cancel, color = 'accent', label, onDo }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [word, setWord] = useState('');
  const [isBusy, setBusy] = useState(false);
  const id = useId();
  if (!isOpen) {
    return (
      <Button variant="secondary" color={color} onClick={() => setOpen(true)} {...(label ? { label } : {})}>
        {action}
      </Button>
    );
  }
  const submit = async () => {
    setBusy(true);
    await onDo(word.trim());
    setBusy(false);
    setOpen(false);
    setWord('');
  };
  return (
    <form
      class="v-stack v-supervision__word"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>{what}</p>
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
            ref={(element) => element?.focus()}
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
}
