import { useState } from 'preact/hooks';
import type { Kept } from '#store/device-store.ts';
import { FieldChooser } from '../../disagreements/field-chooser.tsx';
import { toFieldConflicts } from '../../disagreements/field-conflicts.ts';
import { learningGroupText } from '../../text/later/learning-group-text.ts';
import { useText } from '../../text/use-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { LearntField } from './learnt-field.tsx';
import { learntWords } from './learnt-words.ts';

type Props = {
  readonly meeting: Kept<'groupMeeting'>;
  readonly leads: boolean;
};

/** What the group took with it: written by who leads it, read by the members. Where two wrote, both stand until one is chosen. */
export function LearntPart({ meeting, leads }: Props) {
  const { language } = useText();
  const { meeting: text } = learningGroupText(language);
  const [said, setSaid] = useState('');
  const conflicts = toFieldConflicts(meeting);
  if (!leads) {
    const written = learntWords(meeting);
    return written.length === 0 ? null : (
      <div>
        <strong class="v-meeting__label">{text.learnt}</strong>
        {written.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </div>
    );
  }
  return (
    <>
      {conflicts.length > 0 && (
        <Notice color="danger" icon="attention">
          <FieldChooser record={meeting} onSaid={setSaid} />
        </Notice>
      )}
      {conflicts.every(({ field }) => field !== 'learnt') && <LearntField meeting={meeting} />}
      <p class="v-hidden" role="status">
        {said}
      </p>
    </>
  );
}
