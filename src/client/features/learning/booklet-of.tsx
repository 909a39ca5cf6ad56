import { useState } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { useStore } from '../../device/use-device.ts';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { Booklet } from './booklet.tsx';
import type { Perm, Step } from './to-perms.ts';

type Props = {
  /** The booklet's own id. */
  readonly id: string;
  readonly perm: Perm;
  readonly isNext?: boolean;
  readonly of?: string;
  readonly when?: string;
  readonly kindly?: string;
  readonly today: Day;
};

/** One hefte of a perm, with what a touch of it writes. */
export function BookletOf({ id, perm, isNext = false, of = '', when = '', kindly = '', today }: Props) {
  const store = useStore();
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  const { programme, enrolment, progress, ticks, notes } = perm;
  const { round } = enrolment.body;
  const booklet = programme.booklets.find((one) => one.id === id);
  const state = progress.booklets.find((one) => one.id === id);
  if (!booklet || !state) return null;
  const newest = ticks
    .filter(({ body }) => body.booklet === id)
    .toSorted((a, b) => Date.parse(b.body.at) - Date.parse(a.body.at))[0];

  const add = (step: Step, more: Pick<RecordBody<'progress'>, 'done' | 'on' | 'minutes'>) => {
    const event = {
      learnerId: enrolment.body.learnerId,
      programme: enrolment.body.programme,
      booklet: id,
      step,
      at: new Date().toISOString(),
      ...(round === undefined ? {} : { round }),
      ...more,
    } satisfies RecordBody<'progress'>;
    store
      .write([{ type: 'event.add', id: crypto.randomUUID(), kind: 'progress', body: event }])
      .catch((cause: unknown) => setProblem({ cause }));
  };
  return (
    <Booklet
      booklet={booklet}
      steps={programme.steps}
      ticks={state.ticks}
      isDone={state.done}
      isNext={isNext}
      of={of}
      when={when}
      kindly={kindly}
      enrolment={enrolment.body}
      notes={notes.filter(({ body }) => body.booklet === id).toSorted((a, b) => (a.id < b.id ? -1 : 1))}
      minutes={state.minutes}
      mark={
        newest &&
        newest.delivery.state !== 'delivered' && <SyncMark delivery={newest.delivery} today={today} />
      }
      onTick={(step, done) => add(step, { done, on: today })}
      // Older phones take it for a tick of the first step: it says again what stands.
      onRead={(minutes, { step, since }) => add(step, { done: since !== null, on: since ?? today, minutes })}
    />
  );
}
