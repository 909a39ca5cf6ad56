import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isRecordKind } from '#protocol/record-kinds.ts';
import {
  disputes,
  quarantineContent,
  retryAnswer,
  type ConflictItem,
  type QuarantineItem,
} from '#protocol/supervision.ts';
import { addresses } from '../../addresses.ts';
import { useKind } from '../../device/use-device.ts';
import type { SupervisionText } from '../../text/later/supervision-text.ts';
import { personName } from '../../text/person-name.ts';
import { useText } from '../../text/use-text.ts';
import { Section } from '../../ui/section.tsx';
import { askSupervision, tellSupervision } from './ask-supervision.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { useAsked } from './use-asked.ts';
import { WordAction } from './word-action.tsx';

/** What was held back, and where two people's words stand against each other. */
export function DisputesPart({ text }: { readonly text: SupervisionText }) {
  const { common } = useText();
  const { answer, reload } = useAsked('disputes', () => askSupervision('/admin/disputes', disputes));
  const [said, setSaid] = useState('');
  if (!answer) return <p role="status">{common.loading}</p>;
  if (!answer.ok) return <RefusalNotice reason={answer.reason} text={text} onReload={reload} />;
  const { quarantine, conflicts } = answer.value;
  const tell = (words: string) => {
    setSaid(words);
    reload();
  };
  return (
    <>
      <p class="v-said" aria-live="polite">
        {said}
      </p>
      <Section title={text.disputes.quarantine} count={quarantine.length}>
        {quarantine.length === 0 && <p>{text.disputes.quarantineNone}</p>}
        <ul class="v-supervision__list">
          {quarantine.map((item) => (
            <QuarantineRow key={`${item.replicaId}:${item.n}`} item={item} text={text} tell={tell} />
          ))}
        </ul>
      </Section>
      <Section title={text.disputes.conflicts} count={conflicts.length}>
        {conflicts.length === 0 && <p>{text.disputes.conflictsNone}</p>}
        <ul class="v-supervision__list">
          {conflicts.map((item) => (
            <ConflictRow key={item.recordId} item={item} text={text} />
          ))}
        </ul>
      </Section>
    </>
  );
}

type RowProps = {
  readonly item: QuarantineItem;
  readonly text: SupervisionText;
  readonly tell: (words: string) => void;
};

function QuarantineRow({ item, text, tell }: RowProps) {
  const { me, formats } = useText();
  const { disputes: words } = text;
  const [content, setContent] = useState<string>();
  const shown = useRef<HTMLTextAreaElement>(null);
  useEffect(() => shown.current?.focus(), [content]);
  const address = `/admin/quarantine/${item.replicaId}/${item.n}`;
  const kind = item.kind !== null && isRecordKind(item.kind) ? `${me.kinds[item.kind]} · ` : '';
  const open = async (word: string) => {
    const found = await tellSupervision(`${address}/open`, word, quarantineContent);
    if (found.ok) setContent(found.value?.raw ?? '');
    else tell(text[found.reason]);
  };
  const retry = async (word: string) => {
    const done = await tellSupervision(`${address}/retry`, word, retryAnswer);
    if (!done.ok) return tell(text[done.reason]);
    const outcome = done.value?.outcome;
    tell(
      outcome?.status === 'quarantined' ? words.refusedAgain(words.reasons[outcome.reason]) : words.retried,
    );
  };
  const file = async (word: string) => {
    const done = await tellSupervision(`${address}/file`, word, null);
    tell(done.ok ? text.done : text[done.reason]);
  };
  const actions = [
    ...(content === undefined
      ? [{ action: words.open, what: words.openWhat, why: words.openWhy, onDo: open }]
      : []),
    { action: words.retry, what: words.retryWhat, why: words.retryWhy, onDo: retry },
    { action: words.file, what: words.fileWhat, why: words.fileWhy, onDo: file },
  ];
  return (
    <li class="v-stack">
      <strong>{words.reasons[item.reason]}</strong>
      <span class="v-small">
        {kind}
        {words.by(item.staffName, formats.dayAndTime(item.receivedAt))}
      </span>
      {content !== undefined && (
        <label class="ds-field">
          <span class="ds-label">{words.content}</span>
          <textarea ref={shown} class="ds-input v-supervision__raw" readOnly rows={8} value={content} />
        </label>
      )}
      <div class="v-supervision__actions">
        {actions.map((one) => (
          <WordAction key={one.action} {...one} cancel={text.cancel} />
        ))}
      </div>
    </li>
  );
}

function ConflictRow({ item, text }: { readonly item: ConflictItem; readonly text: SupervisionText }) {
  const { me } = useText();
  const { disputes: words } = text;
  const persons = useKind('person');
  const units = useKind('unit');
  const person = persons?.find(({ id }) => id === item.personId)?.body;
  const unit = units?.find(({ id }) => id === item.unitId)?.body.name;
  const address =
    item.kind === 'response'
      ? addresses.form(item.recordId)
      : item.personId === null
        ? null
        : addresses.person(item.personId);
  const what = [
    isRecordKind(item.kind) ? me.kinds[item.kind] : '',
    ...(item.answers > 0 ? [words.answers(item.answers)] : []),
    ...(item.versions > 0 ? [words.versions(item.versions)] : []),
    ...(unit ? [unit] : []),
  ];
  return (
    <li class="v-stack">
      {person && <strong>{personName(person)}</strong>}
      <span class="v-small">{what.filter(Boolean).join(' · ')}</span>
      {person && address !== null && (
        <Link to={address} className="ds-button" data-variant="secondary">
          {words.openRecord}
        </Link>
      )}
    </li>
  );
}
