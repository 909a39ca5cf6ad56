import { useState } from 'preact/hooks';
import { useKind, useStore } from '../../device/use-device.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ColleagueChoice } from '../../work/colleague-choice.tsx';
import { toColleagues } from '../../work/colleagues.ts';
import { useRoundWords } from './row-words.ts';

type Props = {
  readonly unitId: string;
  /** How many I have written and not signed, and what they are. */
  readonly unsigned: number;
  readonly what: (count: number) => string;
  readonly onSign: () => void;
  /** Null: nobody in particular takes over. */
  readonly onPause: (to: string | null) => void;
  readonly onClose: () => void;
};

/** Stops in the middle, or gives the round to somebody; what is mine is signed first. */
export function PauseSheet({ unitId, unsigned, what, onSign, onPause, onClose }: Props) {
  const { text } = useRoundWords();
  const store = useStore();
  const staff = useKind('staff') ?? [];
  const [to, setTo] = useState<string>();
  return (
    <Sheet
      title={text.pause.title}
      onClose={onClose}
      foot={
        <>
          {unsigned > 0 && (
            <Button wide onClick={onSign}>
              {text.sign.button(what(unsigned))}
            </Button>
          )}
          <Button wide variant={unsigned > 0 ? 'secondary' : 'primary'} onClick={() => onPause(to ?? null)}>
            {to === undefined ? text.pause.only : text.pause.give}
          </Button>
          <Button wide variant="tertiary" onClick={onClose}>
            {text.end.cancel}
          </Button>
        </>
      }
    >
      <p>{text.pause.text}</p>
      {unsigned > 0 && <p>{text.pause.sign(unsigned)}</p>}
      <h3>{text.pause.handOver}</h3>
      <ColleagueChoice colleagues={toColleagues(staff, unitId, store.staffId)} value={to} onChange={setTo} />
    </Sheet>
  );
}
