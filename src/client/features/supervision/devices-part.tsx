import { useState } from 'preact/hooks';
import { deviceList, type DeviceState } from '#protocol/supervision.ts';
import type { SupervisionText } from '../../text/later/supervision-text.ts';
import { useText } from '../../text/use-text.ts';
import { Empty } from '../../ui/empty.tsx';
import { Section } from '../../ui/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import { askSupervision, tellSupervision, type Answer } from './ask-supervision.ts';
import { deviceTitles, minutesOff } from './device-words.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { useAsked } from './use-asked.ts';
import { WordAction } from './word-action.tsx';

/** Who uses which device, what waits there, and how to close one that is lost. */
export function DevicesPart({ text }: { readonly text: SupervisionText }) {
  const { common } = useText();
  const { answer, reload } = useAsked('devices', () => askSupervision('/admin/devices', deviceList));
  const [said, setSaid] = useState('');
  if (!answer) return <p role="status">{common.loading}</p>;
  if (!answer.ok) return <RefusalNotice reason={answer.reason} text={text} onReload={reload} />;
  const { devices } = answer.value;
  const titles = deviceTitles(devices, text);
  const act = async (asked: Promise<Answer<null>>) => {
    const done = await asked;
    setSaid(done.ok ? text.done : text[done.reason]);
    reload();
  };
  return (
    <>
      <p class="v-said" aria-live="polite">
        {said}
      </p>
      {devices.length === 0 && <Empty title={text.devices.none.title}>{text.devices.none.text}</Empty>}
      {devices.map((device) => (
        <DeviceCard
          key={device.deviceId}
          title={titles.get(device.deviceId) ?? ''}
          device={device}
          text={text}
          act={act}
        />
      ))}
    </>
  );
}

type CardProps = {
  readonly title: string;
  readonly device: DeviceState;
  readonly text: SupervisionText;
  readonly act: (asked: Promise<Answer<null>>) => Promise<void>;
};

function DeviceCard({ title: name, device, text, act }: CardProps) {
  const { formats } = useText();
  const { devices: words } = text;
  const { closed, users, deviceId } = device;
  const tell = (action: 'close' | 'reopen') => (word: string) =>
    act(tellSupervision<null>(`/admin/devices/${deviceId}/${action}`, word, null));
  return (
    <Section title={name}>
      <p class="v-quiet v-small">
        {words.lastContact(formats.dayAndTime(device.lastContact))}
        {device.appVersion !== null && ` · ${words.version(device.appVersion)}`}
      </p>
      {closed && (
        <p>
          <Tag color="danger">{words.closed(formats.dayAndTime(closed.at), closed.by, closed.reason)}</Tag>
        </p>
      )}
      <ul class="v-supervision__list">
        {users.map((user) => {
          const off = minutesOff(user.clockOffset);
          const who = user.name || words.unknownUser;
          return (
            <li key={user.staffId} class="v-stack">
              <span>{words.user(who, formats.dayAndTime(user.lastContact))}</span>
              <span class="v-small">
                {user.pending === 0
                  ? words.allDelivered
                  : [
                      words.pending(user.pending),
                      ...(user.oldestPending ? [words.oldest(formats.dayAndTime(user.oldestPending))] : []),
                    ].join(', ')}
                {off !== null && ` · ${words.clockOff(off)}`}
              </span>
              {user.sessions > 0 && (
                <WordAction
                  action={words.endSessions(who)}
                  what={words.endSessionsWhat}
                  cancel={text.cancel}
                  onDo={() =>
                    act(tellSupervision<null>(`/admin/staff/${user.staffId}/end-sessions`, '', null))
                  }
                />
              )}
            </li>
          );
        })}
      </ul>
      {closed ? (
        <WordAction
          action={words.reopen}
          label={`${words.reopen}: ${name}`}
          what={words.reopenWhat}
          why={words.reopenWhy}
          cancel={text.cancel}
          onDo={tell('reopen')}
        />
      ) : (
        <WordAction
          action={words.close}
          label={`${words.close}: ${name}`}
          what={words.closeWhat}
          why={words.closeWhy}
          cancel={text.cancel}
          color="danger"
          onDo={tell('close')}
        />
      )}
    </Section>
  );
}
