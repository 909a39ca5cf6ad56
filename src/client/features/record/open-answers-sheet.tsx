import { amendText } from '../../text/later/amend-text.ts';
import { translated } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import type { ConflictingAnswer } from './conflicting-answers.ts';
import { ReasonSheet } from '../../ui/reason-sheet.tsx';

type Props = {
  readonly recordId: string;
  readonly conflicts: readonly ConflictingAnswer[];
  readonly onSign: (reason: string) => void;
  readonly onChoose: () => void;
  readonly onClose: () => void;
};

/** Before a signature while two answers stand against each other: choose now, or sign and say why. */
export function OpenAnswersSheet({ recordId, conflicts, onSign, onChoose, onClose }: Props) {
  const { language } = useText();
  const { open: text } = amendText(language);
  return (
    <ReasonSheet
      draft={`open:${recordId}`}
      about={recordId}
      title={text.title}
      text={text.text(conflicts.length)}
      label={text.reason}
      confirm={text.signAnyway}
      onConfirm={onSign}
      onClose={onClose}
      other={
        <Button variant="secondary" wide onClick={onChoose}>
          {text.choose}
        </Button>
      }
    >
      <ul>
        {conflicts.map(({ path, item }) => (
          <li key={path}>
            <strong>{translated(item?.text, item?._text, language)}</strong>
          </li>
        ))}
      </ul>
      <p>{text.anywayText}</p>
    </ReasonSheet>
  );
}
