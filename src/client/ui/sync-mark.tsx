import { osloDay } from '#domain/time/oslo.ts';
import type { Delivery } from '#store/device-store.ts';
import { useFirstText, type FirstText } from '../text/use-text.ts';
import { Icon, type IconName } from './icon.tsx';
import './sync-mark.css';

const icons: { readonly [S in Delivery['state']]: IconName } = {
  local: 'device',
  sending: 'sending',
  delivered: 'delivered',
  attention: 'attention',
};

/** Where one record is: a phone, a tick or a hand, with the words beside it. */
export function SyncMark({ delivery, today }: { readonly delivery: Delivery; readonly today: string }) {
  const text = useFirstText();
  return (
    <span role="status" class="v-sync-mark" data-sync={delivery.state}>
      <Icon of={icons[delivery.state]} size={18} />
      <span>{toWords(delivery, text, today)}</span>
    </span>
  );
}

function toWords(delivery: Delivery, { shell: { mark }, formats }: FirstText, today: string): string {
  if (delivery.state !== 'delivered') return mark[delivery.state];
  const day = osloDay(delivery.at);
  return mark.delivered(day === today ? formats.atTime(delivery.at) : formats.dayShort(day));
}
