import type { Questionnaire } from '#domain/fhir/types.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import { useKind } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import type { FormComponent } from '../../form-props.ts';
import { Screen } from '../../shell/screen.tsx';
import { useText } from '../../text/use-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { AboutForm } from './about-form.tsx';
import { MoveHistory } from './move-history.tsx';
import { PersonLine } from './person-line.tsx';

type Props = {
  readonly record: Kept<'response'>;
  readonly questionnaire: Questionnaire;
  readonly title: string;
  readonly about: PersonRecords;
  readonly Form: FormComponent;
};

/** What was signed, as it was signed. */
export function SignedRecord({ record, questionnaire, title, about, Form }: Props) {
  const { record: text, person, formats, language } = useText();
  const today = useToday();
  const staff = useKind('staff');
  const { body, delivery } = record;
  const signer = staff?.find(({ id }) => id === body.signedBy)?.body.name ?? person.unknownStaff;
  return (
    <Screen
      title={title}
      lead={
        <div class="v-stack">
          <PersonLine person={about.person} />
          <span>{text.signedLead(formats.dayAndTime(body.signedAt ?? body.startedAt), signer)}</span>
          <SyncMark delivery={delivery} today={today} />
        </div>
      }
    >
      {(body.alsoSigned?.length ?? 0) > 0 && (
        <Notice color="danger" icon="attention">
          {text.alsoSigned}
        </Notice>
      )}
      {(body.lateAnswers?.length ?? 0) > 0 && (
        <Notice color="danger" icon="attention">
          {text.lateAnswers}
        </Notice>
      )}
      <Form
        questionnaire={questionnaire}
        response={body.response}
        language={language}
        today={today}
        readOnly
        untitled
      />
      <AboutForm questionnaire={questionnaire} />
      <MoveHistory moves={body.moves} />
    </Screen>
  );
}
