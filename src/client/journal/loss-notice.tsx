import { osloDay } from '#domain/time/oslo.ts';
import { putLossMark } from '#store/journal/losses.ts';
import type { StoreLoss } from '#store/tables.ts';
import { useStore } from '../device/use-device.ts';
import { useToday } from '../device/use-today.ts';
import { journalText } from '../text/later/journal-text.ts';
import { useFirstText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** What the browser lost and what came of it, until the person has read it. */
export function LossNotice({ loss }: { readonly loss: StoreLoss }) {
  const { language, formats } = useFirstText();
  const { loss: text } = journalText(language);
  const { inside } = useStore();
  const today = useToday();
  const when = (instant: string): string =>
    osloDay(instant) === today ? formats.atTime(instant) : formats.dayAndTime(instant);
  const { restored, mayBeLost, lastAt } = loss;
  return (
    <div class="v-band">
      <Notice
        color={mayBeLost > 0 ? 'warning' : 'neutral'}
        icon={mayBeLost > 0 ? 'attention' : 'information'}
        role="alert"
        action={
          <Button variant="secondary" onClick={() => void putLossMark(inside.db, loss.id, { isTold: true })}>
            {text.read}
          </Button>
        }
      >
        <strong>{text.title}</strong>
        <span>{text.when(when(loss.at))}</span>
        {restored > 0 && <span>{text.restored(restored)}</span>}
        {restored === 0 && mayBeLost === 0 && <span>{text.nothingWaited}</span>}
        {mayBeLost > 0 ? <span>{text.mayBeLost(mayBeLost)}</span> : <span>{text.allThere}</span>}
        {mayBeLost > 0 && lastAt !== null && <span>{text.lastAt(when(lastAt))}</span>}
        <span class="v-quiet">{text.told}</span>
      </Notice>
    </div>
  );
}
