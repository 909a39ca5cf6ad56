import { useState } from 'preact/hooks';
import { foldProgress } from '#domain/learning/fold-progress.ts';
import type { Day } from '#domain/time/day.ts';
import type { Programme } from '#protocol/content.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import { useStore } from '../../device/use-device.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/section.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Booklet } from './booklet.tsx';
import '../../ui/progress.css';
import './perm.css';

type Props = {
  readonly programme: Programme;
  readonly enrolment: Kept<'enrolment'>;
  readonly ticks: readonly Kept<'progress'>[];
  readonly notes: readonly Kept<'note'>[];
  readonly today: Day;
};

type Step = RecordBody<'progress'>['step'];

/** One perm at a glance, the next hefte first, then all of them. */
export function Perm({ programme, enrolment, ticks, notes, today }: Props) {
  const { learning: text, common, formats, language } = useText();
  const store = useStore();
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  const { body } = enrolment;
  const own = ticks.filter((tick) => tick.body.programme.split('|', 1)[0] === programme.url);
  const progress = foldProgress(
    programme,
    body,
    own.map(({ id, body: { booklet: of, step, done, on, at } }) => ({ id, booklet: of, step, done, on, at })),
    today,
  );
  const title = localizedText(programme.title, language);

  const tick = (booklet: string, step: Step, done: boolean) => {
    const event = {
      learnerId: body.learnerId,
      programme: body.programme,
      booklet,
      step,
      done,
      on: today,
      at: new Date().toISOString(),
    } satisfies RecordBody<'progress'>;
    store
      .write([{ type: 'event.add', id: crypto.randomUUID(), kind: 'progress', body: event }])
      .catch((cause: unknown) => setProblem({ cause }));
  };
  const booklet = (id: string) => {
    const found = programme.booklets.find((candidate) => candidate.id === id);
    const state = progress.booklets.find((candidate) => candidate.id === id);
    const newest = own
      .filter((event) => event.body.booklet === id)
      .toSorted((a, b) => Date.parse(b.body.at) - Date.parse(a.body.at))[0];
    return (
      found &&
      state && (
        <Booklet
          key={id}
          booklet={found}
          steps={programme.steps}
          ticks={state.ticks}
          isDone={state.done}
          isNext={id === progress.next}
          programme={body.programme}
          note={notes.find(
            (note) =>
              note.body.learnerId === body.learnerId &&
              note.body.booklet === id &&
              note.body.programme.split('|', 1)[0] === programme.url,
          )}
          mark={
            newest &&
            newest.delivery.state !== 'delivered' && <SyncMark delivery={newest.delivery} today={today} />
          }
          onTick={(step, done) => tick(id, step, done)}
        />
      )
    );
  };
  return (
    <>
      <section class="v-perm" aria-label={title}>
        <h2 class="v-perm__title">{title}</h2>
        <progress class="v-progress" aria-label={text.progressOf(title)} max={1} value={progress.share} />
        <p class="v-perm__words">
          <span>{text.doneOf(progress.bookletsDone, programme.booklets.length)}</span>
          <span class="v-quiet">{text.startedOn(formats.dayFull(body.startedOn))}</span>
          {progress.late && <Tag color="warning">{text.late}</Tag>}
        </p>
        <a class="ds-link v-perm__link" href={programme.link} target="_blank" rel="noreferrer">
          {text.openProgramme}
          <Icon of="external" size={18} />
          <span class="v-hidden">{common.opensElsewhere}</span>
        </a>
        <p class="v-quiet v-small">{text.linkHelp}</p>
        {programme.bookletList === 'orderNotVerified' && (
          <p class="v-quiet v-small">{text.titlesNotVerified}</p>
        )}
      </section>
      {progress.next === null ? (
        <p>{text.allDone}</p>
      ) : (
        <Section title={text.next}>
          <ul class="v-booklets">{booklet(progress.next)}</ul>
        </Section>
      )}
      <Section title={text.allBooklets}>
        <ul class="v-booklets">
          {progress.booklets.filter(({ id }) => id !== progress.next).map(({ id }) => booklet(id))}
        </ul>
      </Section>
    </>
  );
}
