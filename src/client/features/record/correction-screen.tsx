import { useEffect, useRef } from 'preact/hooks';
import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import { setAnswer } from '#domain/forms/set-answer.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import { useDevice } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import type { FormComponent } from '../../form-props.ts';
import { Screen } from '../../shell/screen.tsx';
import { amendText } from '../../text/later/amend-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PersonLine } from './person-line.tsx';
import { toLaunch } from './to-launch.ts';
import { signCorrection, type Correction } from './write-amendment.ts';

type Props = {
  readonly record: Kept<'response'>;
  readonly title: string;
  readonly about: PersonRecords;
  readonly Form: FormComponent;
  readonly correction: Correction;
  readonly onSigned: () => void;
  readonly onLeave: () => void;
};

/** The signed form as a copy to be corrected. Nothing of it is the record before it is signed. */
export function CorrectionScreen({ record, title, about, Form, correction, onSigned, onLeave }: Props) {
  const { language } = useText();
  const text = amendText(language);
  const { store, session, deliverSigned } = useDevice();
  const today = useToday();
  const response = useRef<QuestionnaireResponse>({ ...correction.start, status: 'in-progress' });
  useEffect(() => {
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, []);
  return (
    <Screen title={title} lead={<PersonLine person={about.person} />}>
      <Notice color="warning">
        <strong>{text.correcting}</strong>
        <span>{text.correctingText(correction.reason)}</span>
        <span>{text.correctingWarning}</span>
      </Notice>
      <Form
        questionnaire={correction.questionnaire}
        response={response.current}
        language={language}
        launch={toLaunch(correction.questionnaire, {
          person: about.person,
          visit: about.visits.find(({ id }) => id === record.body.visitId) ?? null,
          session,
        })}
        today={today}
        onAnswer={(changes) => {
          for (const { path, answer } of changes)
            response.current = setAnswer(response.current, path, answer);
          return Promise.resolve();
        }}
        onSign={async (filled) => {
          await signCorrection(store, record, correction, filled);
          deliverSigned();
          onSigned();
        }}
        signLabel={text.signCorrection}
        signNote={text.signNote}
        untitled
      />
      <Button variant="tertiary" wide onClick={onLeave}>
        {text.leave}
      </Button>
    </Screen>
  );
}
