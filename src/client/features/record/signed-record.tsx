import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import type { CorrectionDraft } from '#store/tables.ts';
import { useKind, useStore } from '../../device/use-device.ts';
import { useWatch } from '../../device/use-watch.ts';
import { useToday } from '../../device/use-today.ts';
import { useMaySettle } from '../../disagreements/use-may-settle.ts';
import type { FormComponent } from '../../form-props.ts';
import { Screen } from '../../shell/screen.tsx';
import { amendText } from '../../text/later/amend-text.ts';
import type { Language } from '../../text/language.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { AboutForm } from './about-form.tsx';
import { BegunCorrection } from './begun-correction.tsx';
import { CorrectionScreen } from './correction-screen.tsx';
import { MoveHistory } from './move-history.tsx';
import { toProposals, type Proposal } from './proposals.ts';
import { ProposalsSection } from './proposals-section.tsx';
import { RecordActions } from './record-actions.tsx';
import { VersionHistory, type ShownVersion } from './version-history.tsx';
import './conflicts.css';

type Props = {
  readonly record: Kept<'response'>;
  readonly questionnaire: Questionnaire;
  readonly title: string;
  readonly about: PersonRecords;
  readonly Form: FormComponent;
  /** Whose form it is, and in which language. */
  readonly lead: ComponentChildren;
  /** What stands above this kind of form. */
  readonly before: ComponentChildren;
  readonly spoken: Language;
  readonly contents: readonly Kept<'content'>[];
};

/** What was signed, as it was signed; what others proposed; and every version there has been. */
export function SignedRecord({
  record,
  questionnaire,
  title,
  about,
  Form,
  lead,
  before,
  spoken,
  contents,
}: Props) {
  const { record: text, person, formats, language } = useText();
  const words = amendText(language);
  const maySettle = useMaySettle();
  const today = useToday();
  const store = useStore();
  const staff = useKind('staff');
  const begun = useWatch(`correction:${record.id}`, () => store.corrections.watch(record.id));
  const [correction, setCorrection] = useState<CorrectionDraft>();
  const [earlier, setEarlier] = useState<ShownVersion>();
  const [said, setSaid] = useState('');
  const { body, delivery } = record;
  const proposals = useMemo(() => toProposals(body, questionnaire), [body, questionnaire]);
  const nameOf = (id: string) => staff?.find((one) => one.id === id)?.body.name ?? person.unknownStaff;
  const formOf = (canonical: string): Questionnaire =>
    (contents.find(({ id }) => id === canonical)?.body.resource as unknown as Questionnaire | undefined) ??
    questionnaire;
  const correct = async (
    reason: string,
    start: QuestionnaireResponse,
    canonical: string,
    takes?: Proposal,
  ): Promise<void> => {
    const draft: CorrectionDraft = {
      recordId: record.id,
      reason,
      amends: body.hash ?? '',
      canonical,
      response: { ...start, status: 'in-progress' },
      takes: takes ? { of: takes.of, base: takes.settled?.operation ?? null } : null,
      startedAt: new Date().toISOString(),
    };
    await store.corrections.put(draft);
    setCorrection(draft);
  };
  if (correction) {
    const leave = () => setCorrection(undefined);
    return (
      <CorrectionScreen
        record={record}
        title={title}
        about={about}
        Form={Form}
        draft={correction}
        questionnaire={formOf(correction.canonical)}
        onLater={leave}
        onDiscarded={() => {
          setSaid(words.discarded);
          leave();
        }}
        onSigned={() => {
          setSaid(correction.takes ? words.proposals.didTake : words.corrected);
          setEarlier(undefined);
          leave();
        }}
      />
    );
  }
  const { voided } = body;
  const decides = maySettle(body);
  return (
    <Screen
      title={title}
      lead={
        <div class="v-stack">
          {lead}
          {body.signedBy !== undefined && (
            <span>
              {text.signedLead(formats.dayAndTime(body.signedAt ?? body.startedAt), nameOf(body.signedBy))}
            </span>
          )}
          {body.amendReason !== undefined && <span>{words.proposals.versionReason(body.amendReason)}</span>}
          {body.openReason !== undefined && <span>{words.openReason(body.openReason)}</span>}
          <SyncMark delivery={delivery} today={today} />
        </div>
      }
    >
      <p class="v-said" aria-live="polite">
        {said}
      </p>
      {voided && (
        <Notice color="danger" icon="attention">
          <strong>{words.voidedTitle}</strong>
          <span>{words.voidedBy(formats.dayAndTime(voided.at), nameOf(voided.by))}</span>
          <span>{words.proposals.versionReason(voided.reason)}</span>
          <span>{words.struck}</span>
        </Notice>
      )}
      {begun && (
        <BegunCorrection
          draft={begun}
          isOvertaken={begun.amends !== body.hash}
          onContinue={body.status === 'signed' ? () => setCorrection(begun) : undefined}
          onDiscarded={() => setSaid(words.discarded)}
        />
      )}
      {/* Taking one in is a correction of its own: one at a time. */}
      {begun === null && (
        <ProposalsSection
          record={record}
          open={proposals.filter(({ isOpen }) => isOpen)}
          nameOf={nameOf}
          maySettle={decides}
          onTake={(proposal, reason) => correct(reason, proposal.start, proposal.canonical, proposal)}
          onDeclined={() => setSaid(words.proposals.didDecline)}
        />
      )}
      {earlier && (
        <Notice
          color="warning"
          action={
            <Button variant="secondary" onClick={() => setEarlier(undefined)}>
              {words.history.back}
            </Button>
          }
        >
          {words.history.shown(formats.dayAndTime(earlier.at))}
        </Notice>
      )}
      {before}
      <div class={voided ? 'v-voided' : undefined}>
        <Form
          key={earlier?.at ?? body.hash ?? ''}
          questionnaire={earlier ? formOf(earlier.canonical) : questionnaire}
          response={earlier?.response ?? body.response}
          language={spoken}
          today={today}
          readOnly
          untitled
        />
      </div>
      {body.status === 'signed' && (
        <RecordActions
          record={record}
          mayVoid={decides}
          onCorrect={
            begun === null ? (reason) => correct(reason, body.response, body.questionnaire) : undefined
          }
          onVoided={() => setSaid(words.voided)}
        />
      )}
      <VersionHistory
        body={body}
        settled={proposals.filter(({ isOpen }) => !isOpen)}
        nameOf={nameOf}
        onShow={(version) => {
          setEarlier(version);
          scrollTo(0, 0);
        }}
      />
      <AboutForm questionnaire={questionnaire} />
      <MoveHistory moves={body.moves} />
    </Screen>
  );
}
