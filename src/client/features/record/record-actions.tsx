import { useState } from 'preact/hooks';
import type { Kept } from '#store/device-store.ts';
import { useDevice } from '../../device/use-device.ts';
import { amendText } from '../../text/later/amend-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ReasonSheet } from '../../ui/reason-sheet.tsx';
import { voidRecord } from './write-amendment.ts';

type Props = {
  readonly record: Kept<'response'>;
  readonly mayVoid: boolean;
  /** Absent while a correction is begun: then it is gone on with. */
  readonly onCorrect?: ((reason: string) => Promise<void>) | undefined;
  readonly onVoided: () => void;
};

/** What may still be done with a signed record, each with its reason. */
export function RecordActions({ record, mayVoid, onCorrect, onVoided }: Props) {
  const { language } = useText();
  const text = amendText(language);
  const { store, deliverSigned } = useDevice();
  const [asked, setAsked] = useState<'correct' | 'void'>();
  const close = () => setAsked(undefined);
  return (
    <div class="v-actions">
      {onCorrect && (
        <Button variant="secondary" onClick={() => setAsked('correct')}>
          {text.correct}
        </Button>
      )}
      {mayVoid && (
        <Button variant="secondary" color="danger" onClick={() => setAsked('void')}>
          {text.void}
        </Button>
      )}
      {asked === 'correct' && onCorrect && (
        <ReasonSheet
          {...text.correctDialog}
          draft={`correct:${record.id}`}
          about={record.id}
          onConfirm={onCorrect}
          onClose={close}
        />
      )}
      {asked === 'void' && (
        <ReasonSheet
          {...text.voidDialog}
          draft={`void:${record.id}`}
          about={record.id}
          color="danger"
          onClose={close}
          onConfirm={async (reason) => {
            await voidRecord(store, record, reason);
            deliverSigned();
            close();
            onVoided();
          }}
        />
      )}
    </div>
  );
}
