import { useInstall } from '../../device/use-install.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Section } from '../../ui/section.tsx';
import { useRecordCount } from './use-record-count.ts';
import { useStorageRoom } from './use-storage-room.ts';

const megabyte = 1_000_000;
const gigabyte = 1_000_000_000;

/** What this device keeps and whether the browser has promised to keep it. */
export function DeviceSection({ roles }: { readonly roles: readonly string[] }) {
  const { me: text, formats } = useText();
  const records = useRecordCount();
  const { room, askForPersistence } = useStorageRoom();
  const install = useInstall();
  const size = (bytes: number): string =>
    bytes >= gigabyte
      ? text.device.gigabytes(formats.decimal(bytes / gigabyte, 1))
      : text.device.megabytes(formats.decimal(bytes / megabyte, 1));
  return (
    <>
      <Section title={text.units}>
        <ul class="v-me__list">
          {roles.map((role) => (
            <li key={role}>{role}</li>
          ))}
        </ul>
      </Section>
      <Section title={text.device.title}>
        <div class="v-stack">
          {room && <p>{persistenceWords(room.persisted, text.device)}</p>}
          <p class="v-quiet">
            {records !== undefined && text.device.records(records)}{' '}
            {room?.estimate && text.device.usage(size(room.estimate.usage), size(room.estimate.quota))}
          </p>
          {room?.persisted === false && (
            <div class="v-actions">
              <Button variant="secondary" onClick={askForPersistence}>
                {text.device.askPersist}
              </Button>
            </div>
          )}
          {install.isInstalled && <p class="v-quiet">{text.device.installed}</p>}
          {install.offer && (
            <div class="v-actions">
              <Button variant="secondary" icon="device" onClick={install.offer}>
                {text.device.install}
              </Button>
            </div>
          )}
          {!install.isInstalled && !install.offer && (
            <Disclosure title={text.device.install}>
              <p class="v-quiet">{text.device.installHelp}</p>
            </Disclosure>
          )}
        </div>
      </Section>
    </>
  );
}

type DeviceText = ReturnType<typeof useText>['me']['device'];

function persistenceWords(persisted: boolean | null, text: DeviceText): string {
  if (persisted === null) return text.persistUnknown;
  return persisted ? text.persisted : text.notPersisted;
}
