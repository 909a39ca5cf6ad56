import { useLocation } from '@tanstack/react-router';
import { addresses } from '../addresses.ts';
import { beginLogIn } from '../device/logging-in.ts';
import { useDevice } from '../device/use-device.ts';
import { useFirstText } from '../text/use-text.ts';
import { Notice } from '../ui/notice.tsx';

/** Says that delivery waits for a log-in; nothing is blocked meanwhile. */
export function LoginBanner() {
  const { shell } = useFirstText();
  const { sync } = useDevice();
  const { pathname } = useLocation();
  if (sync.needs === 'nothing' || sync.needs === 'wipe') return null;
  if (sync.needs === 'update') {
    return (
      <div class="v-band">
        <Notice color="neutral" icon="refresh">
          {shell.updateNeeded.text}
        </Notice>
      </div>
    );
  }
  return (
    <div class="v-band">
      <Notice
        color="neutral"
        icon="device"
        action={
          <a class="ds-button" data-variant="secondary" href={addresses.login(pathname)} onClick={beginLogIn}>
            {shell.loginNeeded.action}
          </a>
        }
      >
        {shell.loginNeeded.text}
      </Notice>
    </div>
  );
}
