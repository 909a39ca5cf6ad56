import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import { useDevice, useDeviceState } from '../../device/use-device.ts';
import { useOnline } from '../../shell/use-online.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';

/** A clock further off than this is told. */
const clockToleranceMinutes = 5;

/** What lies here and has not reached the municipality yet. */
export function DeliverySection({ today }: { readonly today: Day }) {
  const { me: text, formats } = useText();
  const { sync, deliverNow } = useDevice();
  const state = useDeviceState();
  const isOnline = useOnline();
  if (!state) return null;
  const { pending, oldestPending, lastDeliveredAt } = state;
  const when = (instant: string): string =>
    osloDay(instant) === today ? formats.atTime(instant) : formats.dayAndTime(instant);
  const isBusy = sync.phase !== 'idle';
  const minutesOff = Math.round(Math.abs(sync.clockOffset ?? 0) / 60_000);
  return (
    <Section title={text.delivery.title}>
      <div class="v-stack">
        <p>
          {pending === 0 ? text.delivery.none : text.delivery.waiting(pending)}{' '}
          {pending > 0 && oldestPending && text.delivery.oldest(when(oldestPending))}{' '}
          {lastDeliveredAt && text.delivery.last(when(lastDeliveredAt))}
        </p>
        {!isOnline && <p class="v-quiet">{text.delivery.offline}</p>}
        {minutesOff > clockToleranceMinutes && <p>{text.delivery.clock(minutesOff)}</p>}
        <div class="v-actions">
          <Button
            variant={pending > 0 ? 'primary' : 'secondary'}
            icon="sending"
            busy={isBusy}
            onClick={deliverNow}
          >
            {isBusy ? text.delivery.busy : text.delivery.now}
          </Button>
        </div>
      </div>
    </Section>
  );
}
