import { useMemo } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import { useHeaders, useKind, useStore } from '../../device/use-device.ts';
import { followUpsText } from '../../text/later/follow-ups-text.ts';
import { personName } from '../../text/person-name.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dot } from '../../ui/dot.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { groupFollowUps } from './group-follow-ups.ts';

type Props = {
  readonly isMine: boolean;
  readonly today: Day;
  readonly onOpen: (id: string) => void;
  readonly onSeeAll: () => void;
};

/** What is not done yet, by when it is due. */
export function OpenFollowUps({ isMine, today, onOpen, onSeeAll }: Props) {
  const { language, formats } = useText();
  const text = followUpsText(language);
  const { staffId } = useStore();
  const tasks = useHeaders('task');
  const persons = useHeaders('person');
  const staff = useKind('staff');
  const personOf = useMemo(() => new Map(persons?.map((person) => [person.id, person])), [persons]);
  const groups = useMemo(
    () =>
      tasks &&
      groupFollowUps(
        tasks.filter(({ body }) => !isMine || body.assignedTo === staffId),
        today,
      ),
    [tasks, isMine, staffId, today],
  );
  if (!groups || !staff) return null;
  const owner = (id: string | null): string =>
    id === null
      ? text.free
      : id === staffId
        ? text.mine
        : (staff.find((one) => one.id === id)?.body.name ?? text.unknownStaff);
  const names = (['overdue', 'today', 'week', 'later'] as const).filter((name) => groups[name].length > 0);
  if (names.length === 0) {
    const words = isMine ? text.noneMine : text.noneOpen;
    return (
      <Empty
        title={words.title}
        action={
          isMine && (
            <Button variant="secondary" onClick={onSeeAll}>
              {text.whose.all}
            </Button>
          )
        }
      >
        {words.text}
      </Empty>
    );
  }
  return (
    <>
      {names.map((name) => (
        <Section key={name} title={text[name]} count={groups[name].length}>
          <Rows>
            {groups[name].map(({ id, body, delivery }) => {
              const person = personOf.get(body.personId ?? '');
              return (
                <Row
                  key={id}
                  lead={<Dot kind={name === 'overdue' ? 'overdue' : 'open'} />}
                  title={body.title}
                  onPress={() => onOpen(id)}
                >
                  {person && <span>{personName(person.body)}</span>}
                  {name !== 'today' && <span>{text.due(formats.dayNear(body.due, today))}</span>}
                  {!isMine && <span>{owner(body.assignedTo)}</span>}
                  {delivery.state !== 'delivered' && <SyncMark delivery={delivery} today={today} />}
                </Row>
              );
            })}
          </Rows>
        </Section>
      ))}
    </>
  );
}
