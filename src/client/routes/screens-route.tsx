import { Outlet } from '@tanstack/react-router';
import { LoadingScreen } from '../shell/loading-screen.tsx';
import { WhenWordsAreThere } from '../text/with-text.tsx';

/** Around every screen but the first, whose words are there from the start. */
export function ScreensRoute() {
  return (
    <WhenWordsAreThere waiting={<LoadingScreen />}>
      <Outlet />
    </WhenWordsAreThere>
  );
}
