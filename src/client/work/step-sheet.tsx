import type { ComponentChildren } from 'preact';
import { workText } from '../text/later/work-text.ts';
import { useFirstText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';

type Props = {
  readonly title: string;
  readonly confirm: string;
  readonly color?: 'accent' | 'danger';
  /** Why it was not done; empty when nothing is wrong. */
  readonly problem: string;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
};

/** One question, its answer at the foot, and the way back. */
export function StepSheet({
  title,
  confirm,
  color,
  problem,
  isBusy,
  onConfirm,
  onBack,
  onClose,
  children,
}: Props) {
  const { language } = useFirstText();
  const text = workText(language);
  return (
    <Sheet
      title={title}
      isBusy={isBusy}
      onClose={onClose}
      foot={
        <>
          <p role="alert" class="v-missing">
            {problem}
          </p>
          <Button wide {...(color ? { color } : {})} busy={isBusy} onClick={onConfirm}>
            {confirm}
          </Button>
          <Button wide variant="tertiary" onClick={onBack}>
            {text.back}
          </Button>
        </>
      }
    >
      {children}
    </Sheet>
  );
}
