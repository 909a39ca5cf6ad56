import { useState } from 'preact/hooks';
import { memberField, toLeft, toRejoined, type GroupMember } from '#domain/learning/group-members.ts';
import { memberLife } from '#domain/learning/member-life.ts';
import type { Day } from '#domain/time/day.ts';
import { groupStatus } from '#protocol/learning-answers.ts';
import { toPatch } from '../../device/to-patch.ts';
import { learningGroupText } from '../../text/later/learning-group-text.ts';
import { useText } from '../../text/use-text.ts';
import { useKeptAnswer } from '../../device/use-kept-answer.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWrite } from '../../work/use-write.ts';
import type { GroupParts } from './group-parts.ts';
import { MemberSheet } from './member-sheet.tsx';
import { unseenMembers } from './unseen-members.ts';

type Props = GroupParts & { readonly today: Day };

/** Who is in the group. For who leads it: how it goes, kindly said. */
export function MembersPart({ group, meetings, attendance, nameOf, leads, today }: Props) {
  const { language, formats } = useText();
  const { people: text, unknown } = learningGroupText(language);
  const { write, isBusy } = useWrite();
  const [isAdding, setAdding] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const { answer: status } = useKeptAnswer({
    address: leads ? `/learning/groups/${group.id}/status` : null,
    schema: groupStatus,
    about: group.id,
  });
  const { members } = group.body;
  const life = new Map(memberLife(members, meetings, attendance).map((one) => [one.staffId, one] as const));
  const put = (...changed: readonly GroupMember[]) =>
    void write(
      toPatch(
        'learningGroup',
        group,
        Object.fromEntries(changed.map((member) => [memberField(member.staffId), member])),
      ),
      () => setOpened(null),
    );
  const sorted = members.toSorted(
    (a, b) =>
      Number(a.to !== null) - Number(b.to !== null) ||
      (nameOf(a.staffId) ?? '').localeCompare(nameOf(b.staffId) ?? '', 'nb'),
  );
  const unseen = leads ? unseenMembers(group) : [];
  const chosen = members.find(({ staffId }) => staffId === opened);
  return (
    <Section title={text.title} count={members.filter(({ to }) => to === null).length}>
      {unseen.length > 0 && (
        <Notice
          color="warning"
          icon="attention"
          action={
            <Button variant="secondary" busy={isBusy} onClick={() => put(...unseen)}>
              {text.takeAlso}
            </Button>
          }
        >
          {text.alsoAdded(unseen.map(({ staffId }) => nameOf(staffId) ?? unknown).join(', '))}
        </Notice>
      )}
      <Rows>
        {sorted.map(({ staffId, from, to, workplace }) => {
          const hers = life.get(staffId);
          const known = status?.members.find((one) => one.staffId === staffId);
          return (
            <Row
              key={staffId}
              title={nameOf(staffId) ?? unknown}
              onPress={leads ? () => setOpened(staffId) : undefined}
            >
              {workplace !== undefined && workplace !== '' && <span>{workplace}</span>}
              {to !== null && <span>{text.left(formats.dayNear(to, today))}</span>}
              {to === null && from > group.body.startsOn && (
                <span>{text.from(formats.dayNear(from, today))}</span>
              )}
              {leads && hers && (
                <span>{hers.held === 0 ? text.noneHeld : text.wasAt(hers.present, hers.held)}</span>
              )}
              {leads && known && (
                <span>
                  {known.status === 'notStarted' ? '' : `${text.done(known.done, known.total)} · `}
                  {text.status[known.status]}
                </span>
              )}
              {leads && to === null && hers?.isAway && <Tag color="warning">{text.away}</Tag>}
            </Row>
          );
        })}
      </Rows>
      {leads && (
        <>
          <p class="v-quiet v-small">
            {status ? text.fetched(formats.dayAndTime(status.serverTime)) : text.needsNetwork}
          </p>
          <Button variant="secondary" wide onClick={() => setAdding(true)}>
            {text.add}
          </Button>
        </>
      )}
      {isAdding && <MemberSheet group={group} today={today} onClose={() => setAdding(false)} />}
      {chosen && (
        <Sheet
          title={nameOf(chosen.staffId) ?? unknown}
          isBusy={isBusy}
          onClose={() => setOpened(null)}
          foot={
            <>
              <Button
                wide
                variant="secondary"
                color={chosen.to === null ? 'danger' : 'accent'}
                onClick={() => put(chosen.to === null ? toLeft(chosen, today) : toRejoined(chosen, today))}
              >
                {chosen.to === null ? text.leave : text.rejoin}
              </Button>
              <Button wide variant="tertiary" onClick={() => setOpened(null)}>
                {text.close}
              </Button>
            </>
          }
        >
          <p>{text.leaveText}</p>
        </Sheet>
      )}
    </Section>
  );
}
