import { useState } from 'preact/hooks';
import type { StatementStatus } from '#protocol/statement-settings.ts';
import { learningExportText } from '../../text/later/learning-export-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { putStatementSettings } from './ask-statements.ts';

type Props = {
  readonly status: StatementStatus;
  readonly onSaved: (status: StatementStatus) => void;
};

/** On or off, what waits, what has come through, and why it stopped if it has. */
export function ExportState({ status, onSaved }: Props) {
  const [isBusy, setBusy] = useState(false);
  const { language, formats } = useText();
  const text = learningExportText(language);
  const { enabled, refused = 0, waiting, sent, lastSentAt, stopped, stoppedAt } = status;
  // Storing the same again tries all of it again.
  const again = async () => {
    setBusy(true);
    const { endpoint, keyName } = status;
    const answer = await putStatementSettings({ enabled, endpoint, keyName });
    setBusy(false);
    if (answer.ok) onSaved(answer.value);
  };
  return (
    <Section title={text.state}>
      {stopped && (
        <Notice color="danger" icon="attention" role="alert">
          {[text.stopped[stopped], stoppedAt ? text.stoppedAt(formats.dayAndTime(stoppedAt)) : ''].join(' ')}
        </Notice>
      )}
      {refused > 0 && (
        <Notice
          color="warning"
          role="status"
          action={
            <Button variant="secondary" busy={isBusy} onClick={() => void again()}>
              {text.again}
            </Button>
          }
        >
          {text.refused(refused)}
        </Notice>
      )}
      <p>
        {[
          enabled ? text.running : text.off,
          ...(waiting > 0 ? [text.waiting(waiting)] : []),
          ...(sent > 0 ? [text.sent(sent)] : []),
          ...(lastSentAt ? [text.last(formats.dayAndTime(lastSentAt))] : []),
        ].join(' ')}
      </p>
    </Section>
  );
}
