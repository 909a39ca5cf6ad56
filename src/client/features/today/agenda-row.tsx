import type { Day } from '#domain/time/day.ts';
import type { Header } from '#store/headers/header.ts';
import { addresses } from '../../addresses.ts';
import { useStore } from '../../device/use-device.ts';
import { personName } from '../../text/person-name.ts';
import { useFirstText } from '../../text/use-text.ts';
import { Dot } from '../../ui/dot.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Row } from '../../ui/row.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { AgendaEntry } from '../../agenda/agenda.ts';

/** What the rows share, whichever section they stand in. */
export type RowContext = {
  readonly persons: ReadonlyMap<string, Header<'person'>>;
  readonly owners: ReadonlyMap<string, string>;
  readonly today: Day;
  readonly onMore: (record: Header<'visit' | 'task'>) => void;
};

type Props = RowContext & {
  readonly entry: AgendaEntry;
  /** What is overdue at the same person, to be done on the same visit. */
  readonly overdue?: string | undefined;
};

/** A visit or a task: when, who, what, whose; all else that one does with it under *Mer*. */
export function AgendaRow({ entry, persons, owners, today, onMore, overdue }: Props) {
  const { common, today: text, formats } = useFirstText();
  const { staffId } = useStore();
  const record = entry.kind === 'visit' ? entry.visit : entry.task;
  const { personId, assignedTo } = record.body;
  const person = personId === null ? undefined : persons.get(personId);
  const what = entry.kind === 'visit' ? common.visitKinds[entry.visit.body.kind] : entry.task.body.title;
  const isPreventive = entry.kind === 'visit' && entry.visit.body.kind === 'preventiveVisit';
  const who = person ? personName(person.body) : '';
  const isMissed = entry.day < today;
  const isToday = entry.day === today;
  const time = entry.kind === 'visit' && isToday ? formats.time(entry.visit.body.plannedAt) : undefined;
  return (
    <Row
      {...(isPreventive
        ? { to: addresses.visit(record.id) }
        : person
          ? { to: addresses.person(person.id) }
          : {})}
      lead={time ? <span class="v-agenda__time">{time}</span> : <Dot kind={isMissed ? 'overdue' : 'open'} />}
      title={who || what}
      end={overdue ? <Tag color="warning">{overdue}</Tag> : undefined}
      action={
        <button
          type="button"
          class="v-agenda__more"
          aria-haspopup="dialog"
          aria-label={text.moreAbout(what, who).trim()}
          onClick={() => onMore(record)}
        >
          <Icon of="more" size={22} />
          <span>{text.more}</span>
        </button>
      }
    >
      {person && <span>{what}</span>}
      {isToday && person?.body.address && <span>{person.body.address.split(',', 1)[0]}</span>}
      {!isToday && (
        <span>
          {isMissed ? text.visitMissed(formats.dayShort(entry.day)) : formats.weekdayAndDay(entry.day)}
        </span>
      )}
      {assignedTo === null && <strong>{text.free}</strong>}
      {assignedTo !== null && assignedTo !== staffId && <span>{owners.get(assignedTo)}</span>}
      {record.delivery.state !== 'delivered' && <SyncMark delivery={record.delivery} today={today} />}
    </Row>
  );
}
