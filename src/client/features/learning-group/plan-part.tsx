import { useState } from 'preact/hooks';
import { wasMember } from '#domain/learning/group-members.ts';
import { newestWords } from '#domain/learning/newest-words.ts';
import { toInvitation } from '#domain/learning/to-invitation.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Kept } from '#store/device-store.ts';
import { toFieldConflicts } from '../../disagreements/field-conflicts.ts';
import { learningGroupText } from '../../text/later/learning-group-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { GroupParts } from './group-parts.ts';
import { MeetingSheet } from './meeting-sheet.tsx';
import { learntWords } from './learnt-words.ts';
import { MeetingPart } from './meeting-part.tsx';
import { Sheet } from '../../ui/sheet.tsx';

type Props = GroupParts & { readonly nextId: string | undefined };

/** Half an hour more than most groups need: a calendar that ends too late is better than one that ends too soon. */
const usualMinutes = 90;

/** All meetings, to be moved about by who leads, and put in everybody's calendar. */
export function PlanPart({ nextId, ...parts }: Props) {
  const { group, programme, meetings, attendance, leads } = parts;
  const { language, formats } = useText();
  const text = learningGroupText(language);
  const [opened, setOpened] = useState<string | null>(null);
  const [edited, setEdited] = useState<string | null>(null);
  const bookletsOf = ({ body }: Kept<'groupMeeting'>) =>
    programme?.booklets.filter(({ id }) => body.booklets.includes(id)) ?? [];
  const shortOf = (meeting: Kept<'groupMeeting'>): string => {
    const booklets = bookletsOf(meeting);
    return booklets.length === 0
      ? text.meeting.noBooklets
      : text.meeting.booklets(booklets.map(({ number }) => number).join(', '));
  };
  const membersOn = (day: string): number =>
    group.body.members.filter((member) => wasMember(member, day)).length;
  const saveCalendar = () => {
    const invited = meetings
      .filter(({ body }) => body.status !== 'held')
      .map((meeting) => ({
        uid: `${meeting.id}@visitt`,
        at: meeting.body.at,
        minutes: meeting.body.minutes ?? usualMinutes,
        summary: text.plan.summary(group.body.name, shortOf(meeting)),
        description: text.plan.bring(
          bookletsOf(meeting)
            .map(({ number, title }) => `${number}. ${localizedText(title, language)}`)
            .join(', '),
        ),
        place: meeting.body.place ?? group.body.place ?? null,
        cancelled: meeting.body.status === 'cancelled',
      }));
    saveFile(toInvitation(invited, new Date().toISOString()));
  };
  const shown = meetings.find(({ id }) => id === opened);
  const changed = meetings.find(({ id }) => id === edited);
  return (
    <Section title={text.plan.title} count={meetings.length}>
      <Rows>
        {meetings.map((meeting) => {
          const { id, body } = meeting;
          const here = [
            ...newestWords(attendance.filter((word) => word.body.meetingId === id)).values(),
          ].filter((word) => word.body.present).length;
          return (
            <Row
              key={id}
              lead={
                <Icon
                  of={body.status === 'held' ? 'doneFill' : body.status === 'cancelled' ? 'clear' : 'open'}
                />
              }
              title={`${formats.weekdayAndDay(osloDay(body.at))} ${formats.atTime(body.at)}`}
              onPress={leads || body.status === 'held' ? () => setOpened(id) : undefined}
            >
              <span>{shortOf(meeting)}</span>
              {body.status !== 'planned' && <span>{text.meeting[body.status]}</span>}
              {body.status === 'held' && <span>{text.meeting.were(here, membersOn(osloDay(body.at)))}</span>}
              {learntWords(meeting).map((words) => (
                <span key={words} class="v-meeting__learnt">
                  {words}
                </span>
              ))}
              {leads && toFieldConflicts(meeting).length > 0 && (
                <Tag color="danger">{text.meeting.twoAnswers}</Tag>
              )}
            </Row>
          );
        })}
      </Rows>
      {meetings.some(({ body }) => body.status === 'planned') && (
        <>
          <Button variant="secondary" wide onClick={saveCalendar}>
            {text.plan.calendar}
          </Button>
          <p class="v-quiet v-small">{text.plan.calendarHelp}</p>
        </>
      )}
      {leads && (
        <Button variant="secondary" wide onClick={() => setEdited('new')}>
          {text.plan.add}
        </Button>
      )}
      {shown && (
        <Sheet
          title={shortOf(shown)}
          onClose={() => setOpened(null)}
          foot={
            <>
              {leads && (
                <Button
                  variant="secondary"
                  wide
                  onClick={() => {
                    setOpened(null);
                    setEdited(shown.id);
                  }}
                >
                  {text.edit.open}
                </Button>
              )}
              <Button variant="tertiary" wide onClick={() => setOpened(null)}>
                {text.people.close}
              </Button>
            </>
          }
        >
          <MeetingPart
            {...parts}
            meeting={shown}
            leads={leads && shown.id !== nextId && shown.body.status !== 'cancelled'}
            onHeld={() => setOpened(null)}
          />
        </Sheet>
      )}
      {(edited === 'new' || changed) && (
        <MeetingSheet
          group={group}
          programme={programme}
          meeting={changed}
          last={meetings.at(-1)}
          onClose={() => setEdited(null)}
        />
      )}
    </Section>
  );
}

/** The phone opens it in its calendar and asks before anything is put there. */
function saveFile(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'visitt-gruppe.ics';
  link.click();
  // The phone reads it after the tap has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
