import type { ComponentChildren } from 'preact';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { TakenUpNotice } from './taken-up-notice.tsx';
import type { SheetDraft } from './use-sheet-draft.ts';

type Props = {
  readonly draft: Pick<SheetDraft<{}>, 'isReady' | 'isTakenUp' | 'restart' | 'end'>;
  readonly title: string;
  readonly save: string;
  readonly cancel: string;
  readonly color?: 'accent' | 'danger';
  /** What is wrong, above the button; what is wrong with one field stands at the field. */
  readonly problem?: string;
  readonly isBusy: boolean;
  /** Another way out, above *avbryt*. */
  readonly other?: ComponentChildren;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
};

/** A sheet one writes in. *Avbryt* throws away what was written; sent away by a slip of the hand it is there the next time. */
export function DraftSheet({
  draft,
  title,
  save,
  cancel,
  color = 'accent',
  problem,
  isBusy,
  other,
  onSave,
  onClose,
  children,
}: Props) {
  if (!draft.isReady) return null;
  return (
    <Sheet
      title={title}
      isBusy={isBusy}
      onClose={onClose}
      foot={
        <>
          {problem !== undefined && (
            <p role="alert" class="v-missing">
              {problem}
            </p>
          )}
          <Button wide color={color} busy={isBusy} onClick={onSave}>
            {save}
          </Button>
          {other}
          <Button
            wide
            variant="tertiary"
            onClick={() => {
              if (isBusy) return;
              draft.end();
              onClose();
            }}
          >
            {cancel}
          </Button>
        </>
      }
    >
      <TakenUpNotice draft={draft} />
      {children}
    </Sheet>
  );
}
