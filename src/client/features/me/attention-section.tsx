import { Link } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import type { DeviceState } from '#store/device-store.ts';
import { isRecordKind } from '#protocol/record-kinds.ts';
import { useDeviceState, useHeaders } from '../../device/use-device.ts';
import { RecordConflict } from '../../disagreements/record-conflict.tsx';
import { useText } from '../../text/use-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { attentionAddress } from './attention-address.ts';

/** Each record that needs a person: what happened, that it is kept, and what to do. */
export function AttentionSection() {
  const { me: text } = useText();
  const state = useDeviceState();
  const [said, setSaid] = useState('');
  const chosen = (
    <p class="v-chosen" aria-live="polite">
      {said}
    </p>
  );
  if (!state || state.attention.length === 0) return chosen;
  return (
    <Section title={text.needsYou.title} count={state.attention.length}>
      {state.attention.map(({ recordId, kind, reason }) => (
        <Notice
          key={recordId}
          color="danger"
          icon="attention"
          action={<Open kind={kind} recordId={recordId} label={text.needsYou.open} />}
        >
          <strong>{isRecordKind(kind) ? text.kinds[kind] : ''}</strong>
          <span>{text.needsYou.reasons[reason]}</span>
          {reason === 'conflict' && kind !== 'response' && isRecordKind(kind) && (
            <RecordConflict kind={kind} id={recordId} onSaid={setSaid} />
          )}
        </Notice>
      ))}
      {chosen}
    </Section>
  );
}

type OpenProps = Pick<DeviceState['attention'][number], 'kind' | 'recordId'> & { readonly label: string };

/** The way to where it was written; content tells by its type where that is. */
function Open({ kind, recordId, label }: OpenProps) {
  const contents = useHeaders('content');
  const type = contents?.find(({ id }) => id === recordId)?.body.type;
  const address = attentionAddress(kind, recordId, type);
  return (
    address && (
      <Link to={address} className="ds-button" data-variant="secondary" data-color="danger">
        {label}
      </Link>
    )
  );
}
