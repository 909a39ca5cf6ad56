import { useState } from 'preact/hooks';
import { toMovedTo } from '#domain/learning/enrolment-changes.ts';
import type { Day } from '#domain/time/day.ts';
import { useKind, useStore } from '../../device/use-device.ts';
import { permText } from '../../text/later/perm-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { LeaveSheet } from './leave-sheet.tsx';
import { patchEnrolment } from './patch-enrolment.ts';
import type { Perm } from './to-perms.ts';
import { WorkplaceChoice } from './workplace-choice.tsx';

type Props = { readonly perm: Perm; readonly today: Day; readonly onClose: () => void };

/** What is seldom done with a perm: a pause, an end, another workplace. */
export function ManagePerm({ perm, today, onClose }: Props) {
  const { language } = useText();
  const text = permText(language);
  const store = useStore();
  const units = useKind('unit');
  const [leaving, setLeaving] = useState<'pause' | 'stop' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const { enrolment, programme } = perm;
  const title = localizedText(programme.title, language);
  if (leaving) return <LeaveSheet how={leaving} perm={perm} today={today} onClose={onClose} />;
  const moveTo = async (unitId: string) => {
    setBusy(true);
    setFailed(false);
    try {
      await store.write(patchEnrolment(perm, toMovedTo(enrolment.body, unitId, today)));
    } catch {
      setFailed(true);
    }
    setBusy(false);
  };
  return (
    <Sheet
      title={title}
      isBusy={isBusy}
      onClose={onClose}
      foot={
        <Button wide variant="tertiary" onClick={onClose}>
          {text.close}
        </Button>
      }
    >
      <div class="v-stack">
        <Button wide variant="secondary" onClick={() => setLeaving('pause')}>
          {text.pause.action}
        </Button>
        <Button wide variant="secondary" onClick={() => setLeaving('stop')}>
          {text.stop.action}
        </Button>
      </div>
      {units && (
        <WorkplaceChoice
          units={units}
          workplaces={enrolment.body.workplaces ?? []}
          isBusy={isBusy}
          onChoose={(unitId) => void moveTo(unitId)}
        />
      )}
      <p role="alert" class="v-missing">
        {hasFailed ? text.failed : ''}
      </p>
    </Sheet>
  );
}
