import { useState } from 'preact/hooks';
import { readScore } from '#domain/indicators/read-score.ts';
import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import type { DeviceContent } from '../../content/device-content.ts';
import { formTitle } from '../../content/form-title.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';

type Props = {
  readonly records: PersonRecords;
  readonly content: DeviceContent;
  readonly staff: readonly Kept<'staff'>[];
  readonly today: Day;
};

const firstShown = 5;

/** Drafts to go on with, then what has been signed, the newest first, each with its state. */
export function RecordsSection({ records, content, staff, today }: Props) {
  const { person: text, common } = useText();
  const [shown, setShown] = useState(firstShown);
  const drafts = records.responses
    .filter(({ body }) => body.status === 'draft')
    .toSorted((a, b) => Date.parse(b.body.startedAt) - Date.parse(a.body.startedAt));
  const signed = records.responses
    .filter(({ body }) => body.status !== 'draft')
    .toSorted(
      (a, b) =>
        Date.parse(b.body.signedAt ?? b.body.startedAt) - Date.parse(a.body.signedAt ?? a.body.startedAt),
    );
  const row = (record: Kept<'response'>) => (
    <RecordRow key={record.id} record={record} content={content} staff={staff} today={today} />
  );
  return (
    <>
      {drafts.length > 0 && (
        <Section title={text.started} count={drafts.length}>
          <Rows>{drafts.map(row)}</Rows>
        </Section>
      )}
      <Section title={text.records}>
        {signed.length === 0 ? (
          <p class="v-quiet">{text.noRecords}</p>
        ) : (
          <Rows>{signed.slice(0, shown).map(row)}</Rows>
        )}
        {signed.length > shown && (
          <Button variant="tertiary" icon="down" onClick={() => setShown(shown + 20)}>
            {common.showMore(Math.min(20, signed.length - shown))}
          </Button>
        )}
      </Section>
    </>
  );
}

type RowProps = Omit<Props, 'records'> & { readonly record: Kept<'response'> };

function RecordRow({ record, content, staff, today }: RowProps) {
  const { common, person: text, formats, language } = useText();
  const { body, delivery } = record;
  const url = body.questionnaire.split('|', 1)[0];
  const form = content.forms.find((candidate) => candidate.url === url);
  const nameOf = (id: string | undefined) =>
    staff.find((person) => person.id === id)?.body.name ?? text.unknownStaff;
  const score = body.score ?? readScore(body.response, form?.scoreItem);
  const title = form ? formTitle(form.questionnaire, language) : common.unknownForm;
  return (
    <Row to={addresses.form(record.id)} title={body.status === 'voided' ? <s>{title}</s> : title}>
      {body.status === 'signed' && score !== undefined && <span>{text.score(formats.decimal(score))}</span>}
      {body.status === 'voided' && <strong>{text.voided}</strong>}
      <span>
        {body.status !== 'draft'
          ? text.signedBy(formats.dayFull(osloDay(body.signedAt ?? body.startedAt)), nameOf(body.signedBy))
          : text.startedAt(formats.dayShort(osloDay(body.startedAt)), nameOf(body.startedBy))}
      </span>
      <SyncMark delivery={delivery} today={today} />
    </Row>
  );
}
