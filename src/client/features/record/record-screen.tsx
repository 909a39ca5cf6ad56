import { useMemo, useState } from 'preact/hooks';
import type { Questionnaire } from '#domain/fhir/types.ts';
import type { Kept } from '#store/device-store.ts';
import { ReasonScreen } from '../../access/reason-screen.tsx';
import { useReasonGate } from '../../access/use-reason-gate.ts';
import { formTitle } from '../../content/form-title.ts';
import { newerVersion } from './form-versions.ts';
import { useKind, useStore } from '../../device/use-device.ts';
import { useAccess } from '../../device/use-access.ts';
import { useWatch } from '../../device/use-watch.ts';
import type { Companion } from '../../companion-props.ts';
import type { FormComponent } from '../../form-props.ts';
import { PlainPage } from '../../shell/plain-page.tsx';
import { Screen } from '../../shell/screen.tsx';
import type { Language } from '../../text/language.ts';
import { useText } from '../../text/use-text.ts';
import { useHeadingFocus } from '../../ui/use-heading-focus.ts';
import { Draft } from './draft.tsx';
import { FormLanguage } from './form-language.tsx';
import { KnownWeight } from './known-weight.tsx';
import { MoveScreen } from './move-screen.tsx';
import { PersonLine } from './person-line.tsx';
import { Receipt } from './receipt.tsx';
import type { Signed } from './sign-record.ts';
import { SignedRecord } from './signed-record.tsx';

type Props = {
  readonly id: string;
  readonly Form: FormComponent;
  /** What stands above some forms, and on their receipts. */
  readonly Before: Companion;
  readonly After: Companion;
};

/** A draft to fill in, a receipt when it is signed, and the signed record ever after. */
export function RecordScreen({ id, Form, Before, After }: Props) {
  const { record: text, common, language } = useText();
  /** The language she has asked for this form; else the app's. */
  const [asked, setAsked] = useState<Language>();
  const spoken = asked ?? language;
  const store = useStore();
  const record = useWatch(`record:${id}`, () => store.watchRecord('response', id));
  const canonical = record?.body.questionnaire ?? '';
  const content = useWatch(`content:${canonical}`, () => store.watchRecord('content', canonical));
  const personId = record?.body.personId ?? '';
  const about = useWatch(`person:${personId}`, () => store.watchPerson(personId));
  const contents = useKind('content');
  const newer = useMemo(() => newerVersion(contents ?? noContents, canonical), [contents, canonical]);
  const [signed, setSigned] = useState<Signed>();
  const [choice, setChoice] = useState<MoveChoice>({ step: 'none' });
  const isLooking = choice.step === 'looking';
  useHeadingFocus(isLooking);

  const { isAsking, give } = useReasonGate(record?.body);
  useAccess(
    record && !isAsking
      ? { kind: 'response', recordId: id, personId: record.body.personId, unitId: record.body.unitId }
      : null,
  );

  if (record === null) return <PlainPage title={text.gone.title} text={text.gone.text} />;
  if (!record || content === undefined || !about) {
    return <Screen title={common.loading} documentTitle={text.documentTitle} />;
  }
  if (isAsking) return <ReasonScreen unitId={record.body.unitId} onGiven={give} />;
  if (content === null) return <PlainPage title={text.formMissing.title} text={text.formMissing.text} />;

  const questionnaire = content.body.resource as unknown as Questionnaire;
  const title = formTitle(questionnaire, spoken);
  if (signed) {
    return (
      <Receipt
        record={record}
        person={about.person}
        title={title}
        signed={signed}
        questionnaire={questionnaire}
        about={about}
        contents={contents ?? noContents}
        after={<After record={record} questionnaire={questionnaire} about={about} />}
        onShow={() => setSigned(undefined)}
      />
    );
  }
  const lead = (
    <div class="v-record-lead">
      <PersonLine person={about.person} />
      <FormLanguage questionnaire={questionnaire} spoken={spoken} onSpeak={setAsked} />
      {record.body.status === 'draft' && <KnownWeight questionnaire={questionnaire} about={about} />}
    </div>
  );
  const before = <Before record={record} questionnaire={questionnaire} about={about} />;
  const shown = { record, questionnaire, title, about, Form, lead, before, spoken };
  if (record.body.status !== 'draft') return <SignedRecord {...shown} contents={contents ?? noContents} />;
  if (isLooking && newer) {
    return (
      <MoveScreen
        record={record}
        questionnaire={questionnaire}
        newer={newer}
        person={about.person}
        onMoved={() => setChoice({ step: 'moved', version: newer.version })}
        onKeep={() => setChoice({ step: 'kept', version: newer.version })}
      />
    );
  }
  return (
    <Draft
      {...shown}
      contents={contents ?? noContents}
      newer={choice.step === 'kept' && choice.version === newer?.version ? null : newer}
      movedTo={choice.step === 'moved' ? choice.version : null}
      onMove={() => setChoice({ step: 'looking' })}
      onSigned={setSigned}
    />
  );
}

/** What she has said about the newer version since she opened the draft. */
type MoveChoice =
  | { readonly step: 'none' | 'looking' }
  | { readonly step: 'moved' | 'kept'; readonly version: string };

const noContents: readonly Kept<'content'>[] = [];
