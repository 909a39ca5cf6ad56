import { useState } from 'preact/hooks';
import { wasMember } from '#domain/learning/group-members.ts';
import { newestWords } from '#domain/learning/newest-words.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import { toPatch } from '../../device/to-patch.ts';
import { useStore } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { learningGroupText } from '../../text/later/learning-group-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { CheckRows } from '../../ui/check-rows.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import type { GroupParts } from './group-parts.ts';
import { LearntPart } from './learnt-part.tsx';

type Props = Pick<GroupParts, 'group' | 'programme' | 'attendance' | 'nameOf' | 'leads'> & {
  readonly meeting: Kept<'groupMeeting'>;
  readonly onHeld: () => void;
};

/** One meeting: when, about what, who was there with one tap each, and one line of what was learnt. */
export function MeetingPart({ group, programme, attendance, nameOf, leads, meeting, onHeld }: Props) {
  const { language, formats, learning } = useText();
  const text = learningGroupText(language);
  const store = useStore();
  const today = useToday();
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  const { body } = meeting;
  const day = osloDay(body.at);
  const words = attendance.filter((word) => word.body.meetingId === meeting.id);
  const newest = newestWords(words);
  const present = [...newest.values()].flatMap(({ body: word }) => (word.present ? [word.staffId] : []));
  const { startsOn } = group.body;
  // Who was to be there from the start is there also when the first meeting is held before the day it was planned.
  const latest = [day, today, startsOn].toSorted().at(-1) ?? day;
  const members = group.body.members.filter(
    (member) =>
      present.includes(member.staffId) ||
      wasMember(member, day) ||
      (member.from <= latest && (member.to === null || member.to >= day)),
  );
  const write = async (operations: readonly OperationBody[]) => {
    try {
      await store.write(operations);
    } catch (cause) {
      setProblem({ cause });
    }
  };
  const hold = async () => {
    await write([toPatch('groupMeeting', meeting, { status: 'held' })]);
    onHeld();
  };
  const tick = (chosen: readonly string[]) => {
    const at = new Date().toISOString();
    const changed = members.filter(({ staffId }) => chosen.includes(staffId) !== present.includes(staffId));
    void write(
      changed.map(({ staffId }) => {
        const word = {
          staffId,
          present: chosen.includes(staffId),
          groupId: group.id,
          meetingId: meeting.id,
          at,
        } satisfies RecordBody<'attendance'>;
        return { type: 'event.add', id: crypto.randomUUID(), kind: 'attendance', body: word };
      }),
    );
  };
  const undelivered = words.find(({ delivery }) => delivery.state !== 'delivered')?.delivery;
  const place = body.place ?? group.body.place;
  const names = members
    .map(({ staffId }) => ({ value: staffId, label: nameOf(staffId) ?? text.unknown }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'nb'));
  return (
    <div class="v-meeting">
      <p class="v-meeting__when">
        {formats.weekdayAndDay(day)} {formats.atTime(body.at)}
        {place !== undefined && place !== '' && <span class="v-quiet">{` · ${place}`}</span>}
      </p>
      {programme && (
        <ul class="v-meeting__booklets">
          {programme.booklets
            .filter(({ id }) => body.booklets.includes(id))
            .map(({ id, number, title }) => (
              <li key={id}>{learning.booklet(number, localizedText(title, language))}</li>
            ))}
        </ul>
      )}
      {leads ? (
        <>
          {names.length === 0 ? (
            <p class="v-quiet">{text.meeting.nobody}</p>
          ) : (
            <CheckRows
              legend={text.meeting.who}
              help={text.meeting.whoHelp}
              options={names}
              chosen={present}
              onChange={tick}
            />
          )}
          <p role="status" class="v-quiet">
            {names.length > 0 && text.meeting.present(present.length, names.length)}
          </p>
          <LearntPart meeting={meeting} leads />
          {undelivered && <SyncMark delivery={undelivered} today={today} />}
          {body.status === 'planned' && (
            <Button wide onClick={() => void hold()}>
              {text.meeting.hold}
            </Button>
          )}
        </>
      ) : (
        <LearntPart meeting={meeting} leads={false} />
      )}
    </div>
  );
}
