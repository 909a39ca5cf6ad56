import { Link, useRouter } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import type { QuestionnaireItem } from '#domain/fhir/types.ts';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import { answerAt } from '#domain/forms/set-answer.ts';
import { talkedAbout, visitPaths } from '#domain/visits/visit-form.ts';
import { addresses } from '../../addresses.ts';
import { useDevice } from '../../device/use-device.ts';
import { useOneAtATime } from '../../device/use-one-at-a-time.ts';
import type { FormComponent } from '../../form-props.ts';
import { visitText } from '../../text/later/visit-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { finishVisit } from './finish-visit.ts';
import { FollowUps } from './follow-ups.tsx';
import { PartForm } from './part-form.tsx';
import { PartScreen } from './part-screen.tsx';
import { SignedNotice } from './signed-notice.tsx';
import type { VisitWork } from './use-visit.ts';
import type { SignVisit } from './visit-screen.tsx';

type Props = { readonly work: VisitWork; readonly Form: FormComponent; readonly sign: SignVisit };

/** Before one leaves: what was agreed and by whom, what lies on the table, and whether she wants it passed on. */
export function ClosingPart({ work, Form, sign }: Props) {
  const { language } = useText();
  const { closing: text } = visitText(language);
  const [isAsking, setAsking] = useState(false);
  const { stage, record, today } = work;
  // A form that was signed by itself leaves the visit to be finished.
  if (!record || stage !== 'begun') return <SignedNotice work={work} title={text.title} />;
  /** Consent is given the day it is noted, until another day is written. */
  const consentDay = (changes: readonly AnswerChange[]): readonly AnswerChange[] => {
    const isGiven = changes.some(
      ({ path, answer }) =>
        path === visitPaths.consent &&
        answer.some(({ valueCoding }) => ['muntlig', 'skriftlig'].includes(valueCoding?.code ?? '')),
    );
    const isDated = answerAt(record.body.response, visitPaths.consentDay).length > 0;
    return isGiven && !isDated ? [{ path: visitPaths.consentDay, answer: [{ valueDate: today }] }] : [];
  };
  const hasConflict = Object.values(record.stamps).some(({ alternatives }) => alternatives !== undefined);
  return (
    <PartScreen work={work} title={text.title}>
      <FollowUps work={work} />
      {record.body.status === 'draft' && (
        <Section title={text.remaining}>
          <PartForm
            work={work}
            record={record}
            Form={Form}
            path="avslutning"
            without={isFollowUp}
            also={consentDay}
          />
        </Section>
      )}
      {hasConflict && (
        <Notice
          color="warning"
          icon="attention"
          action={
            <Link to={addresses.form(record.id)} className="ds-button" data-variant="secondary">
              {text.openForm}
            </Link>
          }
        >
          {text.conflict}
        </Notice>
      )}
      {!hasConflict && (
        <Button wide onClick={() => setAsking(true)}>
          {text.finish}
        </Button>
      )}
      {isAsking && <FinishSheet work={work} sign={sign} onClose={() => setAsking(false)} />}
    </PartScreen>
  );
}

/** Follow-ups are records with an owner and a day; the signed form gets a copy. */
const isFollowUp = ({ linkId }: QuestionnaireItem): boolean => linkId === 'tiltak';

type SheetProps = { readonly work: VisitWork; readonly sign: SignVisit; readonly onClose: () => void };

function FinishSheet({ work, sign, onClose }: SheetProps) {
  const { language } = useText();
  const { closing: text } = visitText(language);
  const { store, deliverSigned } = useDevice();
  const router = useRouter();
  const { run: finish, isBusy } = useOneAtATime(async () => {
    await finishVisit(store, work, sign);
    deliverSigned();
    await router.navigate({ to: addresses.visitPart(work.visit.id, 'oppsummering') });
  });
  return (
    <Sheet
      title={text.finishTitle}
      isBusy={isBusy}
      onClose={onClose}
      foot={
        <>
          <Button wide busy={isBusy} onClick={finish}>
            {text.finish}
          </Button>
          <Button wide variant="tertiary" onClick={onClose}>
            {text.notYet}
          </Button>
        </>
      }
    >
      <p>{text.finishText}</p>
      {talkedAbout(work.questionnaire, work.response).length === 0 && <p>{text.notTalked}</p>}
    </Sheet>
  );
}
