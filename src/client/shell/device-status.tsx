import { Link } from '@tanstack/react-router';
import { osloDay } from '#domain/time/oslo.ts';
import { addresses } from '../addresses.ts';
import { useDevice, useDeviceState } from '../device/use-device.ts';
import { useToday } from '../device/use-today.ts';
import { useFirstText, type FirstText } from '../text/use-text.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { toHeaderState, type HeaderState } from './header-state.ts';
import { useOnline } from './use-online.ts';
import './device-status.css';

const icons: { readonly [S in HeaderState['says']]: IconName } = {
  needsYou: 'attention',
  offline: 'offline',
  onDevice: 'device',
  sending: 'sending',
  fetching: 'sending',
  fetchingFirst: 'sending',
  allDelivered: 'delivered',
};

/** The one place that speaks for the whole device; leads to Meg, where each undelivered thing is listed. */
export function DeviceStatus() {
  const text = useFirstText();
  const { sync } = useDevice();
  const device = useDeviceState();
  const isOnline = useOnline();
  const today = useToday();
  const state = device && toHeaderState(device, sync, isOnline);
  return (
    <div role="status" class="v-device-status" data-sync={state?.sync ?? 'local'}>
      {state && (
        <Link to={addresses.me} className="v-device-status__link">
          <span class="v-device-status__pill">
            <Icon of={icons[state.says]} size={20} />
            <span>{toWords(state, text, today)}</span>
          </span>
        </Link>
      )}
    </div>
  );
}

function toWords(state: HeaderState, { shell: { status }, formats }: FirstText, today: string): string {
  switch (state.says) {
    case 'needsYou':
      return status.needsYou(state.count);
    case 'offline':
      return status.offline;
    case 'onDevice':
      return status.onDevice(state.count);
    case 'sending':
      return status.sending(state.count);
    case 'fetching':
      return status.fetching(state.done, state.total);
    case 'fetchingFirst':
      return status.fetchingFirst;
    case 'allDelivered':
      if (state.at === null) return status.nothingToDeliver;
      return status.allDelivered(
        osloDay(state.at) === today ? formats.atTime(state.at) : formats.dayShort(osloDay(state.at)),
      );
  }
}
