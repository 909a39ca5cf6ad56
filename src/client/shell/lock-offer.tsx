import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { addresses } from '../addresses.ts';
import { useDevice } from '../device/use-device.ts';
import { useFirstText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** Until a PIN or passkey is chosen nothing opens without network: said once, postponed with one tap. */
export function LockOffer() {
  const { shell } = useFirstText();
  const { user } = useDevice();
  const { pathname } = useLocation();
  const [isLater, setLater] = useState(false);
  const isChosen = user.slots.some(({ kind }) => kind !== 'server');
  if (isLater || isChosen || pathname === addresses.lock || !user.settings.offlineStorage) return null;
  return (
    <aside class="v-band" aria-label={shell.lockOffer.action}>
      <Notice
        color="neutral"
        icon="device"
        action={
          <>
            <Link className="ds-button" data-variant="secondary" to={addresses.lock}>
              {shell.lockOffer.action}
            </Link>
            <Button variant="tertiary" onClick={() => setLater(true)}>
              {shell.lockOffer.later}
            </Button>
          </>
        }
      >
        {shell.lockOffer.text}
      </Notice>
    </aside>
  );
}
