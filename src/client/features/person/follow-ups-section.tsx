import { useState } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import { useStore } from '../../device/use-device.ts';
import { followUpsText } from '../../text/later/follow-ups-text.ts';
import { workText } from '../../text/later/work-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Dot } from '../../ui/dot.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { NewFollowUpSheet } from '../../work/new-follow-up-sheet.tsx';

type Props = {
  readonly records: PersonRecords;
  readonly person: Kept<'person'>;
  readonly staff: readonly Kept<'staff'>[];
  readonly today: Day;
  readonly onOpen: (id: string) => void;
};

/** What is to be done for this person, a new one a tap away, and folded what came of the earlier ones. */
export function FollowUpsSection({ records, person, staff, today, onOpen }: Props) {
  const { language, formats } = useText();
  const text = followUpsText(language);
  const work = workText(language);
  const { staffId } = useStore();
  const [isMaking, setMaking] = useState(false);
  const [said, setSaid] = useState('');
  const nameOf = (id: string | undefined): string =>
    staff.find((one) => one.id === id)?.body.name ?? text.unknownStaff;
  const ownerOf = (id: string | null): string =>
    id === null ? text.free : id === staffId ? text.mine : nameOf(id);
  const open = records.tasks
    .filter(({ body }) => body.status === 'open')
    .toSorted((a, b) => (a.body.due < b.body.due ? -1 : 1));
  const closed = records.tasks
    .filter(({ body }) => body.status !== 'open')
    .map((task) => ({ task, at: task.stamps['status']?.at ?? '', by: task.stamps['status']?.by }))
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <Section title={text.ofPerson} {...(open.length > 0 ? { count: open.length } : {})}>
      {open.length === 0 ? (
        <p class="v-quiet">{text.nonePerson}</p>
      ) : (
        <Rows>
          {open.map(({ id, body, delivery }) => (
            <Row
              key={id}
              lead={<Dot kind={body.due < today ? 'overdue' : 'open'} />}
              title={body.title}
              onPress={() => onOpen(id)}
            >
              <span>{text.due(formats.dayNear(body.due, today))}</span>
              <span>{ownerOf(body.assignedTo)}</span>
              {delivery.state !== 'delivered' && <SyncMark delivery={delivery} today={today} />}
            </Row>
          ))}
        </Rows>
      )}
      <p role="status" class="v-said v-quiet v-small">
        {said}
      </p>
      <Button wide variant="secondary" onClick={() => setMaking(true)}>
        {work.make.button}
      </Button>
      {closed.length > 0 && (
        <Disclosure long title={text.closed(closed.length)}>
          <Rows>
            {closed.map(({ task: { id, body }, at, by }) => (
              <Row key={id} title={body.title} onPress={() => onOpen(id)}>
                <span>
                  {(body.status === 'done' ? text.done : text.dropped)(
                    formats.dayNear(osloDay(at), today),
                    nameOf(by),
                  )}
                </span>
                <span>{body.outcome || text.noOutcome}</span>
              </Row>
            ))}
          </Rows>
        </Disclosure>
      )}
      {isMaking && (
        <NewFollowUpSheet
          personId={person.id}
          unitId={person.body.unitId}
          onClose={(words) => {
            setMaking(false);
            setSaid(words);
          }}
        />
      )}
    </Section>
  );
}
