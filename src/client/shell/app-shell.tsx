import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect } from 'preact/hooks';
import { useListTaking } from '../device/use-access.ts';
import { useFirstText } from '../text/use-text.ts';
import { DeviceStatus } from './device-status.tsx';
import { LazyLoss } from './lazy-loss.tsx';
import { LockOffer } from './lock-offer.tsx';
import { LoginBanner } from './login-banner.tsx';
import { NavigationBar } from './navigation-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { UpdateOffer } from './update-offer.tsx';
import './app-shell.css';

/** The first word of the address; a person's and a record's own screens log for themselves. */
function listScreen(): string | null {
  const [first = '', id] = location.pathname.slice(1).split('/');
  return id !== undefined && (first === 'personer' || first === 'skjema') ? null : first || 'i-dag';
}

/** The frame that stays while screens come and go. */
export function AppShell() {
  const { common } = useFirstText();
  const router = useRouter();

  useListTaking(listScreen);

  // After navigation the focus goes to the new heading, so that keyboard and screen reader start there.
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) {
          document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
        }
      }),
    [router],
  );

  return (
    <div class="v-app">
      <a class="v-skip-link" href="#innhold">
        {common.skipToContent}
      </a>
      <TopBar>
        <DeviceStatus />
      </TopBar>
      <LoginBanner />
      <LazyLoss />
      <LockOffer />
      <Outlet />
      <UpdateOffer />
      <NavigationBar />
    </div>
  );
}
