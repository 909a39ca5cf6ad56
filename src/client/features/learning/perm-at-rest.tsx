import { useState } from 'preact/hooks';
import { toTakenUp } from '#domain/learning/enrolment-changes.ts';
import type { Day } from '#domain/time/day.ts';
import { useStore } from '../../device/use-device.ts';
import { permText } from '../../text/later/perm-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Tag } from '../../ui/tag.tsx';
import { BeginAgain } from './begin-again.tsx';
import { BookletOf } from './booklet-of.tsx';
import { LeftNotes } from './left-notes.tsx';
import { patchEnrolment } from './patch-enrolment.ts';
import type { Perm } from './to-perms.ts';

type Props = { readonly perm: Perm; readonly today: Day };

/** A perm that rests or is over: how far it came, its notes, and the way back into it. */
export function PermAtRest({ perm, today }: Props) {
  const { learning, formats, language } = useText();
  const text = permText(language);
  const store = useStore();
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  const { enrolment, programme, progress } = perm;
  const { status, endedOn, pauses, reasonCode } = enrolment.body;
  if (status === 'active') return null;
  const title = localizedText(programme.title, language);
  const since = status === 'paused' ? pauses?.at(-1)?.from : endedOn;
  const sinceWords = { paused: text.pausedSince, stopped: text.stoppedOn, completed: text.completedOn }[
    status
  ];
  return (
    <article class="v-rest" aria-label={title}>
      <h3 class="v-booklet__title">{title}</h3>
      <p class="v-perm__words">
        <Tag color={status === 'completed' ? 'success' : 'neutral'}>{text.status[status]}</Tag>
        {enrolment.body.round !== undefined && <span>{text.again.round(enrolment.body.round)}</span>}
        <span>{learning.doneOf(progress.bookletsDone, programme.booklets.length)}</span>
        <span class="v-quiet">{learning.startedOn(formats.dayFull(enrolment.body.startedOn))}</span>
        {since && <span class="v-quiet">{sinceWords(formats.dayFull(since))}</span>}
        {reasonCode && <span class="v-quiet">{text.reasons[reasonCode]}</span>}
      </p>
      {perm.isNewest && status !== 'completed' && (
        <Button
          wide={status === 'paused'}
          variant={status === 'paused' ? 'primary' : 'secondary'}
          label={text.takeUpNamed(title)}
          onClick={() =>
            void store
              .write(patchEnrolment(perm, toTakenUp(enrolment.body, today)))
              .catch((cause: unknown) => setProblem({ cause }))
          }
        >
          {text.takeUp}
        </Button>
      )}
      {perm.isNewest && status !== 'paused' && <BeginAgain perm={perm} today={today} />}
      <Disclosure title={text.booklets} long>
        <ul class="v-booklets">
          {progress.booklets.map(({ id }) => (
            <BookletOf key={id} id={id} perm={perm} today={today} />
          ))}
        </ul>
        <LeftNotes notes={perm.leftNotes} />
      </Disclosure>
    </article>
  );
}
