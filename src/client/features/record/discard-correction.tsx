import { useState } from 'preact/hooks';
import { amendText } from '../../text/later/amend-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';

type Props = {
  /** Resolves when it is gone from the device. */
  readonly onDiscard: () => Promise<void>;
  readonly onClose: () => void;
};

/** What she has written goes for good: asked once. */
export function DiscardCorrection({ onDiscard, onClose }: Props) {
  const { language } = useText();
  const text = amendText(language);
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const discard = async () => {
    setBusy(true);
    try {
      await onDiscard();
    } catch {
      setFailed(true);
      setBusy(false);
    }
  };
  return (
    <Sheet
      title={text.discardDialog.title}
      isBusy={isBusy}
      onClose={onClose}
      foot={
        <>
          <Button wide color="danger" busy={isBusy} onClick={() => void discard()}>
            {text.discardDialog.confirm}
          </Button>
          <Button wide variant="tertiary" onClick={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <p>{text.discardDialog.text}</p>
      <p role="alert" class="ds-validation-message" data-color="danger">
        {hasFailed ? text.failed : ''}
      </p>
    </Sheet>
  );
}
