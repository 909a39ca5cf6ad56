import { useState } from 'preact/hooks';
import { addDays, type Day } from '#domain/time/day.ts';
import type { Kept } from '#store/device-store.ts';
import { useStore } from '../../device/use-device.ts';
import { dueText } from '../../text/later/due-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { AbsenceForm } from './absence-form.tsx';

type Props = {
  readonly person: Kept<'person'>;
  readonly absences: readonly Kept<'absence'>[];
  readonly today: Day;
};

/** Whether the person is away, or will be, and the way to say so: nothing is overdue meanwhile. */
export function AbsencePart({ person, absences, today }: Props) {
  const { formats, language } = useText();
  const text = dueText(language).away;
  const store = useStore();
  const [said, setSaid] = useState('');
  /** How often an absence has been stored: a new form each time, folded. */
  const [times, setTimes] = useState(0);
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  const shown = absences
    .filter(({ body: { from, to } }) => to === null || (to >= today && to >= from))
    .toSorted((a, b) => (a.body.from < b.body.from ? -1 : 1));
  const isAway = shown.some(({ body: { from } }) => from <= today);
  const endOn = ({ id, stamps }: Kept<'absence'>, to: Day, outcome: string) => {
    const base = { to: stamps['to']?.operation ?? null };
    store
      .write([{ type: 'record.patch', id, kind: 'absence', fields: { to }, base }])
      .then(() => setSaid(outcome))
      .catch((cause: unknown) => setProblem({ cause }));
  };
  return (
    <>
      {shown.map((absence) => {
        const { from, to, reason, note } = absence.body;
        const where = note ? `${text.reasons[reason]} – ${note.replace(/\.$/, '')}` : text.reasons[reason];
        const isAhead = from > today;
        const first = formats.dayNear(from, today);
        const last = to && formats.dayNear(to, today);
        return (
          <Notice
            key={absence.id}
            color="neutral"
            action={
              isAhead ? (
                <Button variant="secondary" onClick={() => endOn(absence, addDays(from, -1), text.cancelled)}>
                  {text.cancel}
                </Button>
              ) : (
                <Button variant="secondary" onClick={() => endOn(absence, addDays(today, -1), text.isBack)}>
                  {text.back}
                </Button>
              )
            }
          >
            {isAhead
              ? last
                ? text.ahead(where, first, last)
                : text.aheadOpen(where, first)
              : `${text.now(where, first)} ${last ? text.until(last) : text.openEnded}`}
          </Notice>
        );
      })}
      <p class="v-said" aria-live="polite">
        {said}
      </p>
      {!isAway && (
        <Disclosure key={times} title={text.add} long>
          <AbsenceForm
            person={person}
            today={today}
            onSaved={() => {
              setSaid(text.saved);
              setTimes((before) => before + 1);
            }}
          />
        </Disclosure>
      )}
    </>
  );
}
