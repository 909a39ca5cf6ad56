import { useMemo, useState } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import { useHeaders, useKind } from '../../device/use-device.ts';
import { followUpsText } from '../../text/later/follow-ups-text.ts';
import { personName } from '../../text/person-name.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';

type Props = { readonly today: Day; readonly onOpen: (id: string) => void };

const step = 20;

/** What is finished, the latest first, each with what came of it. */
export function ClosedFollowUps({ today, onOpen }: Props) {
  const { language, formats, common } = useText();
  const text = followUpsText(language);
  const tasks = useKind('task');
  const persons = useHeaders('person');
  const staff = useKind('staff');
  const [shown, setShown] = useState(step);
  const personOf = useMemo(() => new Map(persons?.map((person) => [person.id, person])), [persons]);
  const closed = useMemo(
    () =>
      tasks
        ?.filter(({ body }) => body.status !== 'open')
        .map((task) => ({ task, at: task.stamps['status']?.at ?? '', by: task.stamps['status']?.by }))
        .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)),
    [tasks],
  );
  if (!closed || !staff) return <p class="v-quiet">{common.loading}</p>;
  if (closed.length === 0) return <Empty title={text.noneClosed.title}>{text.noneClosed.text}</Empty>;
  return (
    <>
      <Rows>
        {closed.slice(0, shown).map(({ task: { id, body, delivery }, at, by }) => {
          const person = personOf.get(body.personId ?? '');
          const name = staff.find((one) => one.id === by)?.body.name ?? text.unknownStaff;
          const day = formats.dayNear(osloDay(at), today);
          return (
            <Row key={id} title={body.title} onPress={() => onOpen(id)}>
              {person && <span>{personName(person.body)}</span>}
              <span>{body.status === 'done' ? text.done(day, name) : text.dropped(day, name)}</span>
              <span class="v-follow-up__outcome">{body.outcome || text.noOutcome}</span>
              {delivery.state !== 'delivered' && <SyncMark delivery={delivery} today={today} />}
            </Row>
          );
        })}
      </Rows>
      {closed.length > shown && (
        <Button variant="tertiary" icon="down" onClick={() => setShown(shown + step)}>
          {common.showMore(Math.min(step, closed.length - shown))}
        </Button>
      )}
    </>
  );
}
