import type { Day } from '#domain/time/day.ts';
import { addresses } from '../../addresses.ts';
import { useHeaders } from '../../device/use-device.ts';
import { useFirstText } from '../../text/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { Row, Rows } from '../../ui/row.tsx';

/** The way to every follow-up, with how many there are and how many should have been done. */
export function FollowUpsRow({ today }: { readonly today: Day }) {
  const { today: text } = useFirstText();
  const tasks = useHeaders('task') ?? [];
  const overdue = tasks.filter(({ body }) => body.due < today).length;
  return (
    <Rows>
      <Row to={addresses.followUps} lead={<Icon of="start" />} title={text.followUps}>
        {text.followUpsOpen(tasks.length, overdue)}
      </Row>
    </Rows>
  );
}
