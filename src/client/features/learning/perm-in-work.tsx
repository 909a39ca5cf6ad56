import { useRef, useState } from 'preact/hooks';
import { toCompleted } from '#domain/learning/enrolment-changes.ts';
import type { Day } from '#domain/time/day.ts';
import { useStore } from '../../device/use-device.ts';
import { permText } from '../../text/later/perm-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ManagePerm } from './manage-perm.tsx';
import { NewVersion } from './new-version.tsx';
import { patchEnrolment } from './patch-enrolment.ts';
import { PermBooklets } from './perm-booklets.tsx';
import { PermGlance } from './perm-glance.tsx';
import type { Perm } from './to-perms.ts';
import '../../ui/progress.css';
import './perm.css';

type Props = {
  readonly perm: Perm;
  /** Beside others its booklets are folded here; alone they stand by themselves, further down. */
  readonly isOnly: boolean;
  readonly today: Day;
};

/** One perm that is being worked through: at a glance, then each hefte. */
export function PermInWork({ perm, isOnly, today }: Props) {
  const { learning: text, common, formats, language } = useText();
  const words = permText(language);
  const store = useStore();
  const [isManaged, setManaged] = useState(false);
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  const root = useRef<HTMLElement>(null);
  if (problem) throw problem.cause;
  const { programme, enrolment, progress, newer } = perm;
  const title = localizedText(programme.title, language);
  const show = (id: string) => {
    const folded = root.current?.querySelector('.v-perm__fold > details');
    if (folded instanceof HTMLDetailsElement) folded.open = true;
    // What was folded is drawn first.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const heading =
          (isOnly ? document : root.current)?.querySelector<HTMLElement>(
            `.v-perm__all [data-booklet="${id}"] h3`,
          ) ?? (id === progress.next ? document.querySelector<HTMLElement>('[data-next] h3') : null);
        heading?.scrollIntoView({ block: 'center' });
        heading?.focus({ preventScroll: true });
      }),
    );
  };
  return (
    <section class="v-perm" aria-label={title} ref={root}>
      <h2 class="v-perm__title">{title}</h2>
      <progress class="v-progress" aria-label={text.progressOf(title)} max={1} value={progress.share} />
      <p class="v-perm__words">
        {enrolment.body.round !== undefined && <span>{words.again.round(enrolment.body.round)}</span>}
        <span>{text.doneOf(progress.bookletsDone, programme.booklets.length)}</span>
        <span class="v-quiet">
          {text.startedOn(formats.dayFull(enrolment.body.startedOn))}
          {!progress.late &&
            progress.next !== null &&
            `, ${words.untilAbout(formats.dayNear(progress.lateAfter, today))}`}
        </span>
      </p>
      <PermGlance programme={programme} progress={progress} onOpen={show} />
      {progress.next === null && progress.booklets.length > 0 && (
        <div class="v-stack">
          <p>{text.allDone}</p>
          <Button
            wide
            onClick={() =>
              void store
                .write(patchEnrolment(perm, toCompleted(enrolment.body, today)))
                .catch((cause: unknown) => setProblem({ cause }))
            }
          >
            {words.finish}
          </Button>
          <p class="v-quiet v-small">{words.finishHelp}</p>
        </div>
      )}
      {newer && <NewVersion perm={perm} newer={newer} />}
      <a class="ds-link v-perm__link" href={programme.link} target="_blank" rel="noreferrer">
        {new URL(programme.link).hostname.endsWith('aldringoghelse.no')
          ? text.openProgramme
          : words.openElsewhere}
        <Icon of="external" size={18} />
        <span class="v-hidden">{common.opensElsewhere}</span>
      </a>
      <p class="v-quiet v-small">{text.linkHelp}</p>
      {programme.bookletList === 'orderNotVerified' && (
        <p class="v-quiet v-small">{text.titlesNotVerified}</p>
      )}
      {programme.bookletList === 'empty' && <p class="v-quiet v-small">{words.titlesMissing}</p>}
      {programme.rulesBasis === 'default' && <p class="v-quiet v-small">{words.rulesAssumed}</p>}
      <Button variant="tertiary" label={words.manageNamed(title)} onClick={() => setManaged(true)}>
        {words.manage}
      </Button>
      {!isOnly && (
        <div class="v-perm__fold">
          <Disclosure title={text.allBooklets} long>
            <PermBooklets perm={perm} today={today} />
          </Disclosure>
        </div>
      )}
      {isManaged && <ManagePerm perm={perm} today={today} onClose={() => setManaged(false)} />}
    </section>
  );
}
