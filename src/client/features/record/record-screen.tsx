import { useState } from 'preact/hooks';
import type { Questionnaire } from '#domain/fhir/types.ts';
import { formTitle } from '../../content/form-title.ts';
import { useStore } from '../../device/use-device.ts';
import { useWatch } from '../../device/use-watch.ts';
import type { FormComponent } from '../../form-props.ts';
import { PlainPage } from '../../shell/plain-page.tsx';
import { Screen } from '../../shell/screen.tsx';
import { useText } from '../../text/use-text.ts';
import { Draft } from './draft.tsx';
import { Receipt } from './receipt.tsx';
import type { Signed } from './sign-record.ts';
import { SignedRecord } from './signed-record.tsx';

/** A draft to fill in, a receipt when it is signed, and the signed record ever after. */
export function RecordScreen({ id, Form }: { readonly id: string; readonly Form: FormComponent }) {
  const { record: text, common, language } = useText();
  const store = useStore();
  const record = useWatch(`record:${id}`, () => store.watchRecord('response', id));
  const canonical = record?.body.questionnaire ?? '';
  const content = useWatch(`content:${canonical}`, () => store.watchRecord('content', canonical));
  const personId = record?.body.personId ?? '';
  const about = useWatch(`person:${personId}`, () => store.watchPerson(personId));
  const [signed, setSigned] = useState<Signed>();

  if (record === null) return <PlainPage title={text.gone.title} text={text.gone.text} />;
  if (!record || content === undefined || !about) {
    return <Screen title={common.loading} documentTitle={text.documentTitle} />;
  }
  if (content === null) return <PlainPage title={text.formMissing.title} text={text.formMissing.text} />;

  const questionnaire = content.body.resource as unknown as Questionnaire;
  const title = formTitle(questionnaire, language);
  if (signed) {
    return (
      <Receipt
        record={record}
        person={about.person}
        title={title}
        signed={signed}
        questionnaire={questionnaire}
        onShow={() => setSigned(undefined)}
      />
    );
  }
  const shown = { record, questionnaire, title, about, Form };
  return record.body.status === 'draft' ? (
    <Draft {...shown} onSigned={setSigned} />
  ) : (
    <SignedRecord {...shown} />
  );
}
