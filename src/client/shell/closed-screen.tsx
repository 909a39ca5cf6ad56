import { useEffect, useState } from 'preact/hooks';
import type { DeviceController, DevicePhase } from '../device/device-controller.ts';
import { useFirstText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { LazyDoor } from './lazy-door.tsx';
import { LazyRescue } from './lazy-rescue.tsx';
import { LoginScreen } from './login-screen.tsx';
import { PlainPage } from './plain-page.tsx';
import { StorageScreen } from './storage-screen.tsx';
import './closed-screen.css';

type Props = {
  readonly phase: Exclude<DevicePhase, { readonly name: 'open' }>;
  readonly controller: DeviceController;
};

/** Everything that is shown while the device is not open: each says what it is and what to do. */
export function ClosedScreen({ phase, controller }: Props) {
  const { shell } = useFirstText();
  const again = () => void controller.start();
  switch (phase.name) {
    case 'opening':
      return <Opening />;
    case 'loggedOut':
      return <LoginScreen reached={phase.reached} onAgain={again} />;
    case 'locked':
      return (
        <>
          <StorageScreen reason={phase.reason} onAgain={again} />
          {phase.rescue && <LazyRescue rescue={phase.rescue} />}
        </>
      );
    case 'closed':
    case 'emptied':
      return <LazyDoor phase={phase} controller={controller} />;
    case 'noAccess':
      return (
        <PlainPage title={shell.noAccess.title} text={shell.noAccess.text}>
          <Button onClick={again}>{shell.noAccess.again}</Button>
          <Button variant="secondary" onClick={() => void controller.logOut()}>
            {shell.logOut}
          </Button>
        </PlainPage>
      );
  }
}

/** Opening is quick; only when it is not are there words. */
function Opening() {
  const { shell } = useFirstText();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 800);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main class="v-opening" aria-busy="true">
      <Mark size={72} />
      <p role="status">{isSlow ? shell.login.checking : ''}</p>
    </main>
  );
}
