import { useState } from 'preact/hooks';
import type { CorrectionDraft } from '#store/tables.ts';
import { useStore } from '../../device/use-device.ts';
import { amendText } from '../../text/later/amend-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { DiscardCorrection } from './discard-correction.tsx';

type Props = {
  readonly draft: CorrectionDraft;
  /** Somebody has corrected the record since she began. */
  readonly isOvertaken: boolean;
  /** Absent when there is nothing left to correct, as on what has been voided. */
  readonly onContinue?: (() => void) | undefined;
  readonly onDiscarded: () => void;
};

/** She was in the middle of correcting this when the phone was locked, closed or needed elsewhere. */
export function BegunCorrection({ draft, isOvertaken, onContinue, onDiscarded }: Props) {
  const { language, formats } = useText();
  const text = amendText(language).begun;
  const store = useStore();
  const [isDiscarding, setDiscarding] = useState(false);
  return (
    <Notice
      color="accent"
      action={
        <>
          {onContinue && <Button onClick={onContinue}>{text.goOn}</Button>}
          <Button variant="tertiary" color="danger" onClick={() => setDiscarding(true)}>
            {amendText(language).discard}
          </Button>
        </>
      }
    >
      <strong>{text.title(formats.dayAndTime(draft.startedAt))}</strong>
      <span>{text.text}</span>
      {isOvertaken && <span>{text.overtaken}</span>}
      {isDiscarding && (
        <DiscardCorrection
          onDiscard={async () => {
            await store.corrections.drop(draft.recordId);
            onDiscarded();
          }}
          onClose={() => setDiscarding(false)}
        />
      )}
    </Notice>
  );
}
