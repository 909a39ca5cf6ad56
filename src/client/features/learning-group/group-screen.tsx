import { Link } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { addresses } from '../../addresses.ts';
import { useProgrammes } from '../../content/use-programmes.ts';
import { toPatch } from '../../device/to-patch.ts';
import { useDevice } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { Screen } from '../../shell/screen.tsx';
import { learningGroupText } from '../../text/later/learning-group-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Section } from '../../ui/section.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { useWrite } from '../../work/use-write.ts';
import { MeetingPart } from './meeting-part.tsx';
import { MembersPart } from './members-part.tsx';
import { PlanPart } from './plan-part.tsx';
import { toNext, useGroups } from './use-groups.ts';
import './group.css';

/** One group: the meeting that comes, who is in it, and the plan. Who leads it writes; members read. */
export function GroupScreen({ groupId }: { readonly groupId: string }) {
  const { language, common } = useText();
  const text = learningGroupText(language);
  const { session, store } = useDevice();
  const today = useToday();
  const here = useGroups();
  const programmes = useProgrammes();
  const { write, isBusy } = useWrite();
  const [said, setSaid] = useState('');
  if (!here || !programmes) return <Screen title={text.title} lead={common.loading} />;
  const group = here.groups.find(({ id }) => id === groupId);
  const back = (
    <Link to={addresses.learningGroups} className="ds-link">
      {text.back}
    </Link>
  );
  if (!group)
    return (
      <Screen title={text.title}>
        <Empty title={text.gone.title} action={back}>
          {text.gone.text}
        </Empty>
      </Screen>
    );
  const { body } = group;
  const programme = programmes.of(body.programme);
  const meetings = here.meetings.filter((meeting) => meeting.body.groupId === groupId);
  const attendance = here.attendance.filter((word) => word.body.groupId === groupId);
  const leads = body.leaderId === store.staffId || session.roles.some(({ role }) => role === 'abcContact');
  const next = toNext(meetings, groupId);
  const parts = { group, programme, meetings, attendance, nameOf: here.nameOf, leads };
  const setStatus = (status: 'open' | 'ended') =>
    void write(toPatch('learningGroup', group, { status }), () => {});
  return (
    <Screen
      title={body.name}
      documentTitle={text.title}
      lead={
        <>
          {programme && <span>{`${localizedText(programme.title, language)} · `}</span>}
          <span>{text.ledBy(here.nameOf(body.leaderId) ?? text.unknown)}</span>
        </>
      }
    >
      {group.delivery.state !== 'delivered' && <SyncMark delivery={group.delivery} today={today} />}
      <p role="status" class="v-said v-quiet v-small">
        {said}
      </p>
      {next ? (
        <Section title={text.meeting.next}>
          <MeetingPart
            key={next.id}
            {...parts}
            meeting={next}
            onHeld={() => setSaid(text.meeting.heldSaid)}
          />
        </Section>
      ) : (
        <p class="v-quiet">{text.meeting.none}</p>
      )}
      <MembersPart {...parts} today={today} />
      <PlanPart {...parts} nextId={next?.id} />
      {leads && (
        <Button
          variant="tertiary"
          color="neutral"
          busy={isBusy}
          onClick={() => setStatus(body.status === 'open' ? 'ended' : 'open')}
        >
          {body.status === 'open' ? text.end.open : text.end.again}
        </Button>
      )}
      <p>{back}</p>
    </Screen>
  );
}
