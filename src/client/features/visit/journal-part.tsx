import { useState } from 'preact/hooks';
import { osloDay } from '#domain/time/oslo.ts';
import { toTransferred, toTransferTakenBack } from '#domain/visits/visit-steps.ts';
import { useStore } from '../../device/use-device.ts';
import { visitText } from '../../text/later/visit-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { PartScreen } from './part-screen.tsx';
import { toTransferredText } from './has-changed-since.ts';
import { staffName } from './staff-name.ts';
import { toJournalText } from './to-journal-text.ts';
import { useSteps } from './use-steps.ts';
import type { VisitWork } from './use-visit.ts';

/** The text for the journal, and that a person has put it there. */
export function JournalPart({ work }: { readonly work: VisitWork }) {
  const { language, formats } = useText();
  const { journal: text } = visitText(language);
  const store = useStore();
  const [said, setSaid] = useState('');
  const { visit, stage, records, record, questionnaire, response, followUps, staff, isJournalOld } = work;
  const { take } = useSteps(visit);
  const { outcome, transfer } = visit.body;
  if (!outcome) {
    return (
      <PartScreen work={work} title={text.title}>
        <Notice color="neutral">{text.notFinished}</Notice>
      </PartScreen>
    );
  }
  const finishedWith = records.responses.find(({ id }) => id === outcome.responseId);
  const isVoided = finishedWith?.body.status === 'voided' && record?.body.status !== 'signed';
  const words = toJournalText(
    {
      questionnaire,
      response,
      day: formats.dayFull(osloDay(record?.body.startedAt ?? outcome.at)),
      followUps: followUps
        .filter(({ body }) => body.status !== 'dropped')
        .map(({ body }) => ({
          what: body.title,
          who: body.assignedTo === null ? null : staffName(staff, body.assignedTo),
          due: formats.dayFull(body.due),
        })),
      writtenBy: staffName(staff, outcome.by),
      writtenAt: formats.dayAndTime(outcome.at),
    },
    language,
  );
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      setSaid(text.notCopied);
      return;
    }
    setSaid(text.copied);
    const { personId, unitId } = visit.body;
    // Copied it is, whether or not a full device can note it.
    store
      .logAccess({ action: 'copy', kind: visit.kind, recordId: visit.id, personId, unitId })
      .catch(() => {});
  };
  const markTransferred = () =>
    take(
      toTransferred(
        visit.body,
        store.staffId,
        new Date().toISOString(),
        toTransferredText(record, followUps),
      ),
    );
  const copyButton = !isVoided && (
    <Button variant="secondary" wide onClick={() => void copy()}>
      {text.copy}
    </Button>
  );
  return (
    <PartScreen work={work} title={text.title}>
      {isVoided ? (
        <Notice color="warning" icon="attention">
          {text.voided}
        </Notice>
      ) : (
        <>
          {isJournalOld && (
            <Notice color="warning" icon="attention">
              {text.changed}
            </Notice>
          )}
          <p class="v-quiet">{text.lead}</p>
          <Section title={text.text}>
            <pre class="v-visit-text">{words}</pre>
          </Section>
        </>
      )}
      <div class="v-stack">
        <p role="status">{said}</p>
        {stage === 'toTransfer' ? (
          <>
            {copyButton}
            <Button wide onClick={markTransferred}>
              {text.mark}
            </Button>
          </>
        ) : (
          <>
            {transfer && (
              <Notice color="accent" icon="delivered" role="status">
                {text.marked(staffName(staff, transfer.by), formats.dayAndTime(transfer.at))}
              </Notice>
            )}
            {copyButton}
            {isJournalOld && !isVoided && (
              <Button wide onClick={markTransferred}>
                {text.markAgain}
              </Button>
            )}
            <Button variant="tertiary" wide onClick={() => take(toTransferTakenBack(visit.body))}>
              {text.undo}
            </Button>
          </>
        )}
      </div>
    </PartScreen>
  );
}
