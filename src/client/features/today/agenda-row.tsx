import type { Day } from '#domain/time/day.ts';
import type { Header } from '#store/headers/header.ts';
import { addresses } from '../../addresses.ts';
import { personName } from '../../text/person-name.ts';
import { useFirstText } from '../../text/use-text.ts';
import { Dot } from '../../ui/dot.tsx';
import { Row } from '../../ui/row.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { AgendaEntry } from '../../agenda/agenda.ts';

type Props = {
  readonly entry: AgendaEntry;
  readonly persons: readonly Header<'person'>[];
  readonly today: Day;
  /** What is overdue at the same person, to be done on the same visit. */
  readonly overdue?: string | undefined;
};

/** A visit or a task: when, who, what. */
export function AgendaRow({ entry, persons, today, overdue }: Props) {
  const { common, today: text, formats } = useFirstText();
  const { body } = entry.kind === 'visit' ? entry.visit : entry.task;
  const person = persons.find(({ id }) => id === body.personId);
  const what = entry.kind === 'visit' ? common.visitKinds[entry.visit.body.kind] : entry.task.body.title;
  const isMissed = entry.day < today;
  const isToday = entry.day === today;
  const time = entry.kind === 'visit' && isToday ? formats.time(entry.visit.body.plannedAt) : undefined;
  return (
    <Row
      {...(person ? { to: addresses.person(person.id) } : {})}
      lead={time ? <span class="v-agenda__time">{time}</span> : <Dot kind={isMissed ? 'overdue' : 'open'} />}
      title={person ? personName(person.body) : what}
      end={overdue ? <Tag color="warning">{overdue}</Tag> : undefined}
    >
      {person && <span>{what}</span>}
      {isToday && person?.body.address && <span>{person.body.address.split(',', 1)[0]}</span>}
      {!isToday && (
        <span>
          {isMissed ? text.visitMissed(formats.dayShort(entry.day)) : formats.weekdayAndDay(entry.day)}
        </span>
      )}
    </Row>
  );
}
