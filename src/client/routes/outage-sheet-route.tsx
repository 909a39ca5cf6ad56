import { OutageSheetScreen } from '../features/outage-sheet/outage-sheet-screen.tsx';

export function OutageSheetRoute() {
  return <OutageSheetScreen />;
}
