import type { Day } from '#domain/time/day.ts';
import type { Delivery } from '#store/device-store.ts';
import type { Header } from '#store/headers/header.ts';
import { addresses } from '../../addresses.ts';
import type { ListedContent } from '../../content/listed-content.ts';
import { formTitle } from '../../content/form-title.ts';
import { useKind, useStore } from '../../device/use-device.ts';
import { useWatch } from '../../device/use-watch.ts';
import { useMaySettle } from '../../disagreements/use-may-settle.ts';
import { isUnderWay } from '../../rounds/is-under-way.ts';
import { personName } from '../../text/person-name.ts';
import { useFirstText } from '../../text/use-text.ts';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';

type Props = {
  /** Those that are not delivered, my drafts and those I correct, and no others: there may be tens of thousands. */
  readonly responses: readonly Header<'response'>[];
  readonly persons: ReadonlyMap<string, Header<'person'>>;
  readonly content: ListedContent;
  readonly today: Day;
};

/** What colleagues disagree on and I may decide, my own drafts and corrections, to go on where I left, and what I have signed that nobody else has yet. */
export function UnfinishedSections({ responses, persons, content, today }: Props) {
  const { today: text } = useFirstText();
  const store = useStore();
  const { staffId } = store;
  const maySettle = useMaySettle();
  const corrections = useWatch('corrections', () => store.corrections.watchAll());
  const correcting = new Set(corrections?.map(({ recordId }) => recordId));
  const undelivered = inOrder(
    responses.filter(
      ({ body, delivery }) =>
        delivery.state !== 'delivered' &&
        body.status === 'signed' &&
        body.signedBy === staffId &&
        !disagrees(delivery),
    ),
  );
  // Worked out from the records, on every device alike: nothing that could be there twice.
  const toSettle = inOrder(
    responses.filter(
      ({ body, delivery }) => disagrees(delivery) && body.status !== 'draft' && maySettle(body),
    ),
  );
  // Rows of a round that is still walked are gone on with there.
  const rounds = new Set(
    useKind('round')
      ?.filter(isUnderWay)
      .map(({ id }) => id),
  );
  const started = inOrder(
    responses.filter(
      ({ id, body }) =>
        (body.status === 'draft' && body.startedBy === staffId && !rounds.has(body.roundId ?? '')) ||
        correcting.has(id),
    ),
  );
  const list = (records: readonly Header<'response'>[]) => (
    <Rows>
      {records.map((record) => (
        <ResponseRow
          key={record.id}
          record={record}
          isCorrecting={correcting.has(record.id)}
          persons={persons}
          content={content}
          today={today}
        />
      ))}
    </Rows>
  );
  return (
    <>
      {toSettle.length > 0 && (
        <Section title={text.toSettle} count={toSettle.length}>
          {list(toSettle)}
        </Section>
      )}
      {started.length > 0 && (
        <Section title={text.started} count={started.length}>
          {list(started)}
        </Section>
      )}
      {undelivered.length > 0 && (
        <Section title={text.notDelivered} count={undelivered.length}>
          {list(undelivered)}
        </Section>
      )}
    </>
  );
}

/** The newest first. */
const inOrder = (responses: readonly Header<'response'>[]): readonly Header<'response'>[] =>
  responses.toSorted((a, b) => Date.parse(b.body.startedAt) - Date.parse(a.body.startedAt));

const disagrees = (delivery: Delivery): boolean =>
  delivery.state === 'attention' && delivery.reason === 'conflict';

type RowProps = Omit<Props, 'responses'> & {
  readonly record: Header<'response'>;
  /** She has begun to correct it, and not signed. */
  readonly isCorrecting: boolean;
};

function ResponseRow({ record, isCorrecting, persons, content, today }: RowProps) {
  const { common, today: text, language } = useFirstText();
  const person = record.body.personId === null ? undefined : persons.get(record.body.personId);
  const url = record.body.questionnaire.split('|', 1)[0];
  const form = content.forms.find((candidate) => candidate.url === url);
  const title = form ? formTitle(form.questionnaire, language) : common.unknownForm;
  return (
    <Row to={addresses.form(record.id)} title={person ? personName(person.body) : title}>
      {person && <span>{title}</span>}
      {isCorrecting ? <span>{text.correcting}</span> : <SyncMark delivery={record.delivery} today={today} />}
    </Row>
  );
}
