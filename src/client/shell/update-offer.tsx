import { useLocation } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { useFirstText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useUpdate } from './use-update.ts';

/** Offers the new version; never while a form is open, and it can wait. */
export function UpdateOffer() {
  const { shell } = useFirstText();
  const update = useUpdate();
  const { pathname } = useLocation();
  const [isLater, setLater] = useState(false);
  if (!update || isLater || pathname.startsWith('/skjema/')) return null;
  return (
    <div class="v-offer">
      <Notice
        color="accent"
        icon="refresh"
        role="status"
        action={
          <>
            <Button onClick={update.take}>{shell.newVersion.action}</Button>
            <Button variant="tertiary" onClick={() => setLater(true)}>
              {shell.newVersion.later}
            </Button>
          </>
        }
      >
        {shell.newVersion.text}
      </Notice>
    </div>
  );
}
