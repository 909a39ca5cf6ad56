import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { amendText } from '../../text/later/amend-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';

type Props = {
  readonly title: string;
  readonly text: string;
  readonly label?: string;
  readonly confirm: string;
  readonly color?: 'accent' | 'danger';
  /** What is at stake, above the field. */
  readonly children?: ComponentChildren;
  /** Another way out, above *avbryt*. */
  readonly other?: ComponentChildren;
  /** Resolves when it is on the device; rejects when it could not be. */
  readonly onConfirm: (reason: string) => Promise<void> | void;
  readonly onClose: () => void;
};

/** Asks why. Nothing here is done without a reason. */
export function ReasonSheet({
  title,
  text,
  label,
  confirm,
  color = 'accent',
  children,
  other,
  onConfirm,
  onClose,
}: Props) {
  const { language } = useText();
  const words = amendText(language);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    const reason = field.current?.value.trim() ?? '';
    if (reason === '') {
      setProblem(words.reasonMissing);
      field.current?.focus();
      return;
    }
    setBusy(true);
    try {
      await onConfirm(reason);
    } catch {
      setProblem(words.failed);
      setBusy(false);
    }
  };
  return (
    <Sheet
      title={title}
      isBusy={isBusy}
      onClose={onClose}
      foot={
        <>
          <Button wide color={color} busy={isBusy} onClick={() => void save()}>
            {confirm}
          </Button>
          {other}
          <Button
            wide
            variant="tertiary"
            onClick={() => {
              if (!isBusy) onClose();
            }}
          >
            {words.cancel}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      {children}
      <div class="ds-field">
        <label class="ds-label" for={id}>
          {label ?? words.reason}
        </label>
        <textarea
          ref={field}
          id={id}
          class="ds-input"
          rows={3}
          maxLength={2000}
          required
          aria-invalid={problem !== ''}
          aria-describedby={`${id}-problem`}
        />
        <p id={`${id}-problem`} role="alert" class="ds-validation-message" data-color="danger">
          {problem}
        </p>
      </div>
    </Sheet>
  );
}
