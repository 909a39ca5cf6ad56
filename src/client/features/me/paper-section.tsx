import { addresses } from '../../addresses.ts';
import { useDevice } from '../../device/use-device.ts';
import { outageSheetText } from '../../text/later/outage-sheet-text.ts';
import { useText } from '../../text/use-text.ts';
import { Row, Rows } from '../../ui/row.tsx';

const caring: ReadonlySet<string> = new Set(['nurse', 'assistant', 'preventiveVisitor', 'leader']);

/** The way to today's list on paper, for those who have people to go to. */
export function PaperSection() {
  const { language } = useText();
  const text = outageSheetText(language);
  const { session } = useDevice();
  if (!session.roles.some(({ role }) => caring.has(role))) return null;
  return (
    <Rows>
      <Row to={addresses.outageSheet} title={text.link}>
        {text.lead}
      </Row>
    </Rows>
  );
}
