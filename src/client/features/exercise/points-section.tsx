import { useState } from 'preact/hooks';
import { exerciseText } from '../../text/later/exercise-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { toPoint } from './exercise-operations.ts';
import { PointRow } from './point-row.tsx';
import { StoredText } from './stored-text.tsx';
import type { ExerciseWork } from './use-exercise.ts';

/** What was learnt: one at a time, each on the device as it is typed, each a follow-up in one tap. */
export function PointsSection({ work }: { readonly work: ExerciseWork }) {
  const { language } = useText();
  const { points: text } = exerciseText(language);
  const { exercise, points, places, mayWrite, write } = work;
  const [writing, setWriting] = useState(() => crypto.randomUUID());
  const [said, setSaid] = useState('');
  const begun = points.find(({ id }) => id === writing);
  const shown = points.filter(({ id, body }) => id !== writing && body.text.trim() !== '');
  return (
    <Section title={text.title} count={shown.length}>
      {shown.length === 0 && <p class="v-quiet">{text.empty}</p>}
      {shown.length > 0 && (
        <ul class="v-exercise-points">
          {shown.map((point) => (
            <PointRow key={point.id} work={work} point={point} onSaid={setSaid} />
          ))}
        </ul>
      )}
      {exercise.body.unitId === null && places.units.length === 0 && shown.length > 0 && (
        <p class="v-quiet v-small">{text.unitsDo}</p>
      )}
      <p role="status" class="v-said v-quiet v-small">
        {said}
      </p>
      {mayWrite && (
        <>
          <StoredText
            key={writing}
            label={text.field}
            help=""
            value={begun?.body.text ?? ''}
            rows={2}
            maxLength={300}
            onStore={(words) => write([toPoint(exercise, begun, writing, words)])}
          />
          <Button
            wide
            variant="secondary"
            onClick={() => {
              // What stands in the field is stored as the field goes.
              setWriting(crypto.randomUUID());
              setSaid(text.added);
            }}
          >
            {text.add}
          </Button>
        </>
      )}
    </Section>
  );
}
