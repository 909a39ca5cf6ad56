import { Link } from '@tanstack/react-router';
import { toOwner, toReopened } from '#domain/follow-ups/follow-up.ts';
import type { RecordPatch } from '#domain/merge/operation.ts';
import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Kept } from '#store/device-store.ts';
import { addresses } from '../addresses.ts';
import { useStore } from '../device/use-device.ts';
import { useWatch } from '../device/use-watch.ts';
import { workText } from '../text/later/work-text.ts';
import type { Formats } from '../text/formats.ts';
import { personName } from '../text/person-name.ts';
import { useFirstText } from '../text/use-text.ts';
import { WhenWordsAreThere } from '../text/with-text.tsx';
import { Button } from '../ui/button.tsx';
import { ContactLinks } from '../ui/contact-links.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { SyncMark } from '../ui/sync-mark.tsx';
import { Disagreement } from './disagreement.tsx';
import { useWrite } from './use-write.ts';
import type { StepProps } from './work-sheet.tsx';
import './menu-step.css';

type Props = StepProps & {
  readonly staff: readonly Kept<'staff'>[];
  readonly units: readonly Kept<'unit'>[];
  readonly today: Day;
};

/** What it is, the way there, and the next thing to do with it at the thumb. */
export function MenuStep({ record, staff, units, today, go, onDone, onClose }: Props) {
  const { language, formats, common } = useFirstText();
  const text = workText(language);
  const store = useStore();
  const { staffId } = store;
  const { write, isBusy, failed } = useWrite();
  const { personId, unitId, assignedTo } = record.body;
  const person = useWatch<Kept<'person'> | null>(`person:${personId}`, () =>
    store.watchRecord('person', personId ?? ''),
  );
  const owner = staff.find(({ id }) => id === assignedTo)?.body.name ?? text.unknownStaff;
  const unit = units.find(({ id }) => id === unitId)?.body.name ?? '';
  const isOpen =
    record.kind === 'task'
      ? record.body.status === 'open'
      : record.body.status === 'planned' || record.body.status === 'inProgress';
  const isMine = assignedTo === staffId;
  const when =
    record.kind === 'task'
      ? dueWords(record.body.due, today, text, formats)
      : visitWords(record.body.plannedAt, today, text, formats);
  const source = record.kind === 'task' ? record.body.source : undefined;
  const change = (operation: RecordPatch, said: string) => void write(operation, () => onDone(said));
  const take = () => change(toOwner(record, staffId), text.said.taken);
  const takeWords = assignedTo === null ? text.take : text.takeOver(owner);
  return (
    <Sheet
      title={record.kind === 'task' ? record.body.title : common.visitKinds[record.body.kind]}
      isBusy={isBusy}
      onClose={onClose}
      foot={
        <>
          <p role="alert" class="v-missing">
            {failed ? text.failed : ''}
          </p>
          {isOpen && !isMine && (
            <Button wide busy={isBusy} onClick={take}>
              {takeWords}
            </Button>
          )}
          {isOpen && record.kind === 'task' && (
            <Button wide variant={isMine ? 'primary' : 'secondary'} onClick={() => go('done')}>
              {text.finish}
            </Button>
          )}
          {personId !== null && person && (
            <Link
              to={addresses.person(personId)}
              className="ds-button"
              data-variant={isOpen && isMine && record.kind === 'visit' ? 'primary' : 'secondary'}
              data-color="accent"
              data-fullwidth=""
            >
              {text.openPerson(personName(person.body))}
            </Link>
          )}
          {isOpen && (
            <Button wide variant="secondary" color="neutral" onClick={() => go('handOver')}>
              {text.handOver}
            </Button>
          )}
          {isOpen && assignedTo !== null && (
            <Button
              wide
              variant="secondary"
              color="neutral"
              busy={isBusy}
              onClick={() => change(toOwner(record, null), text.said.givenBack(unit))}
            >
              {text.giveBack(unit)}
            </Button>
          )}
          {isOpen && record.kind === 'task' && (
            <div class="v-work__pair">
              <Button wide variant="tertiary" onClick={() => go('day')}>
                {text.otherDay}
              </Button>
              <Button wide variant="tertiary" color="danger" onClick={() => go('drop')}>
                {text.drop}
              </Button>
            </div>
          )}
          {record.kind === 'task' && !isOpen && (
            <Button
              wide
              variant="secondary"
              busy={isBusy}
              onClick={() => change(toReopened(record), text.said.reopened)}
            >
              {text.reopen}
            </Button>
          )}
          <Button wide variant="tertiary" onClick={onClose}>
            {text.close}
          </Button>
        </>
      }
    >
      <div class="v-work__facts">
        <span>{when}</span>
        <span>{assignedTo === null ? text.nobody : `${text.owner}: ${isMine ? text.mine : owner}`}</span>
        {record.delivery.state !== 'delivered' && <SyncMark delivery={record.delivery} today={today} />}
      </div>
      {record.kind === 'task' && record.body.outcome && <p>{record.body.outcome}</p>}
      {person && (person.body.phone || person.body.address) && (
        <>
          {person.body.address && <p>{person.body.address}</p>}
          <div class="v-contact">
            <ContactLinks
              phone={person.body.phone}
              address={person.body.address}
              words={text}
              of={personName(person.body)}
            />
          </div>
        </>
      )}
      {source?.kind === 'response' && <Link to={addresses.form(source.id)}>{text.source.response}</Link>}
      {source && source.kind !== 'response' && <p class="v-quiet">{text.source[source.kind]}</p>}
      <WhenWordsAreThere waiting={null}>
        <Disagreement record={record} />
      </WhenWordsAreThere>
    </Sheet>
  );
}

type Words = ReturnType<typeof workText>;

const dueWords = (due: Day, today: Day, text: Words, formats: Formats): string =>
  due < today ? text.overdueSince(formats.dayShort(due)) : text.due(formats.dayShort(due));

function visitWords(plannedAt: string, today: Day, text: Words, formats: Formats): string {
  const day = osloDay(plannedAt);
  const time = formats.atTime(plannedAt);
  return day === today ? text.todayAt(time) : text.visit(formats.dayShort(day), time);
}
