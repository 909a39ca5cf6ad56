import type { Day } from '#domain/time/day.ts';
import type { Delivery } from '#store/device-store.ts';
import { useText } from '../../text/use-text.ts';
import { SyncMark } from '../../ui/sync-mark.tsx';
import './saved-mark.css';

type Props = { readonly isSaving: boolean; readonly delivery: Delivery; readonly today: Day };

/** *Lagret på enheten* only when every answer is; beside it where the record has got to. */
export function SavedMark({ isSaving, delivery, today }: Props) {
  const { record: text } = useText();
  return (
    <div class="v-saved">
      <span>{isSaving ? text.saving : text.saved}</span>
      <SyncMark delivery={delivery} today={today} />
    </div>
  );
}
