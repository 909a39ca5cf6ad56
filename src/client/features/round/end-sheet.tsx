import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useRoundWords } from './row-words.ts';

type Props = {
  readonly waiting: number;
  readonly unsigned: number;
  readonly onEnd: () => void;
  readonly onClose: () => void;
};

/** Ends a round that is not whole: what is left is said first. */
export function EndSheet({ waiting, unsigned, onEnd, onClose }: Props) {
  const { text } = useRoundWords();
  return (
    <Sheet
      title={text.end.title}
      onClose={onClose}
      foot={
        <>
          <Button wide onClick={onEnd}>
            {text.end.confirm}
          </Button>
          <Button wide variant="tertiary" onClick={onClose}>
            {text.end.cancel}
          </Button>
        </>
      }
    >
      {waiting > 0 && <p>{text.end.text(waiting)}</p>}
      {unsigned > 0 && <p>{text.end.unsigned(unsigned)}</p>}
    </Sheet>
  );
}
