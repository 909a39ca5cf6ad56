import { addresses } from '../../addresses.ts';
import { useOpened } from '../../device/use-device.ts';
import { useFirstText } from '../../text/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { Row, Rows } from '../../ui/row.tsx';

/** The way to the preventive visits, for those whose work they are. */
export function PreventiveRow() {
  const { today: text } = useFirstText();
  const { session } = useOpened();
  if (!session.roles.some(({ role }) => role === 'preventiveVisitor')) return null;
  return (
    <Rows>
      <Row to={addresses.visits} lead={<Icon of="persons" />} title={text.preventive}>
        {text.preventiveMore}
      </Row>
    </Rows>
  );
}
