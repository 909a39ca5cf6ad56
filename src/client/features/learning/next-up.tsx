import { osloDay } from '#domain/time/oslo.ts';
import type { Day } from '#domain/time/day.ts';
import { permText } from '../../text/later/perm-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Section } from '../../ui/section.tsx';
import { BookletOf } from './booklet-of.tsx';
import type { Perm } from './to-perms.ts';

type Props = { readonly perms: readonly Perm[]; readonly today: Day };

/** The next hefte of each perm, by when, and what is left to do with it. */
export function NextUp({ perms, today }: Props) {
  const { learning, formats, language } = useText();
  const text = permText(language);
  const open = perms.filter(({ progress }) => progress.next !== null);
  if (open.length === 0) return null;
  const whenOf = ({ progress, meeting }: Perm): string => {
    const due = progress.booklets.find(({ id }) => id === progress.next)?.due;
    if (meeting && (meeting.booklets.length === 0 || meeting.booklets.includes(progress.next ?? '')))
      return text.meeting(`${formats.weekdayAndDay(osloDay(meeting.at))} ${formats.atTime(meeting.at)}`);
    return due === undefined || due < today ? '' : text.goodBy(formats.dayNear(due, today));
  };
  const kindlyOf = ({ progress }: Perm): string =>
    progress.late ? text.kindly.late : progress.behind > 0 ? text.kindly.behind(progress.behind) : '';
  return (
    <Section title={learning.next}>
      <ul class="v-booklets">
        {open.map((perm) => (
          <BookletOf
            key={perm.enrolment.id}
            id={perm.progress.next ?? ''}
            perm={perm}
            isNext
            of={open.length > 1 ? localizedText(perm.programme.title, language) : ''}
            when={whenOf(perm)}
            kindly={kindlyOf(perm)}
            today={today}
          />
        ))}
      </ul>
    </Section>
  );
}
