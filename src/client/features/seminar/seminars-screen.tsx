import { useState } from 'preact/hooks';
import { osloDay } from '#domain/time/oslo.ts';
import type { Kept } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import { useProgrammes } from '../../content/use-programmes.ts';
import { useDevice, useKind } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { Screen } from '../../shell/screen.tsx';
import { seminarText } from '../../text/later/seminar-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { mayLead } from '../../work/may-lead.ts';
import { NewSeminarSheet } from './new-seminar-sheet.tsx';

/** Seminars to come and those that were. */
export function SeminarsScreen() {
  const { language, formats, common } = useText();
  const text = seminarText(language);
  const { session } = useDevice();
  const today = useToday();
  const seminars = useKind('seminar');
  const programmes = useProgrammes();
  const [isMaking, setMaking] = useState(false);
  if (!seminars || !programmes) return <Screen title={text.title} lead={common.loading} />;
  const row = ({ id, body }: Kept<'seminar'>) => (
    <Row key={id} to={addresses.seminar(id)} lead={<Icon of="learning" />} title={body.title}>
      <span>{`${formats.weekdayAndDay(osloDay(body.startsAt))} ${formats.atTime(body.startsAt)}`}</span>
      {body.place && <span>{body.place}</span>}
      {body.status === 'cancelled' && <span>{text.calledOff}</span>}
    </Row>
  );
  const byStart = seminars.toSorted((a, b) => Date.parse(a.body.startsAt) - Date.parse(b.body.startsAt));
  const coming = byStart.filter(({ body }) => osloDay(body.endsAt) >= today);
  const past = byStart.filter(({ body }) => osloDay(body.endsAt) < today).toReversed();
  return (
    <Screen title={text.title} lead={text.lead}>
      {seminars.length === 0 && <Empty title={text.none.title}>{text.none.text}</Empty>}
      {coming.length > 0 && (
        <Section title={text.coming}>
          <Rows>{coming.map(row)}</Rows>
        </Section>
      )}
      {mayLead(session.roles) && (
        <Button wide onClick={() => setMaking(true)}>
          {text.make.open}
        </Button>
      )}
      {past.length > 0 && (
        <Section title={text.past}>
          <Rows>{past.map(row)}</Rows>
        </Section>
      )}
      {isMaking && <NewSeminarSheet programmes={programmes} today={today} onClose={() => setMaking(false)} />}
    </Screen>
  );
}
