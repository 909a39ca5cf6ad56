import { useState } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import type { Kept } from '#store/device-store.ts';
import { useDevice } from '../device/use-device.ts';
import { weighingText } from '../text/later/weighing-text.ts';
import { useText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { exactWeight } from './exact-weight.ts';
import { WeighSheet } from './weigh-sheet.tsx';
import { voidMeasurement } from './write-measurement.ts';
import './weighing.css';

type Props = {
  readonly person: Kept<'person'>;
  readonly last: Kept<'measurement'> | undefined;
  readonly today: Day;
  /** Among the things one does first with a person, instead of below the weight. */
  readonly isShort?: boolean;
};

/** Opens the weight sheet; says that the weight is stored, with a way back while it is fresh. */
export function WeighButton({ person, last, today, isShort = false }: Props) {
  const { formats, language } = useText();
  const text = weighingText(language);
  const { store, deliverSigned } = useDevice();
  const [isOpen, setOpen] = useState(false);
  const [saved, setSaved] = useState<{ readonly id: string; readonly grams: number }>();
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  // A store that does not take it is shown by the error boundary.
  if (problem) throw problem.cause;
  const undo = (id: string) => {
    voidMeasurement(store, id, text.undoReason).then(
      () => {
        setSaved(undefined);
        setSaid(text.undone);
        deliverSigned();
      },
      (cause: unknown) => setProblem({ cause }),
    );
  };
  const open = () => {
    setSaid('');
    setOpen(true);
  };
  return (
    <>
      {isShort ? (
        <button type="button" class="v-contact__action" onClick={open}>
          <Icon of="start" />
          <span>{text.weighShort}</span>
        </button>
      ) : (
        <Button wide variant="secondary" onClick={open}>
          {text.weigh}
        </Button>
      )}
      <div role="status" class="v-weighed">
        {saved ? (
          <Notice
            color="accent"
            icon="delivered"
            action={
              <Button variant="tertiary" onClick={() => undo(saved.id)}>
                {text.undo}
              </Button>
            }
          >
            {text.saved(exactWeight(saved.grams, formats))}
          </Notice>
        ) : (
          <p>{said}</p>
        )}
      </div>
      {isOpen && (
        <WeighSheet
          person={person}
          last={last}
          today={today}
          onClose={() => setOpen(false)}
          onSaved={(id, grams) => {
            setOpen(false);
            setSaved({ id, grams });
          }}
        />
      )}
    </>
  );
}
