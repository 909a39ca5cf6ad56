import { useState } from 'preact/hooks';
import type { Kept } from '#store/device-store.ts';
import { useKind, useStore } from '../device/use-device.ts';
import { useToday } from '../device/use-today.ts';
import { useWatch } from '../device/use-watch.ts';
import { workText } from '../text/later/work-text.ts';
import { useFirstText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { DayStep } from './day-step.tsx';
import { FinishStep } from './finish-step.tsx';
import { HandOverStep } from './hand-over-step.tsx';
import { MenuStep } from './menu-step.tsx';

export type WorkRecord = Kept<'visit'> | Kept<'task'>;
export type WorkStep = 'menu' | 'handOver' | 'day' | 'done' | 'drop';
/** What every step of the sheet is given. */
export type StepProps<R = WorkRecord> = {
  readonly record: R;
  readonly go: (step: WorkStep) => void;
  /** It is on the device: these words are read out where the sheet was opened. */
  readonly onDone: (said: string) => void;
  readonly onClose: () => void;
};

type Props = {
  readonly kind: 'visit' | 'task';
  readonly id: string;
  /** Called as the sheet goes, with what was done; empty when nothing was. */
  readonly onClose: (said: string) => void;
};

/** One visit or follow-up: where and who, whose it is, and what one does with it. */
export function WorkSheet({ kind, id, onClose }: Props) {
  const store = useStore();
  const today = useToday();
  const { language, common } = useFirstText();
  const text = workText(language);
  const [step, go] = useState<WorkStep>('menu');
  const record = useWatch<WorkRecord | null>(`${kind}:${id}`, () =>
    kind === 'visit' ? store.watchRecord('visit', id) : store.watchRecord('task', id),
  );
  const staff = useKind('staff');
  const units = useKind('unit');
  if (record === undefined || !staff || !units) return null;
  const close = () => onClose('');
  if (record === null) {
    return (
      <Sheet
        title={text.task}
        onClose={close}
        foot={
          <Button wide onClick={close}>
            {common.close}
          </Button>
        }
      >
        <p>{text.gone}</p>
      </Sheet>
    );
  }
  const props = { record, go, onDone: onClose, onClose: close };
  if (step === 'handOver') return <HandOverStep {...props} staff={staff} />;
  if (record.kind === 'task') {
    const ofTask = { ...props, record };
    if (step === 'day') return <DayStep {...ofTask} today={today} />;
    if (step === 'done' || step === 'drop') return <FinishStep {...ofTask} as={step} key={step} />;
  }
  return <MenuStep {...props} staff={staff} units={units} today={today} />;
}
