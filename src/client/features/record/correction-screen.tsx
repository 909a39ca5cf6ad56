import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Questionnaire } from '#domain/fhir/types.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import type { CorrectionDraft } from '#store/tables.ts';
import { useDevice } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import type { FormComponent } from '../../form-props.ts';
import { Screen } from '../../shell/screen.tsx';
import { amendText } from '../../text/later/amend-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { DiscardCorrection } from './discard-correction.tsx';
import { PersonLine } from './person-line.tsx';
import { toLaunch } from './to-launch.ts';
import { useCorrectionAnswers } from './use-correction-answers.ts';
import { signCorrection } from './write-amendment.ts';

type Props = {
  readonly record: Kept<'response'>;
  readonly questionnaire: Questionnaire;
  readonly title: string;
  readonly about: PersonRecords;
  readonly Form: FormComponent;
  /** As it was when it was opened here. */
  readonly draft: CorrectionDraft;
  readonly onSigned: () => void;
  readonly onLater: () => void;
  readonly onDiscarded: () => void;
};

/** The signed form as a copy to be corrected: every answer is on the device, and none is the record before it is signed. */
export function CorrectionScreen({
  record,
  questionnaire,
  title,
  about,
  Form,
  draft,
  onSigned,
  onLater,
  onDiscarded,
}: Props) {
  const { record: words, language } = useText();
  const text = amendText(language);
  const { store, session, deliverSigned } = useDevice();
  const today = useToday();
  const answers = useCorrectionAnswers(store, draft);
  const [isDiscarding, setDiscarding] = useState(false);
  const visit = about.visits.find(({ id }) => id === record.body.visitId) ?? null;
  const launch = useMemo(
    () => toLaunch(questionnaire, { person: about.person, visit, session }),
    [questionnaire, about.person, visit, session],
  );
  useEffect(() => {
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, []);
  const discard = async () => {
    await answers.settled();
    await store.corrections.drop(record.id);
    onDiscarded();
  };
  return (
    <Screen title={title} lead={<PersonLine person={about.person} />}>
      <Notice color="warning">
        <strong>{text.correcting}</strong>
        <span>{text.correctingText(draft.reason)}</span>
        <span>{text.correctingWarning}</span>
      </Notice>
      <Form
        questionnaire={questionnaire}
        response={answers.response}
        language={language}
        launch={launch}
        today={today}
        onAnswer={answers.put}
        onSign={async (filled) => {
          await answers.settled();
          await signCorrection(store, record, questionnaire, draft, filled);
          deliverSigned();
          onSigned();
        }}
        signLabel={text.signCorrection}
        signNote={text.signNote}
        saved={
          <div class="v-saved">
            <span>{answers.isSaving ? words.saving : words.saved}</span>
          </div>
        }
        untitled
      />
      <div class="v-actions">
        <Button variant="secondary" wide onClick={onLater}>
          {text.later}
        </Button>
        <Button variant="tertiary" color="danger" wide onClick={() => setDiscarding(true)}>
          {text.discard}
        </Button>
      </div>
      {isDiscarding && <DiscardCorrection onDiscard={discard} onClose={() => setDiscarding(false)} />}
    </Screen>
  );
}
