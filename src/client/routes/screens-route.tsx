import { Outlet } from '@tanstack/react-router';
import { LoadingScreen } from '../shell/loading-screen.tsx';
import { WithText } from '../text/with-text.tsx';

/** Around every screen but the first, whose words are there from the start. */
export function ScreensRoute() {
  return (
    <WithText waiting={<LoadingScreen />}>
      <Outlet />
    </WithText>
  );
}
