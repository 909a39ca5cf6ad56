import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { DraftSheet } from '../sheet-drafts/draft-sheet.tsx';
import { useSheetDraft } from '../sheet-drafts/use-sheet-draft.ts';
import { amendText } from '../text/later/amend-text.ts';
import { useText } from '../text/use-text.ts';

type Props = {
  /** What is asked about, `void:<record id>`: what was typed lies there until it is used or thrown away. */
  readonly draft: string;
  /** The record it is about; empty when it is about none. */
  readonly about: string;
  readonly title: string;
  readonly text: string;
  readonly label?: string;
  readonly confirm: string;
  readonly color?: 'accent' | 'danger';
  /** What is at stake, above the field. */
  readonly children?: ComponentChildren;
  /** Another way out, above *avbryt*. */
  readonly other?: ComponentChildren;
  /** Resolves when it is on the device; rejects when it could not be. */
  readonly onConfirm: (reason: string) => Promise<void> | void;
  readonly onClose: () => void;
};

/** Asks why. Nothing here is done without a reason. */
export function ReasonSheet({
  draft: draftId,
  about,
  title,
  text,
  label,
  confirm,
  color = 'accent',
  children,
  other,
  onConfirm,
  onClose,
}: Props) {
  const { language } = useText();
  const words = amendText(language);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useSheetDraft({ id: draftId, about }, { reason: '' });
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    const reason = draft.fields.reason.trim();
    if (reason === '') {
      setProblem(words.reasonMissing);
      field.current?.focus();
      return;
    }
    setBusy(true);
    try {
      await onConfirm(reason);
      draft.end();
    } catch {
      setProblem(words.failed);
      setBusy(false);
    }
  };
  return (
    <DraftSheet
      draft={draft}
      title={title}
      save={confirm}
      cancel={words.cancel}
      color={color}
      isBusy={isBusy}
      other={other}
      onSave={() => void save()}
      onClose={onClose}
    >
      <p>{text}</p>
      {children}
      <div class="ds-field">
        <label class="ds-label" for={id}>
          {label ?? words.reason}
        </label>
        <textarea
          ref={field}
          id={id}
          class="ds-input"
          rows={3}
          maxLength={2000}
          required
          value={draft.fields.reason}
          onInput={({ currentTarget }) => draft.change({ reason: currentTarget.value })}
          aria-invalid={problem !== ''}
          aria-describedby={`${id}-problem`}
        />
        <p id={`${id}-problem`} role="alert" class="ds-validation-message" data-color="danger">
          {problem}
        </p>
      </div>
    </DraftSheet>
  );
}
