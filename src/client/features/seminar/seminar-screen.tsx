import { Link } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { osloDay } from '#domain/time/oslo.ts';
import { addresses } from '../../addresses.ts';
import { useDevice, useKind } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { Screen } from '../../shell/screen.tsx';
import { seminarText } from '../../text/later/seminar-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { Tag } from '../../ui/tag.tsx';
import { mayLead } from '../../work/may-lead.ts';
import { ChangeSeminarSheet } from './change-seminar-sheet.tsx';
import { CheckInPart } from './check-in-part.tsx';
import { RoomPart } from './room-part.tsx';
import { WallPart } from './wall-part.tsx';
import './seminar.css';

/** One seminar: a code to type for who takes part, a code to show and a list for who leads. */
export function SeminarScreen({ seminarId }: { readonly seminarId: string }) {
  const { language, formats, common } = useText();
  const text = seminarText(language);
  const { session } = useDevice();
  const today = useToday();
  const seminars = useKind('seminar');
  const [isChanging, setChanging] = useState(false);
  if (!seminars) return <Screen title={text.title} lead={common.loading} />;
  const seminar = seminars.find(({ id }) => id === seminarId);
  const back = (
    <Link to={addresses.seminars} className="ds-link">
      {text.back}
    </Link>
  );
  if (!seminar)
    return (
      <Screen title={text.title}>
        <Empty title={text.gone} action={back}>
          {text.none.text}
        </Empty>
      </Screen>
    );
  const { body, delivery } = seminar;
  const day = formats.weekdayAndDay(osloDay(body.startsAt));
  const isOn = body.status !== 'cancelled' && osloDay(body.startsAt) <= today;
  const leads = mayLead(session.roles);
  return (
    <Screen
      title={body.title}
      lead={
        <span class="v-seminar__when">
          {text.from(day, formats.atTime(body.startsAt), formats.time(body.endsAt))}
        </span>
      }
    >
      <p class="v-seminar__facts">
        <Tag color="neutral">{text.parts[body.part]}</Tag>
        {body.place && <span>{body.place}</span>}
        {body.streamed && <span>{text.streamed}</span>}
        {body.municipalities && body.municipalities.length > 0 && (
          <span>{text.together(body.municipalities.join(', '))}</span>
        )}
        {body.status === 'cancelled' && <Tag color="warning">{text.calledOff}</Tag>}
        {body.status === 'held' && <Tag color="success">{text.room.held}</Tag>}
      </p>
      {delivery.state !== 'delivered' && <SyncMark delivery={delivery} today={today} />}
      {leads && <WallPart seminar={seminar} />}
      {(isOn || leads) && <CheckInPart seminar={seminar} isFolded={leads} />}
      {leads && <RoomPart seminar={seminar} />}
      {leads && (
        <Button variant="tertiary" color="neutral" onClick={() => setChanging(true)}>
          {text.change.open}
        </Button>
      )}
      {isChanging && <ChangeSeminarSheet seminar={seminar} onClose={() => setChanging(false)} />}
      <p>{back}</p>
    </Screen>
  );
}
