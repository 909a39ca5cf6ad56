import type { Questionnaire } from '#domain/fhir/types.ts';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import type { Kept } from '#store/device-store.ts';
import { useKind } from '../../device/use-device.ts';
import { translated } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { toAnswerWords } from './answer-words.ts';
import { toConflictingAnswers } from './conflicting-answers.ts';
import './conflicts.css';

type Props = {
  readonly record: Kept<'response'>;
  readonly questionnaire: Questionnaire;
  readonly onChoose: (changes: readonly AnswerChange[]) => Promise<void>;
};

/** Two answers to one question: both are shown with who gave them, and a person chooses. */
export function Conflicts({ record, questionnaire, onChoose }: Props) {
  const text = useText();
  const staff = useKind('staff');
  const conflicts = toConflictingAnswers(record, questionnaire);
  if (conflicts.length === 0) return null;
  const nameOf = (id: string) =>
    staff?.find((person) => person.id === id)?.body.name ?? text.person.unknownStaff;
  return (
    <Notice color="danger" icon="attention">
      <strong>{text.record.conflict.title}</strong>
      <span>{text.record.conflict.text}</span>
      {conflicts.map(({ path, item, choices }) => (
        <div key={path} class="v-conflict">
          <p class="v-conflict__question">{translated(item?.text, item?._text, text.language)}</p>
          {choices.map(({ by, at, answer }) => (
            <Button
              key={`${by} ${at}`}
              variant="secondary"
              color="neutral"
              wide
              onClick={() => void onChoose([{ path, answer }])}
            >
              <span class="v-conflict__choice">
                <span>{toAnswerWords(answer, text)}</span>
                <span class="v-small">{text.person.signedBy(text.formats.dayAndTime(at), nameOf(by))}</span>
              </span>
            </Button>
          ))}
        </div>
      ))}
    </Notice>
  );
}
