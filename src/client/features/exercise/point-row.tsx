import { useState } from 'preact/hooks';
import { toPointTaskId } from '#domain/exercises/exercise-ids.ts';
import { addDays } from '#domain/time/day.ts';
import type { Kept } from '#store/device-store.ts';
import { useStore } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { useWatch } from '../../device/use-watch.ts';
import { exerciseText } from '../../text/later/exercise-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { WorkSheet } from '../../work/work-sheet.tsx';
import { toPoint, toPointFollowUp } from './exercise-operations.ts';
import type { ExerciseWork } from './use-exercise.ts';

type Props = {
  readonly work: ExerciseWork;
  readonly point: Kept<'exerciseNote'>;
  readonly onSaid: (words: string) => void;
};

/** A follow-up that nobody has given another day is done within this many days. */
const daysGiven = 14;

/** One thing that was learnt, and what somebody does about it. */
export function PointRow({ work, point, onSaid }: Props) {
  const { language, formats } = useText();
  const { points: text } = exerciseText(language);
  const store = useStore();
  const today = useToday();
  const { exercise, places, staff, mayWrite, write } = work;
  const [isOpen, setOpen] = useState(false);
  const unitId = exercise.body.unitId ?? places.units[0]?.id ?? null;
  const taskId = unitId === null ? '' : toPointTaskId(point.id, unitId);
  const task = useWatch(`task:${taskId}`, () => store.watchRecord('task', taskId));
  const isMaker = unitId !== null && places.units.some(({ id }) => id === unitId);
  const make = async () => {
    if (unitId === null) return;
    const due = addDays(today, daysGiven);
    await write([toPointFollowUp(exercise, point, { unitId, owner: store.staffId, due })]);
    onSaid(text.madeSaid);
  };
  const owner =
    staff.find(({ id }) => id === task?.body.assignedTo)?.body.name ?? places.nameOf(unitId) ?? text.unit;
  return (
    <li class="v-exercise-point">
      <p>{point.body.text}</p>
      {task && (
        <p class="v-exercise-point__made">
          <Icon of={task.body.status === 'done' ? 'doneFill' : 'delivered'} />
          <span>
            {task.body.status === 'open'
              ? text.made(owner, formats.dayNear(task.body.due, today))
              : text[task.body.status]}
          </span>
        </p>
      )}
      <div class="v-actions">
        {task && (
          <Button
            variant="secondary"
            label={`${text.open}: ${point.body.text}`}
            onClick={() => setOpen(true)}
          >
            {text.open}
          </Button>
        )}
        {task === null && isMaker && (
          <Button label={`${text.toFollowUp}: ${point.body.text}`} onClick={() => void make()}>
            {text.toFollowUp}
          </Button>
        )}
        {task === null && mayWrite && (
          <Button
            variant="tertiary"
            color="neutral"
            label={`${text.remove}: ${point.body.text}`}
            onClick={() => void write([toPoint(exercise, point, point.id, '')])}
          >
            {text.remove}
          </Button>
        )}
      </div>
      {isOpen && (
        <WorkSheet
          kind="task"
          id={taskId}
          onClose={(words) => {
            setOpen(false);
            if (words !== '') onSaid(words);
          }}
        />
      )}
    </li>
  );
}
