import { useState } from 'preact/hooks';
import { toOtherDay } from '#domain/follow-ups/follow-up.ts';
import { addDays, type Day } from '#domain/time/day.ts';
import type { Kept } from '#store/device-store.ts';
import { workText } from '../text/later/work-text.ts';
import { useFirstText } from '../text/use-text.ts';
import { DayChoice } from './day-choice.tsx';
import { StepSheet } from './step-sheet.tsx';
import { useWrite } from './use-write.ts';
import type { StepProps } from './work-sheet.tsx';

/** Another day. What is overdue is offered tomorrow first. */
export function DayStep({
  record,
  today,
  go,
  onDone,
  onClose,
}: StepProps<Kept<'task'>> & { readonly today: Day }) {
  const { language, formats } = useFirstText();
  const text = workText(language);
  const { write, isBusy, failed } = useWrite();
  const { due } = record.body;
  const [day, setDay] = useState(due < today ? addDays(today, 1) : due);
  return (
    <StepSheet
      title={text.whenTitle}
      confirm={text.confirmDay}
      problem={failed ? text.failed : ''}
      isBusy={isBusy}
      onConfirm={() =>
        void write(toOtherDay(record, day), () => onDone(text.said.moved(formats.dayShort(day))))
      }
      onBack={() => go('menu')}
      onClose={onClose}
    >
      <DayChoice legend={record.body.title} today={today} value={day} onChange={setDay} />
    </StepSheet>
  );
}
