import { Link } from '@tanstack/react-router';
import { addresses } from '../addresses.ts';
import { useDevice, useDeviceState } from '../device/use-device.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Section } from '../ui/section.tsx';
import { useDoorText } from './use-door-text.ts';
import { useVaultText } from './use-vault-text.ts';

/** Under Meg: how this device is locked, and what on it no longer opens. */
export function LockSection() {
  const { me: text, choose } = useVaultText();
  const { unlock } = useDoorText();
  const { user, session, controller } = useDevice();
  const state = useDeviceState();
  const { settings, slots } = user;
  const isChosen = slots.some(({ kind }) => kind !== 'server');
  const isAdministrator = session.roles.some(({ role }) => role === 'administrator');
  return (
    <Section title={text.title}>
      <div class="v-stack">
        {state !== undefined && state.unreadable > 0 && (
          <Notice color="warning" icon="attention" role="status">
            {text.unreadable(state.unreadable)}
          </Notice>
        )}
        <p class="v-quiet">
          {settings.offlineStorage && !isChosen ? unlock.noOffline : choose.locksItself(settings.lockMinutes)}
        </p>
        <div class="v-actions">
          <Link className="ds-button" data-variant="secondary" to={addresses.lock}>
            {text.choose}
          </Link>
          <Button variant="tertiary" color="neutral" onClick={() => void controller.lock()}>
            {choose.lockNow}
          </Button>
          {isAdministrator && (
            <Link className="ds-button" data-variant="tertiary" to={addresses.settings}>
              {text.settings}
            </Link>
          )}
        </div>
      </div>
    </Section>
  );
}
