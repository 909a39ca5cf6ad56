import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import './sheet.css';

type Props = {
  readonly title: string;
  readonly children: ComponentChildren;
  /** The actions, within reach of the thumb. */
  readonly foot: ComponentChildren;
  /** While something is being stored the sheet cannot be sent away. */
  readonly isBusy?: boolean;
  readonly onClose: () => void;
};

/** A modal from the foot of the screen. Closed by Escape too; the focus goes back to where it came from. */
export function Sheet({ title, children, foot, isBusy = false, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="v-sheet"
      aria-labelledby={id}
      onClose={onClose}
      onCancel={(event) => {
        if (isBusy) event.preventDefault();
      }}
    >
      <h2 id={id} class="ds-heading" data-size="sm">
        {title}
      </h2>
      <div class="v-sheet__body">{children}</div>
      <div class="v-sheet__foot">{foot}</div>
    </dialog>
  );
}
