import { useEffect } from 'preact/hooks';
import { addresses } from '../addresses.ts';
import { beginLogIn } from '../device/logging-in.ts';
import { useFirstText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { Notice } from '../ui/notice.tsx';
import { useOnline } from './use-online.ts';
import './login-screen.css';

type Props = { readonly reached: boolean; readonly onAgain: () => void };

/** The only screen that needs network, and it says so. */
export function LoginScreen({ reached, onAgain }: Props) {
  const { shell, common } = useFirstText();
  const isOnline = useOnline();
  useEffect(() => {
    document.title = `${shell.login.title} – ${common.appName}`;
  }, [shell, common]);
  return (
    <main class="v-login">
      <Mark size={64} />
      <h1 class="ds-heading" data-size="xl" tabIndex={-1}>
        {shell.login.title}
      </h1>
      <p class="v-login__lead">{shell.login.lead}</p>
      {!isOnline && (
        <Notice color="neutral" icon="offline" role="status">
          {shell.login.offlineNow}
        </Notice>
      )}
      {isOnline && !reached && (
        <Notice
          color="neutral"
          icon="offline"
          role="status"
          action={
            <Button variant="secondary" onClick={onAgain}>
              {common.tryAgain}
            </Button>
          }
        >
          <strong>{shell.serverTrouble.title}</strong>
          <span>{shell.serverTrouble.text}</span>
        </Notice>
      )}
      <a
        class="ds-button"
        data-fullwidth=""
        data-color="accent"
        href={addresses.login(location.pathname)}
        onClick={beginLogIn}
      >
        {shell.login.action}
      </a>
      <p class="v-quiet v-small">
        {shell.login.needsNetwork} {shell.login.after}
      </p>
      <p class="v-quiet v-small v-login__foot">{shell.login.notMedical}</p>
    </main>
  );
}
