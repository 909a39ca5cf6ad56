import { useLocation } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { isFormPath } from '../device/form-path.ts';
import { useFirstText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { WaitingUpdate } from '../device/register-service-worker.ts';
import { useUpdate } from './use-update.ts';

/** Offers the new version; never while a form is open, and it can wait. */
export function UpdateOffer() {
  const { shell } = useFirstText();
  const update = useUpdate();
  const { pathname } = useLocation();
  const [isLater, setLater] = useState(false);
  /** What was pressed: an offer made anew can be pressed again. */
  const [taken, setTaken] = useState<WaitingUpdate | null>(null);
  if (!update || isLater || isFormPath(pathname)) return null;
  return (
    <div class="v-offer">
      <Notice
        color="accent"
        icon="refresh"
        role="status"
        action={
          <>
            <Button
              busy={taken === update}
              onClick={() => {
                setTaken(update);
                update.take();
              }}
            >
              {shell.newVersion.action}
            </Button>
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
