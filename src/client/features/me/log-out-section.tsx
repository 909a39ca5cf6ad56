import { useState } from 'preact/hooks';
import { useDevice, useDeviceState } from '../../device/use-device.ts';
import { useOnline } from '../../shell/use-online.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';

/** Says what happens to what is not delivered before it logs out. */
export function LogOutSection() {
  const { me: text, common } = useText();
  const { logOut } = useDevice();
  const state = useDeviceState();
  const isOnline = useOnline();
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return (
      <div class="v-actions">
        <Button variant="secondary" color="neutral" icon="leave" onClick={() => setAsking(true)}>
          {text.logOut.action}
        </Button>
      </div>
    );
  }
  const pending = state?.pending ?? 0;
  return (
    <section class="v-stack" role="alert">
      <p>
        {pending > 0 ? text.logOut.keeps(pending) : text.logOut.nothingLeft}{' '}
        {!isOnline && text.logOut.needsNetwork}
      </p>
      <div class="v-actions">
        <Button onClick={() => void logOut()}>{text.logOut.confirm}</Button>
        <Button variant="tertiary" onClick={() => setAsking(false)}>
          {common.cancel}
        </Button>
      </div>
    </section>
  );
}
