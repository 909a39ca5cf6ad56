import type { ItemState } from '#domain/forms/form-session.ts';
import { extensionText } from '../extensions.ts';
import { useForm } from '../form-scope.ts';
import { OptionRow } from './option-row.tsx';
import { useDraft } from './use-draft.ts';

type Props = {
  readonly state: ItemState;
  readonly group: string;
  readonly type: 'radio' | 'checkbox';
  readonly isChosen: boolean;
  readonly value: string | undefined;
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onWrite: (words: string) => void;
};

/** The row for an answer that is not on the list, with its own text field once it is chosen. */
export function OtherAnswer({ state, group, type, isChosen, value, describedBy, onChoose, onWrite }: Props) {
  const { text } = useForm();
  const label = extensionText(state.item, 'openLabel') ?? text.form.otherAnswer;
  const draft = useDraft<HTMLInputElement>({
    shown: value ?? '',
    commit: (words) => {
      onWrite(words.trim());
      return words.trim();
    },
  });
  return (
    <>
      <OptionRow type={type} group={group} text={label} isChosen={isChosen} onChoose={onChoose} />
      {isChosen && (
        <input
          class="ds-input vf-other"
          type="text"
          enterkeyhint="next"
          autoComplete="off"
          aria-label={label}
          placeholder={text.form.writeOther}
          aria-describedby={describedBy}
          {...draft}
        />
      )}
    </>
  );
}
