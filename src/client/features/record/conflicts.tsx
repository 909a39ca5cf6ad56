import { useState } from 'preact/hooks';
import type { Questionnaire } from '#domain/fhir/types.ts';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import type { Kept } from '#store/device-store.ts';
import { useKind } from '../../device/use-device.ts';
import { amendText } from '../../text/later/amend-text.ts';
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

const headingId = 'to-svar';

/** Leads her to the choices: out of the sheet, up the page. */
export function focusConflicts(): void {
  const heading = document.getElementById(headingId);
  heading?.scrollIntoView({ block: 'center' });
  heading?.focus({ preventScroll: true });
}

/** Two answers to one question: both are shown with who gave them, and a person chooses. */
export function Conflicts({ record, questionnaire, onChoose }: Props) {
  const text = useText();
  const staff = useKind('staff');
  const conflicts = toConflictingAnswers(record, questionnaire);
  const [said, setSaid] = useState('');
  const nameOf = (id: string) =>
    staff?.find((person) => person.id === id)?.body.name ?? text.person.unknownStaff;
  if (conflicts.length === 0) {
    return (
      <p class="v-said" aria-live="polite">
        {said}
      </p>
    );
  }
  return (
    <Notice color="danger" icon="attention">
      <strong id={headingId} tabIndex={-1} role="alert">
        {text.record.conflict.title}
      </strong>
      <span>{text.record.conflict.text}</span>
      {conflicts.map(({ path, item, choices }) => (
        <div
          key={path}
          class="v-conflict"
          role="group"
          aria-label={translated(item?.text, item?._text, text.language)}
        >
          <p class="v-conflict__question">{translated(item?.text, item?._text, text.language)}</p>
          {choices.map(({ by, at, answer }) => (
            <Button
              key={`${by} ${at}`}
              variant="secondary"
              color="neutral"
              wide
              onClick={() => {
                void onChoose([{ path, answer }]).then(() => setSaid(amendText(text.language).chosen));
              }}
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
