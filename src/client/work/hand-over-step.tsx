import { useState } from 'preact/hooks';
import { toOwner } from '#domain/follow-ups/follow-up.ts';
import type { Kept } from '#store/device-store.ts';
import { useStore } from '../device/use-device.ts';
import { workText } from '../text/later/work-text.ts';
import { useFirstText } from '../text/use-text.ts';
import { ColleagueChoice } from './colleague-choice.tsx';
import { toColleagues } from './colleagues.ts';
import { StepSheet } from './step-sheet.tsx';
import { useWrite } from './use-write.ts';
import type { StepProps } from './work-sheet.tsx';

/** To a colleague by name. */
export function HandOverStep({
  record,
  staff,
  go,
  onDone,
  onClose,
}: StepProps & { readonly staff: readonly Kept<'staff'>[] }) {
  const { language } = useFirstText();
  const text = workText(language);
  const { staffId } = useStore();
  const { write, isBusy, failed } = useWrite();
  const [chosen, setChosen] = useState<string>();
  const [isAsked, setAsked] = useState(false);
  const colleagues = toColleagues(staff, record.body.unitId, staffId);
  const colleague = colleagues.find(({ id }) => id === chosen);
  const confirm = () => {
    if (!colleague) return setAsked(true);
    void write(toOwner(record, colleague.id), () => onDone(text.said.handedOver(colleague.body.name)));
  };
  return (
    <StepSheet
      title={text.handOverTo}
      confirm={text.confirmHandOver}
      problem={failed ? text.failed : isAsked && !colleague ? text.chooseFirst : ''}
      isBusy={isBusy}
      onConfirm={confirm}
      onBack={() => go('menu')}
      onClose={onClose}
    >
      <ColleagueChoice colleagues={colleagues} value={chosen} onChange={setChosen} />
    </StepSheet>
  );
}
